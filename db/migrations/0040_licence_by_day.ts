import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** A licence's state follows from its last day: kept beside it, it said "valid" long after that day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, ['alter table organisation drop column licence_state']);
}
