import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { context, setContext } from './context.server';
import { SteadyClock } from './steady';

/** Now. */
export function now(): Date {
  return context().now();
}

const inTheUk = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** Today's date in the United Kingdom, where statements are made. */
export function today(at: Date = now()): string {
  return inTheUk.format(at);
}

const steady = new SteadyClock(now);

/** The same for what is done by itself and cannot be taken back: a clock that leaps forward is not followed at once. */
export function steadyToday(): string {
  return today(steady.now());
}

/** For tests and the demo: time stands at `at` while `work` runs. */
export async function at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  const before = setContext({ now: () => moment });
  try {
    return await work();
  } finally {
    setContext({ now: before.now });
  }
}

/** A new id: UUIDv7, so that rows made together lie together. */
export function newId(): string {
  return v7();
}

/** Random bytes as hex. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters to print and type by hand: none that look like digits. */
const newLetters = () =>
  Array.from(randomBytes(64), (byte) => (byte < 240 ? CODE_LETTERS[byte % 30] : '')).join('');

/** A code to print and type by hand: "PM-7K4W-92QX". */
export function newCode(): string {
  const letters = newLetters();
  return `PM-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}

/** A code that lets in once: "7K4W9-2QXPM", of 49 bits. */
export function newBackupCode(): string {
  const letters = newLetters();
  return `${letters.slice(0, 5)}-${letters.slice(5, 10)}`;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** Day and time as a clock in the United Kingdom has them: one from there and one from Greenwich part at midnight. */
export const momentInWords = (at: Date) => moment.format(at);
