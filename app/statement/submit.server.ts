import { inTransaction, type Tx } from '~db/client';
import { endSectionInvitations } from '~db/queries/invitations';
import { endContributorTurns } from '~db/queries/section-turns';
import type { Actor } from '../access/can';
import { canonical, sha256 } from '../platform/canonical.server';
import { now, today } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import type { Declaration, StatementDocument } from '../questionnaire/document';
import { refuseUnanswered } from './comment.server';
import { move, stepEvent } from './decide.server';
import { tellDeclared } from './letters.server';
import type { OpenStatement } from './open.server';
import { missingIn } from './prepare.server';
import { holdAsShown, type Seen } from './shown.server';
import { refuseUnansweredWords } from './words.server';

interface SubmitRequest {
  name: string;
  role: string;
  /** Whether comments that nobody answered are left as they are. */
  unanswered?: boolean;
}

/**
 * A director declares a prepared draft true and submits it: its document is frozen and hashed.
 * The person who prepared it cannot be the one who declares it.
 */
export async function submitStatement(
  actor: Actor,
  seen: Seen,
  { unanswered = false, ...said }: SubmitRequest,
): Promise<void> {
  await inTransaction(async (tx) => {
    const held = await holdAsShown(tx, seen);
    const { version, draft } = held;
    if (!draft) throw new Refusal('not_in_state', 'This statement has already been submitted');
    if (!version.prepared_by)
      throw new Refusal('not_in_state', 'Somebody must first say that it is ready to be declared');
    if (version.prepared_by === actor.personId)
      throw new Refusal('forbidden', 'You prepared this statement, so somebody else must declare it');
    if ((await missingIn(tx, held)).length > 0)
      throw new Refusal('incomplete', 'Some answers are still missing');
    await refuseUnansweredWords(tx, held, draft);
    await refuseUnanswered(tx, held, unanswered);
    const declaration: Declaration = { ...said, date: today() };
    // The very document whose hash the page carried, not one that is read again.
    const frozen = freezeDocument({ ...draft, declaration });
    await move(tx, held, 'submit', {
      ...frozen,
      declared_by: actor.personId,
      declared_name: declaration.name,
      declared_role: declaration.role,
      submitted_at: now(),
    });
    const contributors = await endContributions(tx, held);
    const detail = {
      sha256: frozen.document_sha256,
      declaration,
      ...(contributors > 0 && { contributors }),
    };
    await stepEvent(tx, actor, held, 'statement.submitted', detail);
    await tellDeclared(tx, actor, held);
  });
}

/**
 * Whoever was asked for a section alone had it to answer it: with the draft their sight of it ends, and invitations that nobody
 * has accepted. What they entered keeps their names. Gives how many people that were.
 */
async function endContributions(tx: Tx, { statement }: Pick<OpenStatement, 'statement'>): Promise<number> {
  const of = { organisationId: statement.organisation_id, statementId: statement.id };
  await endSectionInvitations(tx, { ...of, at: now() });
  return endContributorTurns(tx, of);
}

/** The document's canonical JSON and its hash: the evidence of what was asked and shown. */
export function freezeDocument(document: StatementDocument): { document: string; document_sha256: string } {
  const text = canonical(document);
  return { document: text, document_sha256: sha256(text) };
}
