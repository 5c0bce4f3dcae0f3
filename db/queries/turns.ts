import { type RawBuilder, sql } from 'kysely';
import type { Handle } from '../client';
import type { VersionStatus } from '../schema';

/** On whom a statement waits. */
export type Whose = 'you' | 'editor' | 'director' | 'assessor' | 'day';

/** A statement that is under way, or one that could be started: whose turn it is, since when and until when. */
export interface TurnRow {
  /** The open version's id; of a statement that nobody has started the organisation's. */
  id: string;
  whose: Whose;
  /** Null where the statement is still to be started. */
  statement_id: string | null;
  version_id: string | null;
  status: VersionStatus | null;
  organisation_id: string;
  organisation: string;
  slug: string;
  licence_until: string | null;
  /** Of the statement; of one that is to be started the last one's, null where there is none. */
  period_start: string | null;
  period_end: string | null;
  level: string;
  prepared: boolean;
  returned: boolean;
  /** Comments that nobody has answered. */
  comments: number;
  since: Date;
  publish_on: string | null;
}

/** Who asks, and what they may do where: ids of organisations. */
interface TurnsOf {
  personId: string;
  member: readonly string[];
  edits: readonly string[];
  declares: readonly string[];
  starts: readonly string[];
  /** Whether they decide about statements of organisations that are not their own. */
  decides: boolean;
  /** Whether they see every statement that waits for a decision. */
  lists: boolean;
  /** A statement whose next one has ended before this day can be started. */
  today: string;
}

const among = (column: RawBuilder<unknown>, ids: readonly string[]) =>
  ids.length > 0 ? sql`${column} in (${sql.join(ids)})` : sql`false`;

/** Statements under way that concern a person, each with whose turn it is. */
function openTurns(of: TurnsOf): RawBuilder<unknown> {
  const { personId, member, edits, declares, decides } = of;
  const organisation = sql`version.organisation_id`;
  const own = among(organisation, member);
  return sql`
    select version.id, version.statement_id, version.id as version_id, version.status, version.organisation_id,
      statement.period_start, statement.period_end, statement.level,
      version.prepared_at is not null as prepared,
      coalesce(previous.status = 'returned', false) as returned,
      case version.status when 'submitted' then version.submitted_at when 'approved' then version.decided_at
        else coalesce(version.prepared_at, version.created_at) end as since,
      version.publish_on,
      case
        when version.status = 'approved' then 'day'
        when version.status = 'submitted' and ${decides} and not ${own}
          and ${personId} is distinct from version.prepared_by
          and ${personId} is distinct from version.declared_by then 'you'
        when version.status = 'submitted' then 'assessor'
        when version.prepared_at is null and ${among(organisation, edits)} then 'you'
        when version.prepared_at is null then 'editor'
        when ${among(organisation, declares)} and ${personId} is distinct from version.prepared_by then 'you'
        else 'director'
      end as whose
    from version
    join statement on statement.organisation_id = version.organisation_id and statement.id = version.statement_id
    left join version as previous on previous.organisation_id = version.organisation_id
      and previous.statement_id = version.statement_id and previous.number = version.number - 1
    where version.id in (${concerning(of)})`;
}

/**
 * Open versions that concern a person, each kind by itself, so that an index finds it: those of their organisations; for
 * an assessor what waits for a decision, what they approved, and what they returned and has not come back.
 */
function concerning({ personId, member, decides, lists }: TurnsOf): RawBuilder<unknown> {
  const parts = [
    sql`select own.id from version as own
      where ${among(sql`own.organisation_id`, member)} and own.status in ('draft', 'submitted', 'approved')`,
    ...(decides || lists
      ? [sql`select waiting.id from version as waiting where waiting.status = 'submitted'`]
      : []),
    ...(decides
      ? [
          sql`select approved.id from version as approved
            where approved.status = 'approved' and approved.decided_by = ${personId}`,
          sql`select next.id from version as sent
            join version as next on next.organisation_id = sent.organisation_id
              and next.statement_id = sent.statement_id and next.number = sent.number + 1
            where sent.status = 'returned' and sent.decided_by = ${personId} and next.status = 'draft'`,
        ]
      : []),
  ];
  return sql.join(parts, sql` union `);
}

/** Organisations with nothing under way whose next year is over: its statement can be started. */
function turnsToStart({ starts, today }: TurnsOf): RawBuilder<unknown> {
  return sql`
    select organisation.id, null::uuid as statement_id, null::uuid as version_id, null as status,
      organisation.id as organisation_id, max(statement.period_start) as period_start,
      max(statement.period_end) as period_end, organisation.level, false as prepared, false as returned,
      coalesce((max(statement.period_end) + interval '1 year 1 day') at time zone 'UTC', organisation.created_at) as since,
      null::date as publish_on, 'you' as whose
    from organisation
    left join statement on statement.organisation_id = organisation.id
    where ${among(sql`organisation.id`, starts)} and organisation.merged_into is null and not exists (
      select from version where version.organisation_id = organisation.id
        and version.status in ('draft', 'submitted', 'approved'))
    group by organisation.id
    having max(statement.period_end) is null or max(statement.period_end) + interval '1 year' < ${today}::date`;
}

/**
 * What waits for a person, or what they wait for: the longest waiting first, after one of them, at most so many. One query,
 * whatever somebody is and however many organisations they belong to.
 */
export async function turnsOf(
  db: Handle,
  of: TurnsOf,
  mine: boolean,
  after: string | null,
  limit: number,
): Promise<TurnRow[]> {
  const turns = sql`${openTurns(of)} union all ${turnsToStart(of)}`;
  const { rows } = await sql<TurnRow>`
    with turn as (${turns}),
    shown as (
      select * from turn where whose ${mine ? sql`=` : sql`<>`} 'you'
        ${after ? sql`and (since, id) > (select since, id from turn where id = ${after}::uuid)` : sql``}
      order by since, id limit ${limit}
    )
    select shown.*, organisation.name as organisation, organisation.slug, organisation.licence_until,
      (select count(*)::integer from field_comment where field_comment.organisation_id = shown.organisation_id
        and field_comment.statement_id = shown.statement_id and field_comment.resolved_at is null) as comments
    from shown join organisation on organisation.id = shown.organisation_id
    order by shown.since, shown.id limit ${limit}`.execute(db);
  return rows;
}

/** Which of some questions each of several drafts has answered, with the words of a choice: enough to say how far it is. */
export function answeredOf(
  db: Handle,
  drafts: readonly { organisation_id: string; version_id: string }[],
  measureIds: readonly string[],
) {
  return db
    .selectFrom('answer')
    .selectAll()
    .where('organisation_id', 'in', [...new Set(drafts.map((each) => each.organisation_id))])
    .where(
      'version_id',
      'in',
      drafts.map((each) => each.version_id),
    )
    .where('measure_id', 'in', measureIds)
    .where('series', '=', 'actual')
    .where('category', '=', '')
    .where('slice', '=', '')
    .execute();
}

/** How far the drafts of some organisations have come on their way: prepared, returned, with how many comments. */
export async function draftStandings(
  db: Handle,
  organisationIds: readonly string[],
): Promise<{ statement_id: string; prepared: boolean; returned: boolean; comments: number }[]> {
  if (organisationIds.length === 0) return [];
  const { rows } = await sql<{
    statement_id: string;
    prepared: boolean;
    returned: boolean;
    comments: number;
  }>`
    select version.statement_id, version.prepared_at is not null as prepared,
      coalesce(previous.status = 'returned', false) as returned,
      (select count(*)::integer from field_comment where field_comment.organisation_id = version.organisation_id
        and field_comment.statement_id = version.statement_id and field_comment.resolved_at is null) as comments
    from version
    left join version as previous on previous.organisation_id = version.organisation_id
      and previous.statement_id = version.statement_id and previous.number = version.number - 1
    where version.status = 'draft' and ${among(sql`version.organisation_id`, organisationIds)}
    order by version.statement_id`.execute(db);
  return rows;
}
