import type { Kysely } from 'kysely';
import { runAll } from './statements';

/**
 * A measure whose meaning changed is a new measure that names the one it replaces, so that the chart shows the
 * break. It may replace a core measure too, so it is not a foreign key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table own_measure add column replaces text',
    `alter table own_measure add constraint own_measure_replaces_another
      check (replaces ~ '^[a-z][a-z0-9_]*$' and replaces <> id)`,
  ]);
}
