import type { Kysely } from 'kysely';
import { runAll } from './statements';

/** A count that was rounded before it was published is about so much in a total: what was worked out before called it exact. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    `insert into benchmark_due (organisation_id, id, year, created_at)
      select version.organisation_id, version.id, extract(year from statement.period_end), version.published_at
      from version join statement
        on statement.organisation_id = version.organisation_id and statement.id = version.statement_id
      where version.status = 'published' on conflict do nothing`,
  ]);
}
