import { closeDatabase } from '~db/client';
import { DataDirectoryInUse } from '~db/fenced/errors';
import { open } from '../open.server';
import { type Env, readEnv } from '../platform/env.server';
import { Refusal } from '../platform/refusal';

export interface Outcome {
  lines: readonly string[];
  failed?: boolean;
}

/** Runs a command over the same database as `npm start`; what is wrong is one clear message, and exit 1. */
export async function withStore<Options>(
  read: () => Options,
  work: (options: Options) => Promise<Outcome>,
  envFor: (options: Options) => Env = () => readEnv(),
): Promise<void> {
  try {
    const options = read();
    await open(envFor(options));
    const { lines, failed } = await work(options);
    (failed ? process.stderr : process.stdout).write(`${lines.join('\n')}\n`);
    if (failed) process.exitCode = 1;
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exitCode = 1;
  } finally {
    await closeDatabase();
  }
}

/** A sentence for a person; a fault of the program keeps its trace. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DataDirectoryInUse)
    return `${error.message} Or use PostgreSQL (DATABASE_URL), where commands run beside the server.`;
  const expected = error instanceof Refusal || 'code' in error || error.constructor === Error;
  return expected ? error.message : (error.stack ?? error.message);
}
