/**
 * How the server is started: by `npm start`, tests and benchmarks alike. Left alone, V8 keeps four helper threads for
 * its garbage and its compiler, which on a small machine take the processor from the database and from the server
 * itself; and three spaces of 16 MB for what is new, which are never given back.
 */
export const SERVER = ['--v8-pool-size=1', '--max-semi-space-size=8', 'scripts/serve.mjs'];
