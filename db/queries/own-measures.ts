import { sql } from 'kysely';
import type { Handle, Tx } from '../client';
import type { OwnMeasureRow } from './organisations';

/** A statement in which a measure of the organisation's own has an answer. */
export interface OwnStands {
  measure_id: string;
  period_start: string;
  period_end: string;
  /** Whether a version that was ever submitted has it. */
  submitted: boolean;
}

/** Where each of an organisation's own measures has an answer, or of one of them, latest first. */
export async function ownStandings(
  db: Handle,
  organisationId: string,
  measureId?: string,
): Promise<OwnStands[]> {
  const one = measureId ? sql`and answer.measure_id = ${measureId}` : sql``;
  const { rows } = await sql<OwnStands>`
    select answer.measure_id, statement.period_start, statement.period_end,
      bool_or(version.status <> 'draft') as submitted
    from own_measure
    join answer on answer.organisation_id = own_measure.organisation_id and answer.measure_id = own_measure.id
    join version on version.organisation_id = answer.organisation_id and version.id = answer.version_id
    join statement on statement.organisation_id = version.organisation_id and statement.id = version.statement_id
    where own_measure.organisation_id = ${organisationId} ${one}
    group by answer.measure_id, statement.period_start, statement.period_end
    order by statement.period_end desc, answer.measure_id`.execute(db);
  return rows;
}

interface Of {
  organisationId: string;
  id: string;
}

/** Says something else of one of the organisation's own measures. */
export async function changeOwn(
  tx: Tx,
  { organisationId, id }: Of,
  change: Partial<Pick<OwnMeasureRow, 'label' | 'definition' | 'asked_until'>>,
): Promise<void> {
  await tx
    .updateTable('own_measure')
    .set(change)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** Drafts that hold an answer to a measure, held in the order of their ids until the transaction ends. */
export async function draftsWith(tx: Tx, { organisationId, id }: Of): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select version.id from version
    where version.organisation_id = ${organisationId} and version.status = 'draft'
      and (exists (select from answer where answer.organisation_id = version.organisation_id
            and answer.version_id = version.id and answer.measure_id = ${id})
        or exists (select from unread_answer where unread_answer.organisation_id = version.organisation_id
            and unread_answer.version_id = version.id and unread_answer.measure_id = ${id}))
    order by version.id for no key update`.execute(tx);
  return rows.map((row) => row.id);
}

/** Takes a measure of the organisation's own away, with all that drafts and plans say of it; files are offered no more. */
export async function removeOwn(
  tx: Tx,
  { organisationId, id, personId, at }: Of & { personId: string; at: Date },
): Promise<void> {
  for (const table of ['answer', 'unread_answer', 'exact_figure', 'goal', 'words_answer'] as const)
    await tx
      .deleteFrom(table)
      .where('organisation_id', '=', organisationId)
      .where('measure_id', '=', id)
      .execute();
  await tx
    .updateTable('evidence')
    .set({ removed_by: personId, removed_at: at })
    .where('organisation_id', '=', organisationId)
    .where('measure_id', '=', id)
    .where('removed_at', 'is', null)
    .execute();
  await tx
    .updateTable('own_measure')
    .set({ replaces: null })
    .where('organisation_id', '=', organisationId)
    .where('replaces', '=', id)
    .execute();
  await tx
    .deleteFrom('own_measure')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}
