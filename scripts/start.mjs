import { install, newest, run, stay } from './run.mjs';
import { SERVER } from './server.mjs';

// One command on a clean clone: install, build when something changed, serve.
install();
const changed = newest(['app', 'db', 'public', 'package-lock.json', 'vite.config.ts', 'remix.config.js']);
if (changed) run(process.execPath, ['scripts/build.mjs']);
stay(process.execPath, SERVER);
