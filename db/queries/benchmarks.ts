import { type Insertable, type Selectable, sql } from 'kysely';
import type { Handle, Tx } from '../client';
import { compiledOnce } from '../compiled-once';
import type { BenchmarkDueTable, BenchmarkTable, ContributionTable } from '../schema-benchmarks';
import { statementVersions } from './statements';

export type BenchmarkRow = Selectable<BenchmarkTable>;
export type ContributionRow = Selectable<ContributionTable>;

/** Notes that what an organisation has published for a year changed. In the transaction that changed it. */
export async function markDue(tx: Tx, row: Insertable<BenchmarkDueTable>): Promise<void> {
  await tx.insertInto('benchmark_due').values(row).execute();
}

/** What waits to be worked out, oldest first. */
export function dueBenchmarks(db: Handle, limit: number): Promise<Selectable<BenchmarkDueTable>[]> {
  return db.selectFrom('benchmark_due').selectAll().orderBy('id').limit(limit).execute();
}

/** Takes off the list what has been worked out: those rows and no later ones. */
export async function removeDue(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length) await tx.deleteFrom('benchmark_due').where('id', 'in', ids).execute();
}

/** One process at a time changes benchmarks, for each change starts from what is there. Readers do not wait. */
export async function lockBenchmarks(tx: Tx): Promise<void> {
  await sql`lock table benchmark in share row exclusive mode`.execute(tx);
}

/** An organisation's published versions whose periods end in a year, the latest first. */
export function publishedInYear(db: Handle, organisationId: string, year: number) {
  return statementVersions(db)
    .select([
      'version.id',
      'version.document',
      'version.exact_measures',
      'version.public_document',
      'statement.period_start',
      'statement.period_end',
    ])
    .where('version.organisation_id', '=', organisationId)
    .where('version.status', '=', 'published')
    .where('statement.period_end', '>=', `${year}-01-01`)
    .where('statement.period_end', '<=', `${year}-12-31`)
    .orderBy('statement.period_end', 'desc')
    .execute();
}

/** What an organisation adds to a year now. */
export function contributionTo(db: Handle, organisationId: string, year: number) {
  return db
    .selectFrom('contribution')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('year', '=', year)
    .executeTakeFirst();
}

/** What an organisation adds to its latest years, latest first. */
export const contributionsOf = compiledOnce((db, organisationId: string, limit: number) =>
  db
    .selectFrom('contribution')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('year', 'desc')
    .limit(limit),
);

/** Puts what an organisation adds to a year in the place of what it added before. */
export async function replaceContribution(
  tx: Tx,
  of: { organisationId: string; year: number },
  row: Insertable<ContributionTable> | null,
): Promise<void> {
  await tx
    .deleteFrom('contribution')
    .where('organisation_id', '=', of.organisationId)
    .where('year', '=', of.year)
    .execute();
  if (row) await tx.insertInto('contribution').values(row).execute();
}

/** What everybody adds to a year, a page at a time in the order of organisations. */
export function contributionsIn(
  db: Handle,
  year: number,
  after: string | null,
  limit: number,
): Promise<ContributionRow[]> {
  let query = db
    .selectFrom('contribution')
    .selectAll()
    .where('year', '=', year)
    .orderBy('organisation_id')
    .limit(limit);
  if (after) query = query.where('organisation_id', '>', after);
  return query.execute();
}

/** What several organisations add to a year. */
export function contributionsFrom(db: Handle, organisationIds: readonly string[], year: number) {
  if (organisationIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('contribution')
    .innerJoin('organisation', 'organisation.id', 'contribution.organisation_id')
    .select(['organisation.name', 'contribution.stated', 'contribution.qualified'])
    .where('contribution.organisation_id', 'in', organisationIds)
    .where('contribution.year', '=', year)
    .orderBy('organisation.name')
    .execute();
}

/** A year's cohorts with all that is kept of them. */
export function benchmarksIn(db: Handle, year: number, cohorts: readonly string[]): Promise<BenchmarkRow[]> {
  if (cohorts.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('benchmark')
    .selectAll()
    .where('year', '=', year)
    .where('cohort', 'in', cohorts)
    .execute();
}

/** The same as a page shows it, without the figures it is worked out from. */
export function shownBenchmarks(db: Handle, year: number, cohorts: readonly string[]) {
  return db
    .selectFrom('benchmark')
    .select(['cohort', 'measure_id', 'organisations', 'shown', 'p25', 'median', 'p75'])
    .where('year', '=', year)
    .where('cohort', 'in', cohorts)
    .execute();
}

/** A year's cohorts, nearest first. */
interface CohortsOfYear {
  year: number;
  cohorts: readonly string[];
}

type NearestRow = Pick<BenchmarkRow, 'year' | 'cohort' | 'measure_id' | 'organisations'> & {
  p25: number;
  median: number;
  p75: number;
};

/** Of each year and measure the nearest cohort that can be shown. */
export async function nearestBenchmarks(db: Handle, years: readonly CohortsOfYear[]): Promise<NearestRow[]> {
  const asked = years.flatMap(({ year, cohorts }) =>
    cohorts.map((cohort, place) => ({ year, cohort, place })),
  );
  return asked.length === 0 ? [] : nearestAmong(db, JSON.stringify(asked));
}

// The planner takes JSON for a hundred rows, and would read every benchmark there is for the dozen that are asked for:
// `offset 0` makes it look each one up.
const nearestAmong = compiledOnce(
  (_db, asked: string) => sql<NearestRow>`
    select distinct on (asked.year, measure_id) asked.year, asked.cohort, measure_id, organisations, p25, median, p75
    from json_to_recordset(${asked}::text::json) as asked (year smallint, cohort text, place integer)
      cross join lateral (
        select measure_id, organisations, p25, median, p75 from benchmark
        where benchmark.year = asked.year and benchmark.cohort = asked.cohort and shown = 'yes'
        offset 0
      ) as found
    order by asked.year, measure_id, asked.place`,
);

/** Rows sent at a time, as one parameter: some MB. */
const ROWS_A_STATEMENT = 5_000;

/** Puts rows in the place of those with the same cohort and measure; none where nobody is left. */
export async function replaceBenchmarks(
  tx: Tx,
  year: number,
  replaced: readonly Pick<BenchmarkRow, 'cohort' | 'measure_id'>[],
  rows: readonly BenchmarkRow[],
): Promise<void> {
  const json = JSON.stringify(replaced);
  await sql`delete from benchmark using json_to_recordset(${json}::text::json) as gone (cohort text, measure_id text)
    where benchmark.year = ${year} and benchmark.cohort = gone.cohort
      and benchmark.measure_id = gone.measure_id`.execute(tx);
  await addBenchmarks(tx, rows);
}

/** Takes a whole year's benchmarks away, before it is worked out anew. */
export async function removeBenchmarks(tx: Tx, year: number): Promise<void> {
  await tx.deleteFrom('benchmark').where('year', '=', year).execute();
}

/** Adds benchmarks. As JSON, for a year has tens of thousands of rows and half a million parameters are slow. */
export async function addBenchmarks(tx: Tx, rows: readonly BenchmarkRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const json = JSON.stringify(rows.slice(start, start + ROWS_A_STATEMENT));
    await sql`insert into benchmark
      (year, cohort, measure_id, organisations, shown, p25, median, p75, spread)
      select year, cohort, measure_id, organisations, shown, p25, median, p75, spread
      from json_to_recordset(${json}::text::json) as made (
        year smallint, cohort text, measure_id text, organisations integer, shown text,
        p25 double precision, median double precision, p75 double precision, spread text
      )`.execute(tx);
  }
}

/** Every year in which something was published, or of which anything is kept. */
export async function benchmarkYears(db: Handle): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select year from contribution union select year from benchmark union select year from benchmark_due
    union select extract(year from statement.period_end)::smallint from statement
    order by year`.execute(db);
  return rows.map(({ year }) => year);
}

/**
 * Organisations whose part in a year is not what they have published for it: with a version that adds nothing, or
 * with one that is published no longer.
 */
export async function missedIn(db: Handle, year: number): Promise<string[]> {
  const { rows } = await sql<{ organisation_id: string }>`
    with current as (
      select version.organisation_id, version.id
      from version join statement
        on statement.organisation_id = version.organisation_id and statement.id = version.statement_id
      where version.status = 'published'
        and statement.period_end between make_date(${year}::integer, 1, 1) and make_date(${year}::integer, 12, 31)
    ), kept as (select organisation_id, version_id from contribution where year = ${year})
    select current.organisation_id from current left join kept using (organisation_id)
      where kept.version_id is null
    union
    select kept.organisation_id from kept left join current
      on current.organisation_id = kept.organisation_id and current.id = kept.version_id
      where current.id is null`.execute(db);
  return rows.map(({ organisation_id }) => organisation_id);
}
