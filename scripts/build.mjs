import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { install, run } from './run.mjs';

install();
run('npx', ['remix', 'vite:build', '--logLevel', 'warn']);
// The thread that prints PDFs is a program of its own: it needs neither pages nor a database.
const { build } = await import('vite');
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'app/publication/printer/thread.ts',
    outDir: 'build/printer',
    copyPublicDir: false,
    target: 'es2022',
  },
  resolve: { alias: { '~': resolve('app') } },
});
// A migrated database with the demo in it: a first start opens a copy instead of making one.
run('npx', ['tsx', 'app/commands/template.ts']);
writeFileSync('build/stamp', new Date().toISOString());
