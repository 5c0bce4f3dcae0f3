import { setFlagsFromString } from 'node:v8';

// V8 lets a heap grow to four times what is in use before it collects, and gives little of it back.
setFlagsFromString('--heap-growing-percent=80');
// React chooses its build by this, and its development build takes twice as long over a page. Ours is chosen by `env`.
const env = { ...process.env };
process.env.NODE_ENV = 'production';
const build = await import('../build/server/index.js');
try {
  await build.entry.module.start(build, env);
} catch (error) {
  // What stops a start is something to put right: a sentence, not a stack.
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
