import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { database, inTransaction } from '~db/client';
import { hasPeople, setPasswords } from '~db/queries/people';
import { hashPassword } from '../account/password.server';
import { randomHex } from '../platform/clock.server';
import type { Env } from '../platform/env.server';
import { ACCOUNTS, EMAILS } from './accounts';
import { loadDemo } from './load.server';

/** Loads the demo into an empty database and makes its accounts' password right; gives the lines to print. */
export async function prepareDemo(env: Env): Promise<string[]> {
  if (env.production) return [];
  if (!(await hasPeople(database()))) await loadDemo();
  const password = passwordOf(env);
  const hash = await hashPassword(password);
  await inTransaction((tx) => setPasswords(tx, EMAILS, hash));
  return [
    'Sign in to the demo with',
    ...Object.values(ACCOUNTS).map(({ email, does }) => `  ${email.padEnd(28)}${does}`),
    `and the password ${password}`,
  ];
}

/** A password made once stays beside the embedded database, so that a restart does not change it. */
function passwordOf(env: Env): string {
  if (env.demoPassword) return env.demoPassword;
  if (env.databaseUrl) return randomHex(8);
  const file = join(env.dataDir, 'demo-password');
  if (!existsSync(file)) {
    mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomHex(8), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
