import { sql } from 'kysely';
import { type MigrationLevel, migrationLevel } from '../migrate';
import type { Handle } from '../transaction';

/** Resolves when the database answers; rejects with `ConnectionLost` or `NoConnectionFree` when it does not. */
export async function ping(db: Handle): Promise<void> {
  await sql`select 1`.execute(db);
}

/** What readiness asks: whether this program's migrations have all been applied. */
export function readMigrationLevel(db: Handle): Promise<MigrationLevel> {
  return migrationLevel(db);
}
