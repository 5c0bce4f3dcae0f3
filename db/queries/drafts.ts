import { sql } from 'kysely';
import type { Handle, Tx } from '../client';

interface DraftOf {
  organisationId: string;
  statementId: string;
  versionId: string;
}

/** What a draft holds, counted: what is lost with it. */
export interface DraftHolds {
  answers: number;
  contracts: number;
  unread: number;
  files: number;
  /** Documents of it that were given out, which nobody recognises afterwards. */
  issued: number;
}

/** What a statement's draft holds. */
export async function draftHolds(db: Handle, of: DraftOf): Promise<DraftHolds> {
  const { organisationId, statementId, versionId } = of;
  const { rows } = await sql<DraftHolds>`
    select
      (select count(distinct measure_id)::integer from answer
        where organisation_id = ${organisationId} and version_id = ${versionId} and slice = '') as answers,
      (select count(*)::integer from answer
        where organisation_id = ${organisationId} and version_id = ${versionId} and slice <> '') as contracts,
      (select count(*)::integer from unread_answer
        where organisation_id = ${organisationId} and version_id = ${versionId}) as unread,
      (select count(*)::integer from evidence
        where organisation_id = ${organisationId} and statement_id = ${statementId} and removed_at is null) as files,
      (select count(*)::integer from issued_file
        where organisation_id = ${organisationId} and version_id = ${versionId}) as issued`.execute(db);
  return rows[0] ?? { answers: 0, contracts: 0, unread: 0, files: 0, issued: 0 };
}

/** Takes away a statement whose only version is this draft, with all that is in it. Gives the keys of its files' bytes. */
export async function removeDraft(tx: Tx, of: DraftOf): Promise<string[]> {
  const { organisationId, statementId, versionId } = of;
  const files = await tx
    .deleteFrom('evidence')
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .returning('storage_key')
    .execute();
  await tx
    .deleteFrom('words_answer')
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .execute();
  await removeVersion(tx, { organisationId, versionId });
  await tx
    .deleteFrom('statement')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', statementId)
    .execute();
  return files.map(({ storage_key }) => storage_key);
}

/** Takes away one version that is a draft, with what is of it alone: files and reasons are of its statement. */
export async function removeVersion(
  tx: Tx,
  { organisationId, versionId }: Omit<DraftOf, 'statementId'>,
): Promise<void> {
  for (const table of ['unread_answer', 'answer', 'exact_figure', 'issued_file'] as const)
    await tx
      .deleteFrom(table)
      .where('organisation_id', '=', organisationId)
      .where('version_id', '=', versionId)
      .execute();
  await tx
    .deleteFrom('version')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', versionId)
    .where('status', '=', 'draft')
    .execute();
}

interface Days {
  start: string;
  end: string;
}

/** Whether a draft states something for exactly these days. */
export async function statesFor(
  db: Handle,
  { organisationId, versionId, start, end }: Omit<DraftOf, 'statementId'> & Days,
): Promise<boolean> {
  const row = await db
    .selectFrom('answer')
    .select('measure_id')
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .where('period_start', '=', start)
    .where('period_end', '=', end)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a draft states for these days it states for others. */
export async function moveAnswers(
  tx: Tx,
  of: Omit<DraftOf, 'statementId'>,
  from: Days,
  to: Days,
): Promise<void> {
  await tx
    .updateTable('answer')
    .set({ period_start: to.start, period_end: to.end })
    .where('organisation_id', '=', of.organisationId)
    .where('version_id', '=', of.versionId)
    .where('period_start', '=', from.start)
    .where('period_end', '=', from.end)
    .execute();
}

/** Gives a statement other days. */
export async function setPeriod(
  tx: Tx,
  of: Pick<DraftOf, 'organisationId' | 'statementId'>,
  { start, end, cycle }: Days & { cycle: 'annual' | 'full' },
): Promise<void> {
  await tx
    .updateTable('statement')
    .set({ period_start: start, period_end: end, cycle })
    .where('organisation_id', '=', of.organisationId)
    .where('id', '=', of.statementId)
    .execute();
}
