import { setTimeout } from 'node:timers/promises';
import { database } from '~db/client';
import { type Count, countHit, hitsOf, takeHitsBack } from '~db/queries/rate-limits';
import { now } from '../platform/clock.server';
import { rateLimited } from '../platform/refusal';
import { isKnownBrowser } from './device.server';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** A window slides by a part of it at a time. */
const PARTS = 5;

/** Failures for an account from one address, from one address, and for an account in browsers that its owner knows. */
const SIGN_INS_OF_BOTH = 5;
const SIGN_INS_AN_ADDRESS = 20;
const SIGN_INS_KNOWN = 10;
/** Failures for an account from wherever, after which each further try is slow: refused, its owner would be locked out. */
const SIGN_INS_QUICK = 20;
const SLOW_MS = 2_000;
const NEVER_FULL = 1_000_000;
const TOO_MANY_SIGN_INS = 'Too many attempts to sign in. Wait 15 minutes and try again';
const RESETS_AN_ACCOUNT = 3;
const RESETS_AN_ADDRESS = 20;
const APPLICATIONS_AN_ACCOUNT = 3;
const APPLICATIONS_AN_ADDRESS = 10;
const REGISTRATIONS_AN_ACCOUNT = 3;
const REGISTRATIONS_AN_ADDRESS = 10;
const LOOK_UPS_AN_ADDRESS = 20;
/** A whole council may come from one address; who gets in is not counted. */
const AT_PROVIDER_AN_ADDRESS = 60;
/** Verification codes that do not exist, asked about from one address in one window. */
const GUESSES_AN_ADDRESS = 30;
/** Links of boards that open nothing, tried from one address in a minute. */
const BOARD_GUESSES_AN_ADDRESS = 30;

/**
 * Refuses the sixth failure for an account from one address, and the twenty-first from an address, in 15 minutes. Whoever
 * comes with a browser in which the account was signed in to before is counted apart: a stranger cannot keep them out.
 * An attempt counts from its start, so that many at once are no way round; gives how to take that back when it succeeds.
 */
export async function limitSignIn(
  request: Request,
  email: string,
  address: string,
): Promise<() => Promise<void>> {
  const account = `sign-in:account:${email.toLowerCase()}`;
  if (await isKnownBrowser(request, email)) {
    const known = await counted(QUARTER_MS, [{ key: `${account}:known`, most: SIGN_INS_KNOWN }]);
    if ('takeBack' in known) return known.takeBack;
  }
  const place = networkOf(address);
  const tried = await counted(QUARTER_MS, [
    { key: `${account}:${place}`, most: SIGN_INS_OF_BOTH },
    { key: `sign-in:address:${place}`, most: SIGN_INS_AN_ADDRESS },
    { key: account, most: NEVER_FULL },
  ]);
  if ('wait' in tried) throw rateLimited(TOO_MANY_SIGN_INS, tried.wait);
  if ((tried.before.get(account) ?? 0) >= SIGN_INS_QUICK) await setTimeout(SLOW_MS);
  return tried.takeBack;
}

/** Refuses the sixth time in 15 minutes that somebody who has signed in gives their own password wrongly; gives the same. */
export async function limitOwnPassword(personId: string): Promise<() => Promise<void>> {
  const tried = await counted(QUARTER_MS, [{ key: `password:account:${personId}`, most: SIGN_INS_OF_BOTH }]);
  if ('wait' in tried) throw rateLimited(TOO_MANY_SIGN_INS, tried.wait);
  return tried.takeBack;
}

/** Refuses the sixty-first who goes to the provider of sign-ins from one place in 15 minutes without getting in. */
export function limitAtProvider(address: string): Promise<void> {
  return limit(QUARTER_MS, TOO_MANY_SIGN_INS, [{ key: atProvider(address), most: AT_PROVIDER_AN_ADDRESS }]);
}

/** Takes one of those back: they got in. */
export async function forgiveAtProvider(address: string): Promise<void> {
  await takeHitsBack(database(), [atProvider(address)], windowOf(QUARTER_MS).part);
}

const atProvider = (address: string) => `provider:address:${networkOf(address)}`;

/** Refuses the fourth mail for a new password to one account in an hour, and the twenty-first asked for from one address. */
export function limitResets(email: string, address: string): Promise<void> {
  return limit(HOUR_MS, 'A new password was asked for too often. Wait an hour and try again', [
    { key: `reset:account:${email}`, most: RESETS_AN_ACCOUNT },
    { key: `reset:address:${networkOf(address)}`, most: RESETS_AN_ADDRESS },
  ]);
}

/** Refuses the fourth application with one e-mail address in an hour, and the eleventh from one place. */
export function limitApplications(email: string, address: string): Promise<void> {
  return limit(HOUR_MS, 'Too many applications came from here. Wait an hour and try again', [
    { key: `apply:account:${email}`, most: APPLICATIONS_AN_ACCOUNT },
    { key: `apply:address:${networkOf(address)}`, most: APPLICATIONS_AN_ADDRESS },
  ]);
}

/** Refuses the fourth registration with one e-mail address in an hour, and the eleventh from one place. */
export function limitRegistrations(email: string, address: string): Promise<void> {
  return limit(HOUR_MS, 'Too many registrations came from here. Wait an hour and try again', [
    { key: `register:account:${email}`, most: REGISTRATIONS_AN_ACCOUNT },
    { key: `register:address:${networkOf(address)}`, most: REGISTRATIONS_AN_ADDRESS },
  ]);
}

/** Refuses the fourth mail to another address that one person asks for in an hour: it goes to whomever they name. */
export function limitAddressMails(personId: string): Promise<void> {
  return limit(HOUR_MS, 'You have asked for another address too often. Wait an hour and try again', [
    { key: `address:account:${personId}`, most: RESETS_AN_ACCOUNT },
  ]);
}

/** Refuses the twenty-first look-up in a register from one place in 15 minutes: the registers count ours together. */
export function limitLookUps(address: string): Promise<void> {
  return limit(QUARTER_MS, 'Too many look-ups. Wait 15 minutes, or fill it in by hand', [
    { key: `look-up:address:${networkOf(address)}`, most: LOOK_UPS_AN_ADDRESS },
  ]);
}

/** Counts a code that does not exist; gives how many seconds its address must wait, or null while it may ask on. */
export async function countGuess(address: string): Promise<number | null> {
  const guess = { key: `verify:address:${networkOf(address)}`, most: GUESSES_AN_ADDRESS };
  const guessed = await counted(QUARTER_MS, [guess]);
  return 'wait' in guessed ? Math.ceil(guessed.wait) : null;
}

/** Counts an address of a board's link that opens nothing, and refuses the thirty-first in a minute. */
export function countBoardGuess(address: string): Promise<void> {
  const guess = { key: `board:address:${networkOf(address)}`, most: BOARD_GUESSES_AN_ADDRESS };
  return limit(MINUTE_MS, 'Wait a minute and try again', [guess]);
}

async function limit(length: number, says: string, counts: readonly Count[]): Promise<void> {
  const tried = await counted(length, counts);
  if ('wait' in tried) throw rateLimited(says, tried.wait);
}

type Tried = { before: Map<string, number>; takeBack: () => Promise<void> } | { wait: number };

/** Counts a try on each key, unless one of them is full: then it is counted on none, and said how long that lasts. */
async function counted(length: number, counts: readonly Count[]): Promise<Tried> {
  const { part, over } = windowOf(length);
  const found = await hitsOf(
    database(),
    counts.map(({ key }) => key),
    { over },
  );
  const before = new Map([...found].map(([key, parts]) => [key, sum(parts)]));
  const full = counts.filter(({ key, most }) => (before.get(key) ?? 0) >= most);
  if (full.length > 0)
    return { wait: Math.max(...full.map(({ key, most }) => waitFor(found.get(key) ?? [], most, length))) };
  const done: string[] = [];
  const takeBack = () => takeHitsBack(database(), done, part);
  for (const { key, most } of counts) {
    const earlier = sum((found.get(key) ?? []).filter(({ since }) => since < part));
    if (!(await countHit(database(), { key, most: most - earlier }, part))) {
      if (done.length > 0) await takeBack();
      return { wait: (part.getTime() + length - now().getTime()) / 1000 };
    }
    done.push(key);
  }
  return { before, takeBack };
}

const sum = (parts: readonly { hits: number }[]) => parts.reduce((all, { hits }) => all + hits, 0);

/** Seconds until enough of what was counted is out of the window. */
function waitFor(parts: readonly { since: Date; hits: number }[], most: number, length: number): number {
  let left = sum(parts);
  const last = parts.find(({ hits }) => {
    left -= hits;
    return left < most;
  });
  return ((last?.since.getTime() ?? now().getTime()) + length - now().getTime()) / 1000;
}

function windowOf(length: number): { part: Date; over: Date } {
  const time = now().getTime();
  const long = length / PARTS;
  return { part: new Date(Math.floor(time / long) * long), over: new Date(time - length) };
}

/** An IPv6 customer holds a whole /64, so that is what is counted. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '');
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const filled = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${filled.slice(0, 4).join(':')}::/64`;
}
