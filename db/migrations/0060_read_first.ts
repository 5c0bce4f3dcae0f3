import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/** What the organisation wants to be read first: ids of measures between blanks, in its order. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table version add column leads text',
    `alter table version add constraint version_leads_present check (not ${blank('leads')})`,
  ]);
}
