import { statfs } from 'node:fs/promises';
import { now } from './clock.server';
import { context } from './context.server';

const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);
/** Less than a few uploads and the database's next files take. */
const LEAST_BYTES = 50_000_000;
/** How long a disk that refused to write, and that cannot be looked at from here, is taken for full. */
const STILL_FULL_MS = 30_000;

let refusedAt = 0;

/** Whether an error says that there was no room on a disk, this machine's or the database's; it is remembered. */
export function isFull(error: unknown): boolean {
  const full = FULL.has((error as { code?: string } | null)?.code ?? '');
  if (full) refusedAt = now().getTime();
  return full;
}

/** Whether what is saved next would find room. */
export async function hasRoom(): Promise<boolean> {
  if (now().getTime() - refusedAt < STILL_FULL_MS) return false;
  const { dataDir } = context();
  if (!dataDir) return true;
  const disk = await statfs(dataDir).catch(() => null);
  return disk === null || disk.bavail * disk.bsize >= LEAST_BYTES;
}
