import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * The file that brought a figure in, until a person states it: a year that nobody declared is told of in a later
 * statement only where all of it was brought in, and with where from.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table answer add column imported_from text',
    `alter table answer add constraint answer_imported_from_present check (not ${blank('imported_from')})`,
  ]);
}
