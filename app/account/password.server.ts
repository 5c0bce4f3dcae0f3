import { hash, verify } from '@node-rs/argon2';
import { database } from '~db/client';
import { passwordHashOf } from '~db/queries/people';

/** OWASP ASVS 5.0: Argon2id (the library's default), 64 MiB, three passes, one lane. */
const OPTIONS = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** A password as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Whether a typed password is the stored one. */
export async function verifyPassword({
  hash: stored,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  return verify(stored, password, OPTIONS);
}

/** Whether a typed password is a person's own. */
export async function isPasswordOf(personId: string, password: string): Promise<boolean> {
  const stored = await passwordHashOf(database(), personId);
  return stored !== null && verifyPassword({ hash: stored, password });
}
