import { database } from '~db/client';
import { countHit, takeHitBack } from '~db/queries/rate-limits';
import { now } from '../platform/clock.server';
import { rateLimited } from '../platform/refusal';

const WINDOW_MS = 15 * 60_000;
const SIGN_INS_AN_ACCOUNT = 5;
const SIGN_INS_AN_ADDRESS = 20;
/** Verification codes that do not exist, asked about from one address in one window. */
const GUESSES_AN_ADDRESS = 30;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RESETS_AN_ACCOUNT = 3;
const RESETS_AN_ADDRESS = 20;
const APPLICATIONS_AN_ACCOUNT = 3;
const APPLICATIONS_AN_ADDRESS = 10;
const REGISTRATIONS_AN_ACCOUNT = 3;
const REGISTRATIONS_AN_ADDRESS = 10;
const LOOK_UPS_AN_ADDRESS = 20;
/** A whole council may come from one address; who gets in is not counted. */
const AT_PROVIDER_AN_ADDRESS = 60;
/** Links of boards that open nothing, tried from one address in a minute. */
const BOARD_GUESSES_AN_ADDRESS = 30;

/**
 * Refuses the sixth failure for an account, the twenty-first for an address, in 15 minutes. An attempt counts from its
 * start, so that many at once are no way round; gives how to take that back when it succeeds.
 */
export async function limitSignIn(email: string, address: string): Promise<() => Promise<void>> {
  const since = windowStart();
  const keys = {
    account: `sign-in:account:${email.toLowerCase()}`,
    address: `sign-in:address:${networkOf(address)}`,
  };
  const account = await countHit(database(), keys.account, since);
  const place = await countHit(database(), keys.address, since);
  if (account > SIGN_INS_AN_ACCOUNT || place > SIGN_INS_AN_ADDRESS)
    throw rateLimited('Too many attempts to sign in. Wait 15 minutes and try again', left(since, WINDOW_MS));
  return async () => {
    for (const key of Object.values(keys)) await takeHitBack(database(), key, since);
  };
}

/** Refuses the sixty-first who goes to the provider of sign-ins from one place in 15 minutes without getting in. */
export async function limitAtProvider(address: string): Promise<void> {
  const since = windowStart();
  const count = await countHit(database(), `provider:address:${networkOf(address)}`, since);
  if (count > AT_PROVIDER_AN_ADDRESS)
    throw rateLimited('Too many attempts to sign in. Wait 15 minutes and try again', left(since, WINDOW_MS));
}

/** Takes one of those back: they got in. */
export async function forgiveAtProvider(address: string): Promise<void> {
  await takeHitBack(database(), `provider:address:${networkOf(address)}`, windowStart());
}

/** Refuses the fourth mail for a new password to one account in an hour, and the twenty-first asked for from one address. */
export async function limitResets(email: string, address: string): Promise<void> {
  const hour = new Date(Math.floor(now().getTime() / HOUR_MS) * HOUR_MS);
  const account = await countHit(database(), `reset:account:${email}`, hour);
  const place = await countHit(database(), `reset:address:${networkOf(address)}`, hour);
  if (account > RESETS_AN_ACCOUNT || place > RESETS_AN_ADDRESS)
    throw rateLimited(
      'A new password was asked for too often. Wait an hour and try again',
      left(hour, HOUR_MS),
    );
}

/** Refuses the fourth application with one e-mail address in an hour, and the eleventh from one place. */
export async function limitApplications(email: string, address: string): Promise<void> {
  const hour = new Date(Math.floor(now().getTime() / HOUR_MS) * HOUR_MS);
  const account = await countHit(database(), `apply:account:${email}`, hour);
  const place = await countHit(database(), `apply:address:${networkOf(address)}`, hour);
  if (account > APPLICATIONS_AN_ACCOUNT || place > APPLICATIONS_AN_ADDRESS)
    throw rateLimited(
      'Too many applications came from here. Wait an hour and try again',
      left(hour, HOUR_MS),
    );
}

/** Refuses the fourth registration with one e-mail address in an hour, and the eleventh from one place. */
export async function limitRegistrations(email: string, address: string): Promise<void> {
  const hour = new Date(Math.floor(now().getTime() / HOUR_MS) * HOUR_MS);
  const account = await countHit(database(), `register:account:${email}`, hour);
  const place = await countHit(database(), `register:address:${networkOf(address)}`, hour);
  if (account > REGISTRATIONS_AN_ACCOUNT || place > REGISTRATIONS_AN_ADDRESS)
    throw rateLimited(
      'Too many registrations came from here. Wait an hour and try again',
      left(hour, HOUR_MS),
    );
}

/** Refuses the fourth mail to another address that one person asks for in an hour: it goes to whomever they name. */
export async function limitAddressMails(personId: string): Promise<void> {
  const hour = new Date(Math.floor(now().getTime() / HOUR_MS) * HOUR_MS);
  if ((await countHit(database(), `address:account:${personId}`, hour)) > RESETS_AN_ACCOUNT)
    throw rateLimited(
      'You have asked for another address too often. Wait an hour and try again',
      left(hour, HOUR_MS),
    );
}

/** Refuses the twenty-first look-up in a register from one place in 15 minutes: the registers count ours together. */
export async function limitLookUps(address: string): Promise<void> {
  const since = windowStart();
  const count = await countHit(database(), `look-up:address:${networkOf(address)}`, since);
  if (count > LOOK_UPS_AN_ADDRESS)
    throw rateLimited('Too many look-ups. Wait 15 minutes, or fill it in by hand', left(since, WINDOW_MS));
}

/** Counts a code that does not exist; gives how many seconds its address must wait, or null while it may ask on. */
export async function countGuess(address: string): Promise<number | null> {
  const since = windowStart();
  const guesses = await countHit(database(), `verify:address:${networkOf(address)}`, since);
  return guesses > GUESSES_AN_ADDRESS ? Math.ceil(left(since, WINDOW_MS)) : null;
}

/** Counts an address of a board's link that opens nothing, and refuses the thirty-first in a minute. */
export async function countBoardGuess(address: string): Promise<void> {
  const minute = new Date(Math.floor(now().getTime() / MINUTE_MS) * MINUTE_MS);
  const guesses = await countHit(database(), `board:address:${networkOf(address)}`, minute);
  if (guesses > BOARD_GUESSES_AN_ADDRESS)
    throw rateLimited('Wait a minute and try again', left(minute, MINUTE_MS));
}

/** Seconds until a window ends. */
const left = (since: Date, length: number) => (since.getTime() + length - now().getTime()) / 1000;

const windowStart = () => new Date(Math.floor(now().getTime() / WINDOW_MS) * WINDOW_MS);

/** An IPv6 customer holds a whole /64, so that is what is counted. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const filled = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${filled.slice(0, 4).join(':')}::/64`;
}
