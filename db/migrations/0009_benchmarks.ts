import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * Benchmarks of a year, worked out after publication. What each organisation adds to a year is kept as it was added;
 * what waits to be worked out stands in `benchmark_due`, written by the publishing transaction, so that a crash
 * between the two loses nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [contribution, due, benchmark, regionTotal, ...indexes, unused, everythingPublished]);
}

const yearSane = 'year between 1900 and 2199';

const contribution = `create table contribution (
  organisation_id uuid not null references organisation (id),
  year smallint not null,
  version_id uuid not null,
  field text not null,
  tier smallint,
  region text not null,
  stated text not null,
  left_out text not null,
  primary key (organisation_id, year),
  constraint contribution_version
    foreign key (organisation_id, version_id) references version (organisation_id, id),
  constraint contribution_year_sane check (${yearSane}),
  constraint contribution_tier_counted check (tier >= 0),
  constraint contribution_stated_present check (not ${blank('stated')})
)`;

const due = `create table benchmark_due (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  year smallint not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  constraint benchmark_due_year_sane check (${yearSane})
)`;

/** Of many organisations and so of none: no tenant's table. */
const benchmark = `create table benchmark (
  year smallint not null,
  cohort text not null,
  measure_id text not null,
  organisations integer not null,
  shown text not null,
  p25 double precision,
  median double precision,
  p75 double precision,
  spread text not null,
  primary key (year, cohort, measure_id),
  constraint benchmark_year_sane check (${yearSane}),
  constraint benchmark_measure_format check (measure_id ~ '^[a-z][a-z0-9_]*$'),
  constraint benchmark_counted check (organisations >= 1),
  constraint benchmark_shown_known check (shown in ('yes', 'few', 'dominated', 'alike')),
  constraint benchmark_quartiles_when_shown check (
    (shown = 'yes') = (p25 is not null) and (p25 is null) = (median is null) and (p25 is null) = (p75 is null)
  ),
  constraint benchmark_quartiles_ordered check (p25 <= median and median <= p75),
  constraint benchmark_spread_present check (not ${blank('spread')})
)`;

/** Also of many. Totals are exact decimals, so that taking a figure out leaves what was there before it. */
const regionTotal = `create table region_total (
  year smallint not null,
  region text not null,
  measure_id text not null,
  organisations integer not null,
  hidden integer not null,
  total numeric not null,
  primary key (year, region, measure_id),
  constraint region_total_year_sane check (${yearSane}),
  constraint region_total_counted check (organisations >= 0 and hidden >= 0 and organisations + hidden >= 1)
)`;

const indexes = [
  // A year is rebuilt from what everybody adds to it.
  'create index contribution_year on contribution (year, organisation_id) include (version_id)',
  // The accreditor's view of a year, and of the licences that run out.
  'create index statement_ending on statement (period_end, organisation_id, id)',
  'create index version_of_statement on version (organisation_id, statement_id, status) include (id)',
  'create index organisation_licence on organisation (licence_until, id)',
];

/** Benchmarks were to be read from the answers; now they are not, and every save is spared the index. */
const unused = 'drop index answer_benchmark';

/** What is published already has never been worked out. */
const everythingPublished = `insert into benchmark_due (organisation_id, id, year, created_at)
  select version.organisation_id, version.id, extract(year from statement.period_end), version.published_at
  from version join statement
    on statement.organisation_id = version.organisation_id and statement.id = version.statement_id
  where version.status = 'published'`;
