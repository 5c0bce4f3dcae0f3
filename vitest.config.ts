import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The Remix plugin stays out: it expects its own dev server and build.
export default defineConfig({
  resolve: { alias: { '~db': folder('./db'), '~': folder('./app') } },
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/postgres-global.ts'],
    setupFiles: ['tests/support/properties.ts', 'tests/support/scheme.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
