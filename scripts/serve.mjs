const build = await import('../build/server/index.js');
try {
  await build.entry.module.start(build);
} catch (error) {
  // What stops a start is something to put right: a sentence, not a stack.
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
