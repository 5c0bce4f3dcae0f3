import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import remixOptions from './remix.config.js';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A script of its own for pages whose charts answer and that need no React until one does. */
const watchCharts: Plugin = {
  name: 'watch-charts',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  buildStart() {
    this.emitFile({ type: 'chunk', id: folder('./app/watch-charts.client.ts'), fileName: 'watch-charts.js' });
  },
};

/** The licences of what browsers are sent, in one file instead of a comment in each script. */
const licences: Plugin = {
  name: 'licences',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    const packages = new Set(
      modules.flatMap((id) => /\/.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []),
    );
    const texts = [...packages].sort().map((path) => {
      const { name, version, license } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
      const file = ['LICENSE', 'LICENSE.md', 'license', 'LICENCE', 'LICENSE.txt']
        .map((each) => `${path}/${each}`)
        .find(existsSync);
      return `${name} ${version}: ${license ?? 'its licence follows'}\n\n${file ? readFileSync(file, 'utf8').trim() : ''}`;
    });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${texts.join('\n\n\n')}\n` });
  },
};

/** A browser is never told which scheme is in force: what a page says of it comes from its loader. */
const noSchemeInBrowsers: Plugin = {
  name: 'no-scheme-in-browsers',
  apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        for (const [id, { renderedExports, renderedLength }] of Object.entries(chunk.modules))
          if (/questionnaire\/scheme(-pack)?\.ts$/.test(id) && renderedLength > 0)
            this.error(
              `${renderedExports.join(', ')} of ${id} would run in browsers, with ${chunk.moduleIds.join(', ')}`,
            );
  },
};

/** Pages for whoever works on the product; what is built for its users has none of them. */
const IN_DEVELOPMENT_ONLY = ['**/style/**'];

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    remix({
      ...remixOptions,
      ignoredRouteFiles: [
        ...remixOptions.ignoredRouteFiles,
        ...(command === 'build' ? IN_DEVELOPMENT_ONLY : []),
      ],
    }),
    watchCharts,
    licences,
    noSchemeInBrowsers,
  ],
  resolve: { alias: { '~db': folder('./db'), '~': folder('./app') } },
  css: { preprocessorOptions: { scss: { loadPaths: [folder('./node_modules')], quietDeps: true } } },
  ssr: { external: ['@electric-sql/pglite', 'postgres', '@node-rs/argon2', '@react-pdf/renderer'] },
  // Server-only, and its stand-in for browsers is not installed.
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    // A form page is 3 kB less than by esbuild's, which a phone on a slow line notices.
    ...(!isSsrBuild && {
      // Every page with a script is sent the names of all routes' files: by their hashes alone they are half as long.
      rollupOptions: { output: { entryFileNames: 'assets/[hash].js', chunkFileNames: 'assets/[hash].js' } },
      minify: 'terser' as const,
      terserOptions: {
        module: true,
        compress: { passes: 3, ecma: 2020, keep_fargs: false, pure_getters: true },
        format: { comments: false, ecma: 2020 },
      },
    }),
  },
}));
