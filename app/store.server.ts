import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { database, openDatabase } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import type { Env } from './platform/env.server';
import { openStorage } from './platform/storage.server';

/** A migrated database with the demo in it, made when building. */
export const TEMPLATE = 'build/template';

/** Opens the database at its newest schema. What the server and every command do first. */
export async function openStore(env: Env): Promise<void> {
  openStorage(env.dataDir);
  await openDatabase({
    dataDir: join(env.dataDir, 'database'),
    ...(env.databaseUrl && { url: env.databaseUrl }),
    ...(!env.production && existsSync(TEMPLATE) && { template: TEMPLATE }),
  });
  await migrateToLatest(database());
}
