import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectDatabase, database, openDatabase } from '~db/client';
import { migrateToLatest, ownsTables } from '~db/migrate';
import { PUBLIC, WORKS } from '~db/reach';
import { keepScheme } from './accreditation/keep-scheme.server';
import { countQuery } from './platform/asked.server';
import { randomHex } from './platform/clock.server';
import { setContext } from './platform/context.server';
import type { Env } from './platform/env.server';

/** A migrated database with the demo in it, made when building. */
export const TEMPLATE = 'build/template';

const STATEMENT_MS = 8_000;
/** Connections to PostgreSQL that public pages have besides the ten of everybody who is at work. */
const FOR_PUBLIC = 4;

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
    ...(as === 'server' && {
      statementTimeoutMs: STATEMENT_MS,
      maxForPublic: FOR_PUBLIC,
      onQuery: ({ ms }) => countQuery(ms),
    }),
    pooled: env.pooled,
    ...(!env.production && existsSync(TEMPLATE) && { template: TEMPLATE }),
  });
  if (env.databaseUrl && env.migrationUrl) await migrateByOwner(env.databaseUrl, env.migrationUrl);
  else await migrateToLatest(database());
  await keepScheme(env.schemeFile);
  if (as === 'server' && env.production && env.databaseUrl && (await ownsTables(database())))
    throw new Error(OWNS_TABLES);
  // Beside the embedded database, whose directory there is only now.
  if (as === 'server') setContext({ secret: secretOf(env) });
}

const OWNS_TABLES =
  'The account of DATABASE_URL owns the tables, or may become who does: whoever got into this program could change what happened and what was declared. Give it an account of its own, and that of the owner in MIGRATION_DATABASE_URL. See docs/running.md, “PostgreSQL”.';

/** Brings the database to its newest schema as who owns the tables, and lets the account that serves ask in its roles. */
async function migrateByOwner(databaseUrl: string, migrationUrl: string): Promise<void> {
  const owner = await connectDatabase({ url: migrationUrl, dataDir: '', max: 1 });
  try {
    await migrateToLatest(owner.db, decodeURIComponent(new URL(databaseUrl).username));
  } finally {
    await owner.close();
  }
}

/** Outside production a secret is made once and kept beside the data, so that a restart signs nobody out. */
function secretOf(env: Env): string {
  if (env.sessionSecret) return env.sessionSecret;
  if (env.databaseUrl) return randomHex(32);
  const file = join(env.dataDir, 'session-secret');
  if (!existsSync(file)) writeFileSync(file, randomHex(32), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
