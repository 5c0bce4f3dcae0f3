import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { database, openDatabase } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { PUBLIC, WORKS } from '~db/reach';
import { keepScheme } from './accreditation/keep-scheme.server';
import { randomHex } from './platform/clock.server';
import { setContext } from './platform/context.server';
import type { Env } from './platform/env.server';

/** A migrated database with the demo in it, made when building. */
export const TEMPLATE = 'build/template';

const STATEMENT_MS = 30_000;

type Role = 'server' | 'command';

/** Makes this process what its environment says. A command makes nothing that a server would find. */
export function enter(env: Env, as: Role): void {
  const { certificate, password } = env.signing;
  setContext({
    origin: env.origin ?? `http://localhost:${env.port}`,
    dataDir: env.dataDir,
    smtp: env.smtp,
    registers: env.registers,
    provider: env.provider,
    secondFactor: env.production ? 'required' : 'offered',
    signing: {
      certificate,
      password,
      demo: env.production ? 'none' : as === 'server' ? 'made' : 'found',
    },
  });
}

/** The same, and the database opened at its newest schema: what the server and every command do first. */
export async function open(env: Env, as: Role = 'command'): Promise<void> {
  enter(env, as);
  await openDatabase({
    dataDir: join(env.dataDir, 'database'),
    ...(env.databaseUrl && { url: env.databaseUrl }),
    // What a server does without having asked for more reaches what anybody may see.
    reach: as === 'server' ? PUBLIC : WORKS,
    // A query that hangs must not keep a connection from everybody; a command takes as long as it takes.
    ...(as === 'server' && { statementTimeoutMs: STATEMENT_MS }),
    ...(!env.production && existsSync(TEMPLATE) && { template: TEMPLATE }),
  });
  await migrateToLatest(database());
  await keepScheme(env.schemeFile);
  // Beside the embedded database, whose directory there is only now.
  if (as === 'server') setContext({ secret: secretOf(env) });
}

/** Outside production a secret is made once and kept beside the data, so that a restart signs nobody out. */
function secretOf(env: Env): string {
  if (env.sessionSecret) return env.sessionSecret;
  if (env.databaseUrl) return randomHex(32);
  const file = join(env.dataDir, 'session-secret');
  if (!existsSync(file)) writeFileSync(file, randomHex(32), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
