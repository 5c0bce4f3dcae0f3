import { hash, verify } from '@node-rs/argon2';

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
