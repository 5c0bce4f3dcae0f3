import { type Selectable, sql } from 'kysely';
import type { Handle } from '../client';
import { compiledOnce } from '../compiled-once';
import type { AnswerTable, StatementTable, VersionTable } from '../schema';

/** A statement's version with as much of both as it takes to say which one speaks for a year. */
export type VersionInYear = Pick<
  Selectable<StatementTable>,
  'organisation_id' | 'period_start' | 'period_end' | 'cycle' | 'level'
> &
  Pick<
    Selectable<VersionTable>,
    'id' | 'statement_id' | 'number' | 'status' | 'leads' | 'declared_by' | 'decided_by' | 'published_at'
  >;

/** Every version of an organisation with its statement's period, oldest year first, newest version first. */
export const versionsByYear = compiledOnce((db, organisationId: string) =>
  db
    .selectFrom('statement')
    .innerJoin('version', (join) =>
      join
        .onRef('version.organisation_id', '=', 'statement.organisation_id')
        .onRef('version.statement_id', '=', 'statement.id'),
    )
    .select([
      'statement.organisation_id',
      'statement.period_start',
      'statement.period_end',
      'statement.cycle',
      'statement.level',
      'version.id',
      'version.statement_id',
      'version.number',
      'version.status',
      'version.leads',
      'version.declared_by',
      'version.decided_by',
      'version.published_at',
    ])
    .where('statement.organisation_id', '=', organisationId)
    .orderBy('statement.period_end')
    .orderBy('version.number', 'desc'),
);

/** What a chart shows of an answer. */
export type ChartedAnswer = Pick<
  Selectable<AnswerTable>,
  | 'version_id'
  | 'measure_id'
  | 'series'
  | 'period_start'
  | 'period_end'
  | 'status'
  | 'number'
  | 'decimals'
  | 'numerator'
  | 'denominator'
  | 'qualifier'
  | 'basis'
  | 'explanation'
  | 'explanations'
>;

/** The totals of several versions as charts show them: no groups, no contracts, no notes. */
export async function chartedAnswers(
  db: Handle,
  organisationId: string,
  versionIds: readonly string[],
): Promise<ChartedAnswer[]> {
  if (versionIds.length === 0) return [];
  // One parameter, so that it is one statement whatever the number of years.
  return totalsOf(db, organisationId, versionIds.join(' '));
}

const totalsOf = compiledOnce(
  (_db, organisationId: string, versionIds: string) => sql<ChartedAnswer>`
    select version_id, measure_id, series, period_start, period_end, status, number, decimals, numerator, denominator,
      qualifier, basis, explanation, explanations
    from answer
    where organisation_id = ${organisationId} and version_id = any(string_to_array(${versionIds}, ' ')::uuid[])
      and category = '' and slice = ''`,
);

/** Which of some versions say anything at all, of a group or a contract too. */
export async function answeredAmong(
  db: Handle,
  organisationId: string,
  versionIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(string_to_array(${versionIds.join(' ')}, ' ')::uuid[]) as asked (id)
    where exists (select from answer where organisation_id = ${organisationId} and version_id = id)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Which of some versions hold figures that an import brought, and none that a person entered. */
export async function importedAmong(
  db: Handle,
  organisationId: string,
  versionIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(string_to_array(${versionIds.join(' ')}, ' ')::uuid[]) as asked (id)
    where exists (select from answer where organisation_id = ${organisationId} and version_id = id)
      and not exists (
        select from answer where organisation_id = ${organisationId} and version_id = id
          and imported_from is null and updated_by is not null)`.execute(db);
  return rows.map(({ id }) => id);
}
