import type { Kysely } from 'kysely';
import { runAll } from './statements';

/**
 * An own measure that is no longer asked: the last day of the last period that asks it. What was stated with it stays
 * where it was stated, which deleting it would not allow. Null while it is asked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table own_measure add column asked_until date',
    `alter table own_measure add constraint own_measure_asked_until_sane
      check (asked_until >= date '1900-01-01' and asked_until < date '2200-01-01')`,
  ]);
}
