import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { UnreadAnswerTable } from '../schema';

/** What was typed into a version and cannot be read yet: at most one a question. */
export function unreadOf(
  db: Handle,
  organisationId: string,
  versionId: string,
): Promise<Selectable<UnreadAnswerTable>[]> {
  return db
    .selectFrom('unread_answer')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .execute();
}

interface OfMeasures {
  organisationId: string;
  versionId: string;
  measureIds: readonly string[];
}

/** Keeps what was typed instead of what was kept before; nothing of a question that has no row now. */
export async function replaceUnread(
  tx: Tx,
  { organisationId, versionId, measureIds }: OfMeasures,
  rows: Insertable<UnreadAnswerTable>[],
): Promise<void> {
  if (measureIds.length > 0)
    await tx
      .deleteFrom('unread_answer')
      .where('organisation_id', '=', organisationId)
      .where('version_id', '=', versionId)
      .where('measure_id', 'in', measureIds)
      .execute();
  if (rows.length > 0) await tx.insertInto('unread_answer').values(rows).execute();
}
