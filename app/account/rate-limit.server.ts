import { database } from '~db/client';
import { countHit, hitsOn } from '~db/queries/rate-limits';
import { now } from '../platform/clock.server';
import { rateLimited } from '../platform/refusal';

const WINDOW_MS = 15 * 60_000;
const SIGN_INS_AN_ACCOUNT = 5;
const SIGN_INS_AN_ADDRESS = 20;
/** Verification codes that do not exist, asked about from one address in one window. */
const GUESSES_AN_ADDRESS = 30;

const MINUTE_MS = 60_000;
/** Times a board's link, any link, is opened from one address in a minute. */
const BOARD_VIEWS_AN_ADDRESS = 30;

/** Counts an attempt to sign in and refuses the sixth for an account, the twenty-first for an address, in 15 minutes. */
export async function limitSignIn(email: string, address: string): Promise<void> {
  const since = windowStart();
  const account = await countHit(database(), `sign-in:account:${email.toLowerCase()}`, since);
  const place = await countHit(database(), `sign-in:address:${networkOf(address)}`, since);
  if (account > SIGN_INS_AN_ACCOUNT || place > SIGN_INS_AN_ADDRESS)
    throw rateLimited('Too many attempts to sign in. Wait 15 minutes and try again', left(since, WINDOW_MS));
}

/** Seconds an address must wait before it may ask about another code; null when it may ask now. */
export async function waitAfterGuesses(address: string): Promise<number | null> {
  const since = windowStart();
  const guesses = await hitsOn(database(), guessKey(address), since);
  if (guesses < GUESSES_AN_ADDRESS) return null;
  return Math.ceil(left(since, WINDOW_MS));
}

/** Counts a code that does not exist. Codes that do are not counted: a meeting may share one address. */
export async function countGuess(address: string): Promise<void> {
  await countHit(database(), guessKey(address), windowStart());
}

/** Counts an opening of a board's link, of one that exists or not, and refuses the thirty-first in a minute. */
export async function limitBoardViews(address: string): Promise<void> {
  const minute = new Date(Math.floor(now().getTime() / MINUTE_MS) * MINUTE_MS);
  const views = await countHit(database(), `board:address:${networkOf(address)}`, minute);
  if (views > BOARD_VIEWS_AN_ADDRESS)
    throw rateLimited('Wait a minute and try again', left(minute, MINUTE_MS));
}

const guessKey = (address: string) => `verify:address:${networkOf(address)}`;

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
