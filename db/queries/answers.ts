import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { AnswerTable } from '../schema';
import { replaceUnread } from './unread-answers';

export type AnswerRow = Selectable<AnswerTable>;

/** Every answer of one version. */
export function answersOf(db: Handle, organisationId: string, versionId: string): Promise<AnswerRow[]> {
  return db
    .selectFrom('answer')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .execute();
}

/** The answers of several versions. */
export function answersOfVersions(
  db: Handle,
  organisationId: string,
  versionIds: readonly string[],
): Promise<AnswerRow[]> {
  if (versionIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('answer')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('version_id', 'in', versionIds)
    .execute();
}

/**
 * Replaces what a version says about some measures (slices apart), and what was typed of them and could not be read: one
 * delete, one insert of many rows.
 */
export async function replaceAnswers(
  tx: Tx,
  of: { organisationId: string; versionId: string; measureIds: readonly string[] },
  rows: Insertable<AnswerTable>[],
): Promise<void> {
  if (of.measureIds.length === 0) return;
  await replaceUnread(tx, of, []);
  await tx
    .deleteFrom('answer')
    .where('organisation_id', '=', of.organisationId)
    .where('version_id', '=', of.versionId)
    .where('measure_id', 'in', of.measureIds)
    .where('slice', '=', '')
    .execute();
  await addAnswers(tx, rows);
}

/** Takes away what a version says of one measure for one contract or area and period. Gives whether there was any. */
export async function removeSliced(
  tx: Tx,
  of: {
    organisationId: string;
    versionId: string;
    measureId: string;
    slice: string;
    periodStart: string;
    periodEnd: string;
  },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('answer')
    .where('organisation_id', '=', of.organisationId)
    .where('version_id', '=', of.versionId)
    .where('measure_id', '=', of.measureId)
    .where('slice', '=', of.slice)
    .where('series', '=', 'actual')
    .where('category', '=', '')
    .where('period_start', '=', of.periodStart)
    .where('period_end', '=', of.periodEnd)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** PostgreSQL takes 65,535 parameters a statement; an answer has 25. */
const ROWS_A_STATEMENT = 1_000;

/** Adds answers, many rows a statement. */
export async function addAnswers(tx: Tx, rows: Insertable<AnswerTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    await tx
      .insertInto('answer')
      .values(rows.slice(start, start + ROWS_A_STATEMENT))
      .execute();
}
