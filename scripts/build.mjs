import { writeFileSync } from 'node:fs';
import { install, run } from './run.mjs';

install();
run('npx', ['remix', 'vite:build', '--logLevel', 'warn']);
// A migrated database with the demo in it: a first start opens a copy instead of making one.
run('npx', ['tsx', 'app/commands/template.ts']);
writeFileSync('build/stamp', new Date().toISOString());
