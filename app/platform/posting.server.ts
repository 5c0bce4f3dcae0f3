import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { data, redirect } from '@remix-run/node';
import { database } from '~db/client';
import { ConnectionLost } from '~db/fenced/errors';
import { type Posting, postingNow } from '~db/posting';
import { forgetPosted, keepAnswer, PostedBefore, postedForm } from '~db/queries/posted-forms';
import { now, randomHex } from './clock.server';
import { pathOf } from './http.server';
import { logError } from './log.server';
import { Refusal } from './refusal';
import { secretFor } from './secret.server';

/** The field in which a form carries what tells this page's from every other's. */
export const ONCE = 'once';
const KEY = /^[0-9a-f]{32}[\w:-]{0,40}$/;
const ALGORITHM = 'aes-256-gcm';
const MOST_KEPT = 200_000;
/** How long whoever sent a form twice waits for what the first is answered. */
const LOOKS = 100;
const LOOK_MS = 50;

/** What the forms of a page that is shown now carry. */
export const newOnce = () => randomHex(16);

/** The same form was sent with something else in it, and that was done. */
export class PostedOtherwise extends Refusal {
  constructor() {
    super(
      'incomplete',
      'This form was sent already, with something else in it, and that was done. To do this as well, send it once more',
    );
  }
}

const seals = new WeakMap<Posting, Buffer>();

/** A form that says from which page it is; null where it says nothing. */
export async function postingOf(
  request: Request,
  fields: readonly [string, FormDataEntryValue][],
): Promise<Posting | null> {
  const once = fields.find(([name]) => name === ONCE)?.[1];
  if (typeof once !== 'string' || !KEY.test(once)) return null;
  const hash = createHash('sha256').update(pathOf(request));
  for (const [name, value] of fields) {
    if (name === ONCE) continue;
    hash.update(JSON.stringify([name, typeof value === 'string' ? value : [value.name, value.size]]));
    if (typeof value !== 'string') hash.update(Buffer.from(await value.arrayBuffer()));
  }
  const key = secretFor('posted form', [once]);
  const posting = { key, sha256: hash.digest('hex'), at: now(), noting: null, noted: false };
  // Who reads the database reads no answer: what opens it is in the page alone.
  seals.set(posting, Buffer.from(secretFor('posted answer', [once]), 'hex'));
  return posting;
}

/** Keeps what the form under way is answered with, if it did something. That it cannot be kept undoes nothing. */
export async function keepPosted(answer: unknown): Promise<void> {
  const posting = postingNow();
  if (posting?.noted)
    await keepAnswer(database(), posting.key, sealedAnswer(posting, answer)).catch(logError);
}

/** The form under way did something and was refused for the rest: it may be sent again. */
export async function releasePosted(error: unknown): Promise<void> {
  const posting = postingNow();
  if (posting?.noted && !(error instanceof Response))
    await forgetPosted(database(), posting.key).catch(logError);
}

/**
 * What the same form was answered before, from now on or at this moment: the same for everybody who sent it twice. Null where
 * it never was; throws `PostedOtherwise`. `raw` is what this one came to, where it came to something.
 */
export async function postedBefore(
  request: Request,
  posting: Posting,
  raw?: unknown,
): Promise<(() => unknown) | null> {
  if (posting.noted) return null;
  for (let look = 0; look < LOOKS; look++) {
    const row = await postedForm(database(), posting.key);
    if (!row) break;
    if (row.body_sha256 !== posting.sha256) throw new PostedOtherwise();
    if (row.answer) return () => opened(posting, row.answer as Uint8Array, request);
    // Whether a transaction was kept that lost its connection is asked here: nobody else will answer.
    if (raw instanceof ConnectionLost) return () => backTo(request);
    await setTimeout(LOOK_MS);
  }
  if (raw instanceof PostedBefore)
    throw new Refusal('conflict', 'This was sent twice at once and was not done. Send it once more');
  return null;
}

/** An answer that cannot be told twice, as one that signs somebody in: the page is shown as it is now. */
function backTo(request: Request): never {
  throw redirect(pathOf(request), 303);
}

type Told = { to: string; status: number } | { data: unknown; status: number } | null;

function toldOf(answer: unknown): Told {
  if (answer instanceof Response) {
    const to = answer.headers.get('Location');
    return to && !answer.headers.has('Set-Cookie') ? { to, status: answer.status } : null;
  }
  const wrapped = answer as { type?: string; data: unknown; init: ResponseInit | null } | null;
  if (wrapped?.type !== 'DataWithResponseInit') return { data: answer, status: 200 };
  return wrapped.init?.headers ? null : { data: wrapped.data, status: wrapped.init?.status ?? 200 };
}

function sealedAnswer(posting: Posting, answer: unknown): Uint8Array {
  const whole = serialize(toldOf(answer));
  const iv = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, sealOf(posting), iv);
  const bytes = [cipher.update(whole.length > MOST_KEPT ? serialize(null) : whole), cipher.final()];
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), ...bytes]));
}

function opened(posting: Posting, answer: Uint8Array, request: Request): unknown {
  const whole = Buffer.from(answer);
  const cipher = createDecipheriv(ALGORITHM, sealOf(posting), whole.subarray(0, 12));
  cipher.setAuthTag(whole.subarray(12, 28));
  const told: Told = deserialize(Buffer.concat([cipher.update(whole.subarray(28)), cipher.final()]));
  if (!told) return backTo(request);
  if ('to' in told) throw redirect(told.to, told.status);
  return data(told.data, told.status);
}

function sealOf(posting: Posting): Buffer {
  const seal = seals.get(posting);
  if (!seal) throw new Error('This form was not read here');
  return seal;
}
