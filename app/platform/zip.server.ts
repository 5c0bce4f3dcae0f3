import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A cell of a sheet; of a number the digits as the file stores them. */
export type StoredCell = string | boolean | Date | { digits: string } | null;

const THREAD = join(process.cwd(), 'app/platform/zip-thread.mjs');
const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 };
/** The largest table takes a tenth of it. */
const TIME_LIMIT_MS = 20_000;

let last: Promise<unknown> = Promise.resolve();

/** Whether everything in a ZIP archive, unpacked, stays within a limit: a few kilobytes can hold gigabytes. */
export async function unpacksWithin(bytes: Uint8Array, limit: number): Promise<boolean> {
  return (await inThread(bytes, limit, 'whether it is within')) === true;
}

/** The first sheet of a workbook; null where it cannot be read, or not within a limit. */
export async function sheetWithin(bytes: Uint8Array, limit: number): Promise<StoredCell[][] | null> {
  return (await inThread(bytes, limit, 'its sheet')) as StoredCell[][] | null;
}

/** One archive at a time, in a thread that ends with it: many at once would be as large together as one may be alone. */
function inThread(bytes: Uint8Array, limit: number, asks: string): Promise<unknown> {
  const answer = last.then(() => answered(bytes, limit, asks));
  last = answer;
  return answer;
}

/** Null where the thread died, of whatever: of what it was given nothing can be said. */
function answered(bytes: Uint8Array, limit: number, asks: string): Promise<unknown> {
  return new Promise((resolve) => {
    const thread = new Worker(THREAD, {
      workerData: { bytes, limit, asks },
      resourceLimits: MEMORY,
      execArgv: [],
      stderr: true,
    });
    const overdue = setTimeout(() => thread.terminate(), TIME_LIMIT_MS);
    thread.once('message', resolve);
    thread.once('error', () => resolve(null));
    thread.once('exit', () => {
      clearTimeout(overdue);
      resolve(null);
    });
  });
}
