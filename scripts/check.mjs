import { install, run } from './run.mjs';

install();
run('npx', ['biome', 'check', '--error-on-warnings', '.']);
run('npx', ['tsc', '--noEmit']);
run('npx', ['knip']);
run('npx', ['vitest', 'run', 'tests/architecture.test.ts']);
