import type { Insertable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { CommentReplyTable, FieldCommentTable } from '../schema';

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

/** What was said to a statement's comments, oldest first, with its author's name. */
export function repliesOf(db: Handle, organisationId: string, statementId: string) {
  return db
    .selectFrom('comment_reply')
    .innerJoin('field_comment', (join) =>
      join
        .onRef('field_comment.organisation_id', '=', 'comment_reply.organisation_id')
        .onRef('field_comment.id', '=', 'comment_reply.comment_id'),
    )
    .innerJoin('person', 'person.id', 'comment_reply.author_id')
    .select([
      'comment_reply.id',
      'comment_reply.comment_id',
      'comment_reply.body',
      'comment_reply.created_at',
      'person.name as author',
    ])
    .where('comment_reply.organisation_id', '=', organisationId)
    .where('field_comment.statement_id', '=', statementId)
    .orderBy('comment_reply.created_at')
    .orderBy('comment_reply.id')
    .execute();
}

export type ReplyRow = Awaited<ReturnType<typeof repliesOf>>[number];

/** How many comments on a statement nobody has answered. */
export async function unansweredComments(
  db: Handle,
  organisationId: string,
  statementId: string,
): Promise<number> {
  const row = await db
    .selectFrom('field_comment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export type CommentRow = Awaited<ReturnType<typeof commentsOf>>[number];

/** Adds a comment on a field. */
export async function addComment(tx: Tx, row: Insertable<FieldCommentTable>): Promise<void> {
  await tx.insertInto('field_comment').values(row).execute();
}

/** Adds what is said to a comment. */
export async function addReply(tx: Tx, row: Insertable<CommentReplyTable>): Promise<void> {
  await tx.insertInto('comment_reply').values(row).execute();
}

/** Marks one comment of a statement as answered, if it was not; gives the measure it is about, undefined without such a comment. */
export async function answerOne(
  tx: Tx,
  of: { organisationId: string; statementId: string; id: string; at: Date },
): Promise<{ measure_id: string; author_id: string } | undefined> {
  return tx
    .updateTable('field_comment')
    .set((eb) => ({ resolved_at: eb.fn.coalesce('resolved_at', eb.val(of.at)) }))
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('id', '=', of.id)
    .returning(['measure_id', 'author_id'])
    .executeTakeFirst();
}

/** Closes whatever is still open of a statement's comments. */
export async function closeComments(
  tx: Tx,
  of: { organisationId: string; statementId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('field_comment')
    .set({ resolved_at: of.at })
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('resolved_at', 'is', null)
    .execute();
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
