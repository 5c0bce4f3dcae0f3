import { setFlagsFromString } from 'node:v8';

// A small young generation: a page's garbage is short-lived, and three spaces of 16 MB each are never given back.
setFlagsFromString('--max-semi-space-size=4');
// V8 lets a heap double before it collects; at a quarter more a busy process keeps 100 MB less.
setFlagsFromString('--heap-growing-percent=25');
const build = await import('../build/server/index.js');
try {
  await build.entry.module.start(build);
} catch (error) {
  // What stops a start is something to put right: a sentence, not a stack.
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
