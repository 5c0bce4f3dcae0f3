import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { install, run } from './run.mjs';

install();
run('npx', ['remix', 'vite:build', '--logLevel', 'warn']);
compressClient();
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

/** Once at the build, as small as can be: what browsers load never changes under its name. */
function compressClient() {
  for (const entry of readdirSync('build/client', { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(css|js|json|svg|ttf|txt)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
  }
}
