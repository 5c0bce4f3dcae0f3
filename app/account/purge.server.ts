import { database } from '~db/client';
import { forgetAccess } from '~db/queries/access-events';
import { forgetAccountLinks } from '~db/queries/account-links';
import { forgetMail } from '~db/queries/mail';
import { forgetSessions } from '~db/queries/people';
import { forgetPostedBefore } from '~db/queries/posted-forms';
import { forgetHits } from '~db/queries/rate-limits';
import { forgetUsedCodes } from '~db/queries/used-codes';
import { expireSlices } from '~db/queries/verification';
import { now } from '../platform/clock.server';
import { SESSION_IDLE_MS, SESSION_MS } from './session-length';

/** Longer than any window in which something is counted. */
const COUNTED_MS = 60 * 60_000;
/** How long it can be looked up that a mail was sent, or a link was there. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
/** Longer than an app shows a code, and than clocks differ. */
const CODE_MS = 10 * 60_000;
/** How long a form that is sent twice is known again. */
const POSTED_MS = 24 * 60 * 60_000;
/** How long it can be looked up who signed in, was refused, or downloaded something. */
const ACCESS_KEPT_MS = 365 * 24 * 60 * 60_000;

/** How long a document for commissioners of less than the whole is kept, once made. */
const SLICES_KEPT_MS = 30 * 24 * 60 * 60_000;
const AT_ONCE = 500;

/** Forgets what is over: who asked from where, sessions and links that open nothing any more, mails that were sent. */
export async function purge(): Promise<void> {
  const before = (ms: number) => new Date(now().getTime() - ms);
  await forgetHits(database(), before(COUNTED_MS));
  await forgetAccess(database(), before(ACCESS_KEPT_MS));
  await forgetMail(database(), before(KEPT_MS));
  await forgetAccountLinks(database(), before(KEPT_MS));
  await forgetPostedBefore(database(), before(POSTED_MS));
  await forgetUsedCodes(database(), before(CODE_MS));
  await expireSlices(database(), before(SLICES_KEPT_MS), AT_ONCE);
  await forgetSessions(database(), {
    startedBefore: before(SESSION_MS),
    seenBefore: before(SESSION_IDLE_MS),
  });
}
