import { createServer } from 'node:http';
import { createServer as createVite } from 'vite';
import { install } from './run.mjs';

// The same server as for real, with Vite in it instead of a build: same headers, same limits, same refusals.
install();
const server = createServer();
const vite = await createVite({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' });
const { start } = await vite.ssrLoadModule('/app/boot.server.ts');
const build = () => vite.ssrLoadModule('virtual:remix/server-build');
try {
  await start({ build, files: vite.middlewares, server }, process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
