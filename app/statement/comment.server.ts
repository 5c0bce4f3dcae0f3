import { database, inTransaction } from '~db/client';
import { addComment, type CommentRow, commentsOf } from '~db/queries/comments';
import { countRevision } from '~db/queries/statements';
import type { Actor } from '../access/can';
import { newId, now } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import { cleanText } from '../questionnaire/text';
import { refuseOwnSide, stepEvent } from './decide.server';
import { askedIn } from './figures.server';
import type { OpenStatement } from './open.server';
import type { CommentView } from './section-view';
import { holdAsShown, type Seen } from './shown.server';

/** Longest comment, in characters. */
const COMMENT_LIMIT = 1000;

/** The assessor comments on one answer of a submitted version. */
export async function commentOn(actor: Actor, seen: Seen, measureId: string, raw: string): Promise<void> {
  refuseOwnSide(actor, seen);
  const body = cleanText(raw);
  if (!body) throw new Refusal('incomplete', 'Write what should be changed or explained');
  if ([...body].length > COMMENT_LIMIT)
    throw new Refusal('incomplete', `Shorten this to ${COMMENT_LIMIT} characters`);
  const asked = (await askedIn(database(), seen.statement)).flatMap(({ measures }) => measures);
  if (!asked.some(({ id, derived }) => id === measureId && !derived))
    throw new Refusal('incomplete', 'Choose the answer that the comment is about');
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    if (open.version.status !== 'submitted')
      throw new Refusal('not_in_state', 'Only a submitted statement can be commented on');
    await addComment(tx, {
      organisation_id: open.organisation.id,
      id: newId(),
      statement_id: open.statement.id,
      version_id: open.version.id,
      measure_id: measureId,
      body,
      author_id: actor.personId,
      created_at: now(),
      resolved_at: null,
    });
    // Whoever decides on a page without it has not seen it.
    await countRevision(tx, open.organisation.id, open.version.id);
    await stepEvent(tx, actor, open, 'comment.added', { measureId });
  });
}

/** A statement's comments by measure, oldest first. */
export async function commentViews(open: OpenStatement): Promise<Map<string, CommentView[]>> {
  const rows = await commentsOf(database(), open.organisation.id, open.statement.id);
  // A map, not an object: a measure's name came from outside once, and every object knows a `constructor`.
  const by = new Map<string, CommentView[]>();
  for (const row of rows) by.set(row.measure_id, [...(by.get(row.measure_id) ?? []), viewOf(row)]);
  return by;
}

function viewOf(row: CommentRow): CommentView {
  const date = row.created_at.toISOString().slice(0, 10);
  return { id: row.id, author: row.author, body: row.body, date, resolved: row.resolved_at !== null };
}
