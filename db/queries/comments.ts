import type { Insertable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { FieldCommentTable } from '../schema';

/** Comments on a statement's fields, oldest first, with their author's name. */
export function commentsOf(db: Handle, organisationId: string, statementId: string) {
  return db
    .selectFrom('field_comment')
    .innerJoin('person', 'person.id', 'field_comment.author_id')
    .select([
      'field_comment.id',
      'field_comment.version_id',
      'field_comment.measure_id',
      'field_comment.body',
      'field_comment.created_at',
      'field_comment.resolved_at',
      'person.name as author',
    ])
    .where('field_comment.organisation_id', '=', organisationId)
    .where('field_comment.statement_id', '=', statementId)
    .orderBy('field_comment.created_at')
    .execute();
}

export type CommentRow = Awaited<ReturnType<typeof commentsOf>>[number];

/** Adds a comment on a field. */
export async function addComment(tx: Tx, row: Insertable<FieldCommentTable>): Promise<void> {
  await tx.insertInto('field_comment').values(row).execute();
}

/** Marks the comments on some fields as dealt with. */
export async function resolveComments(
  tx: Tx,
  of: { organisationId: string; statementId: string; measureIds: readonly string[]; at: Date },
): Promise<void> {
  if (of.measureIds.length === 0) return;
  await tx
    .updateTable('field_comment')
    .set({ resolved_at: of.at })
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('measure_id', 'in', of.measureIds)
    .where('resolved_at', 'is', null)
    .execute();
}
