import { database } from '~db/client';
import { forgetSessions } from '~db/queries/people';
import { forgetHits } from '~db/queries/rate-limits';
import { now } from '../platform/clock.server';
import { SESSION_IDLE_MS, SESSION_MS } from './session-length';

/** Longer than any window in which something is counted. */
const COUNTED_MS = 60 * 60_000;

/** Forgets what is over: who asked from where, and sessions that open nothing any more. */
export async function purge(): Promise<void> {
  const before = (ms: number) => new Date(now().getTime() - ms);
  await forgetHits(database(), before(COUNTED_MS));
  await forgetSessions(database(), {
    startedBefore: before(SESSION_MS),
    seenBefore: before(SESSION_IDLE_MS),
  });
}
