import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { install, run } from './run.mjs';

install();
run('npx', ['remix', 'vite:build', '--logLevel', 'warn']);
manifestWithoutFiles();
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

/**
 * Every page with a script is sent the names of all routes, and those that only answer with a file have nothing to run in a
 * browser: links to them leave the page. Remix has no option for it.
 */
function manifestWithoutFiles() {
  const folder = 'build/client/assets';
  const before = 'window.__remixManifest=';
  const name = readdirSync(folder).find((each) => /^manifest-\w+\.js$/.test(each));
  const text = name && readFileSync(join(folder, name), 'utf8');
  if (!text?.startsWith(before)) throw new Error('Remix writes its list of routes otherwise now.');
  const manifest = JSON.parse(text.slice(before.length, text.lastIndexOf(';')));
  const hasPage = ({ hasAction, module }) =>
    hasAction || /\bdefault\b/.test(readFileSync(join('build/client', module), 'utf8'));
  manifest.routes = Object.fromEntries(Object.entries(manifest.routes).filter(([, route]) => hasPage(route)));
  writeFileSync(join(folder, name), `${before}${JSON.stringify(manifest)};`);
}

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
