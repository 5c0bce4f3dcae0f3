/**
 * How the server is started: by `npm start`, tests and benchmarks alike. Left alone, V8 keeps four helper threads for
 * its garbage and its compiler, which on a small machine take the processor from the database and from the server
 * itself. A page makes some megabytes of what is thrown away with it: with room for several of them its garbage takes
 * a tenth of the processor less, for 30 MB of memory.
 */
export const SERVER = ['--v8-pool-size=1', '--max-semi-space-size=32', 'scripts/serve.mjs'];
