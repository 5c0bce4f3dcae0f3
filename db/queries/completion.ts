import { type RawBuilder, sql } from 'kysely';
import type { Handle } from '../client';

/** How far a statement has come: published counts, whatever correction is under way. */
export type Completion = 'published' | 'approved' | 'submitted' | 'draft' | 'ended';

/** Each statement whose period ends in a year, with how far it has come. */
function statementsEnding(year: number, organisationIds: readonly string[] | null): RawBuilder<unknown> {
  const among = organisationIds
    ? sql`and statement.organisation_id in (${sql.join(organisationIds)})`
    : sql``;
  return sql`
    select statement.organisation_id, statement.id, statement.period_start, statement.period_end,
      case
        when bool_or(version.status = 'published') then 'published'
        when bool_or(version.status = 'approved') then 'approved'
        when bool_or(version.status = 'submitted') then 'submitted'
        when bool_or(version.status = 'draft') then 'draft'
        else 'ended'
      end as completion
    from statement join version
      on version.organisation_id = statement.organisation_id and version.statement_id = statement.id
    where statement.period_end between make_date(${year}::integer, 1, 1) and make_date(${year}::integer, 12, 31)
      ${among}
    group by statement.organisation_id, statement.id, statement.period_start, statement.period_end`;
}

export interface Completions {
  completion: Completion;
  statements: number;
  organisations: number;
}

/** How many statements of a year have come how far, over the whole scheme. */
export async function completions(db: Handle, year: number): Promise<Completions[]> {
  const { rows } = await sql<Completions>`
    select completion, count(*)::integer as statements, count(distinct organisation_id)::integer as organisations
    from (${statementsEnding(year, null)}) as ending group by completion order by completion`.execute(db);
  return rows;
}

interface EndingStatement {
  organisation_id: string;
  id: string;
  period_start: string;
  period_end: string;
  completion: Completion;
}

/** The statements of a year of some organisations. */
export async function completionsOf(
  db: Handle,
  year: number,
  organisationIds: readonly string[],
): Promise<EndingStatement[]> {
  if (organisationIds.length === 0) return [];
  const { rows } = await sql<EndingStatement>`
    select * from (${statementsEnding(year, organisationIds)}) as ending order by period_end`.execute(db);
  return rows;
}

/** How many organisations there are, and how many have begun a statement for a year. */
export async function organisationCounts(
  db: Handle,
  year: number,
): Promise<{ organisations: number; begun: number }> {
  const { rows } = await sql<{ organisations: number; begun: number }>`
    select (select count(*)::integer from organisation) as organisations,
      (select count(distinct organisation_id)::integer from statement
        where period_end between make_date(${year}::integer, 1, 1) and make_date(${year}::integer, 12, 31)) as begun`.execute(
    db,
  );
  return rows[0] ?? { organisations: 0, begun: 0 };
}

export interface Licences {
  valid: number;
  grace: number;
  lapsed: number;
  /** Valid ones that end by a day soon. */
  ending_soon: number;
  /** Whose last day has passed. */
  overdue: number;
  /** Suspended, withdrawn or given up. */
  halted: number;
}

/** The days by which licences are told apart. */
interface LicenceDays {
  today: string;
  /** The earliest last day that is still within grace. */
  grace: string;
  soon: string;
}

/** Licences by where they stand on a day, and those whose renewal is due. */
export async function licences(db: Handle, { today, grace, soon }: LicenceDays): Promise<Licences> {
  const { rows } = await sql<Licences>`
    select count(*) filter (where licence_hold is null and licence_until >= ${today}::date)::integer as valid,
      count(*) filter (where licence_hold is null and licence_until < ${today}::date and licence_until >= ${grace}::date)::integer as grace,
      count(*) filter (where licence_hold is null and licence_until < ${grace}::date)::integer as lapsed,
      count(*) filter (where licence_hold is null and licence_until between ${today}::date and ${soon}::date)::integer as ending_soon,
      count(*) filter (where licence_hold is null and licence_until < ${today}::date)::integer as overdue,
      count(*) filter (where licence_hold is not null)::integer as halted
    from organisation`.execute(db);
  return rows[0] ?? { valid: 0, grace: 0, lapsed: 0, ending_soon: 0, overdue: 0, halted: 0 };
}

/** Organisations whose licence has run out, the longest ago first, a page at a time. */
export function overdueLicences(db: Handle, today: string, limit: number, offset: number) {
  return db
    .selectFrom('organisation')
    .select(['slug', 'name', 'region', 'licence_until', 'licence_hold'])
    .where('licence_until', '<', today)
    .where('licence_hold', 'is', null)
    .orderBy('licence_until')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Statements submitted before a moment and not decided yet. */
export async function waitingSince(db: Handle, before: Date): Promise<number> {
  const row = await db
    .selectFrom('version')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('status', '=', 'submitted')
    .where('submitted_at', '<', before)
    .executeTakeFirst();
  return Number(row?.waiting ?? 0);
}

/** The first and the last calendar year in which a statement's period ends; null without any statement. */
export async function statementYears(db: Handle): Promise<{ first: number; last: number } | null> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(period_end) as first, max(period_end) as last from statement`.execute(db);
  const [row] = rows;
  if (!row?.first || !row.last) return null;
  return { first: Number(row.first.slice(0, 4)), last: Number(row.last.slice(0, 4)) };
}
