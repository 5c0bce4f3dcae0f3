import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** Whom an organisation says that it serves; null until it has said. What counts of people may say rests on it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table organisation add column serves text',
    `alter table organisation add constraint organisation_serves_known
      check (serves in ('public', 'delicate', 'special'))`,
  ]);
}
