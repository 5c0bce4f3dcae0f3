import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** "More than 20" is no 20: what an organisation adds says how its figures were qualified, and totals say how many were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `alter table contribution add column qualified text not null default ''`,
    ...['minimums', 'maximums', 'estimates'].map(
      (column) =>
        `alter table region_total add column ${column} integer not null default 0 check (${column} >= 0)`,
    ),
    // What was worked out before knows nothing of qualifiers, so that it is all to be worked out again.
    `insert into benchmark_due (organisation_id, id, year, created_at)
      select version.organisation_id, version.id, extract(year from statement.period_end), version.published_at
      from version join statement
        on statement.organisation_id = version.organisation_id and statement.id = version.statement_id
      where version.status = 'published' on conflict do nothing`,
  ]);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table contribution drop column qualified',
    ...['minimums', 'maximums', 'estimates'].map(
      (column) => `alter table region_total drop column ${column}`,
    ),
  ]);
}
