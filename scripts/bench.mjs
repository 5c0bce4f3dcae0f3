import { install, newest, run } from './run.mjs';

install();
if (newest(['app', 'db', 'public', 'package-lock.json', 'vite.config.ts']))
  run(process.execPath, ['scripts/build.mjs']);
run('npx', ['tsx', 'tests/bench/run.ts', ...process.argv.slice(2)]);
