import type { Kysely } from 'kysely';
import { runAll } from './statements';

/**
 * A head of the Act is stated by the organisation or not at all: an import cannot know it, so the column may be empty.
 * Measures in "percent of groups" were taken for counts; a percentage is a rate, whatever it is of. Heads that were
 * guessed from a unit can't be told from stated ones any more and stay as they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table own_measure alter column head drop not null',
    `update own_measure set kind = 'ratio' where kind = 'count' and unit ~* '^(percent|per cent|%)(\\s|$)'`,
  ]);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `update own_measure set head = 'social' where head is null`,
    'alter table own_measure alter column head set not null',
  ]);
}
