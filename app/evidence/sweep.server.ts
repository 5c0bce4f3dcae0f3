import { database } from '~db/client';
import { namedKeys } from '~db/queries/evidence';
import { now } from '../platform/clock.server';
import { dropUnnamed } from '../platform/storage.server';

/** Longer than anything is under way that keeps a file first and writes it down then. */
const UNDER_WAY_MS = 24 * 60 * 60_000;

/** Takes away files that no row names: of uploads that ended with their process, or with its connection. */
export async function sweepFiles(): Promise<void> {
  await dropUnnamed(new Date(now().getTime() - UNDER_WAY_MS), (keys) => namedKeys(database(), keys));
}
