import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { now } from './clock.server';
import { secretFor } from './secret.server';

/** How long a form that was posted without a session can be carried through the sign-in page. */
const CARRIED_MS = 60 * 60_000;
/** Sealed, in characters: with it the sign-in form stays well below what a form may post. */
const MOST_SEALED = 400_000;
/** What it may unpack to: as much as a form may post. */
const MOST_BYTES = 1_000_000;
const ALGORITHM = 'aes-256-gcm';

const carriedForm = z.object({
  to: z.string(),
  at: z.number(),
  by: z.string().nullable(),
  fields: z.array(z.tuple([z.string(), z.string()])),
});

/** A form that somebody sent without a session: where it goes, and what was typed. */
interface Carried {
  to: string;
  /** Whose session it was that had ended, by id; null where that is not known. */
  by: string | null;
  fields: [string, string][];
}

/** A form that only this service can read again, for an hour; null where it is too long to be carried. */
export function sealed({ to, by, fields }: Carried): string | null {
  const iv = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, key(), iv);
  const text = JSON.stringify({ to, at: now().getTime(), by, fields });
  const bytes = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()]);
  const whole = Buffer.concat([iv, cipher.getAuthTag(), bytes]).toString('base64url');
  return whole.length <= MOST_SEALED ? whole : null;
}

/** The form again; null where the seal is not ours, was changed, or is too old. */
export function unsealed(seal: string): Carried | null {
  const whole = Buffer.from(seal, 'base64url');
  if (seal.length > MOST_SEALED || whole.length < 29) return null;
  try {
    const cipher = createDecipheriv(ALGORITHM, key(), whole.subarray(0, 12));
    cipher.setAuthTag(whole.subarray(12, 28));
    const bytes = Buffer.concat([cipher.update(whole.subarray(28)), cipher.final()]);
    const text = inflateRawSync(bytes, { maxOutputLength: MOST_BYTES * 2 }).toString('utf8');
    const { to, at, by, fields } = carriedForm.parse(JSON.parse(text));
    return now().getTime() - at <= CARRIED_MS ? { to, by, fields } : null;
  } catch {
    return null;
  }
}

const key = () => Buffer.from(secretFor('carried form', []), 'hex');
