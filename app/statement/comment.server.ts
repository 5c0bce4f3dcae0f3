import { validate as isId } from 'uuid';
import { database, inTransaction, type Tx } from '~db/client';
import {
  addComment,
  addReply,
  answerOne,
  type CommentRow,
  commentsOf,
  type ReplyRow,
  repliesOf,
  unansweredComments,
} from '~db/queries/comments';
import { countRevision, holdDraft } from '~db/queries/statements';
import type { VersionStatus } from '~db/schema';
import type { Actor } from '../access/can';
import { newId, now } from '../platform/clock.server';
import { notFound, Refusal } from '../platform/refusal';
import type { Section } from '../questionnaire/measure';
import { cleanText } from '../questionnaire/text';
import { refuseOwnSide, stepEvent } from './decide.server';
import { askedIn } from './figures.server';
import { tellAnswered } from './letters.server';
import type { OpenStatement } from './open.server';
import type { CommentView, PlacedComment } from './section-view';
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

/** Somebody of the organisation says something to a comment, or that it is answered. What was said answers it. */
export async function answerComment(
  actor: Actor,
  { organisation, statement, version }: OpenStatement,
  commentId: string,
  reply: string | null,
): Promise<void> {
  if (!isId(commentId)) throw notFound();
  const organisationId = organisation.id;
  await inTransaction(async (tx) => {
    if (!(await holdDraft(tx, organisationId, version.id)))
      throw new Refusal('not_in_state', 'Comments can be answered while the statement is a draft');
    const at = now();
    const of = { organisationId, statementId: statement.id, id: commentId, at };
    const answered = await answerOne(tx, of);
    if (!answered) throw notFound();
    const { measure_id: measureId, author_id: authorId } = answered;
    if (reply !== null)
      await addReply(tx, {
        organisation_id: organisationId,
        id: newId(),
        comment_id: commentId,
        body: reply,
        author_id: actor.personId,
        created_at: at,
      });
    const event = reply === null ? 'comment.answered' : 'comment.replied';
    await stepEvent(tx, actor, { version, statement }, event, { measureId });
    const asked = (await askedIn(tx, statement)).flatMap(({ measures }) => measures);
    const label = asked.find(({ id }) => id === measureId)?.label ?? 'a question that is gone';
    await tellAnswered(tx, actor, { version, statement }, { authorId, label });
  });
}

/** Whoever hands a statement on with comments that nobody answered has to have said so. */
export async function refuseUnanswered(
  tx: Tx,
  { statement }: Pick<OpenStatement, 'statement'>,
  goOn: boolean,
): Promise<void> {
  if (goOn) return;
  const count = await unansweredComments(tx, statement.organisation_id, statement.id);
  if (count > 0)
    throw new Refusal(
      'incomplete',
      'The assessor’s comments are not all answered: answer them, or confirm that you go on without',
    ).at('unanswered');
}

/** A statement's comments of the round that it is in, by measure, oldest first. */
export async function commentViews(open: OpenStatement): Promise<Map<string, CommentView[]>> {
  // A map, not an object: a measure's name came from outside once, and every object knows a `constructor`.
  const by = new Map<string, CommentView[]>();
  for (const { measureId, view } of await viewsOf(open))
    by.set(measureId, [...(by.get(measureId) ?? []), view]);
  return by;
}

/** The same as a list, each with the name and the place of the answer that it is about; what is unanswered comes first. */
export async function placedComments(
  open: OpenStatement,
  known?: readonly Section[],
): Promise<PlacedComment[]> {
  const asked = known ?? (await askedIn(database(), open.statement));
  const placed = (await viewsOf(open)).map(({ measureId, view }) => {
    const section = asked.find(({ measures }) => measures.some(({ id }) => id === measureId));
    const label = section?.measures.find(({ id }) => id === measureId)?.label ?? 'A question that is gone';
    return { ...view, measureId, label, sectionId: section?.id ?? null };
  });
  return [...placed.filter(({ resolved }) => !resolved), ...placed.filter(({ resolved }) => resolved)];
}

/** The statuses of versions with which a round of assessing ended. */
const ROUND_ENDED: readonly VersionStatus[] = [
  'approved',
  'refused',
  'published',
  'superseded',
  'unpublished',
];

/** The versions of the round that the open one is in: a corrected version is not asked again what the published one was. */
function roundOf({ version, versions }: Pick<OpenStatement, 'version' | 'versions'>): ReadonlySet<string> {
  const before = versions.filter(
    ({ number, status }) => number < version.number && ROUND_ENDED.includes(status),
  );
  const since = Math.max(0, ...before.map(({ number }) => number));
  return new Set(versions.filter(({ number }) => number > since).map(({ id }) => id));
}

async function viewsOf(open: OpenStatement): Promise<{ measureId: string; view: CommentView }[]> {
  const { organisation, statement } = open;
  const round = roundOf(open);
  const [all, replies] = await Promise.all([
    commentsOf(database(), organisation.id, statement.id),
    repliesOf(database(), organisation.id, statement.id),
  ]);
  // What nobody answered is never out of sight: whoever hands the statement on is asked about it.
  const rows = all.filter((row) => round.has(row.version_id) || row.resolved_at === null);
  return rows.map((row) => ({
    measureId: row.measure_id,
    view: viewOf(
      row,
      replies.filter((reply) => reply.comment_id === row.id),
    ),
  }));
}

function viewOf(row: CommentRow, replies: readonly ReplyRow[]): CommentView {
  const said = ({ id, author, body, created_at }: CommentRow | ReplyRow) => ({
    id,
    author,
    body,
    date: created_at.toISOString().slice(0, 10),
  });
  return { ...said(row), resolved: row.resolved_at !== null, replies: replies.map(said) };
}
