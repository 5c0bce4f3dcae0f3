import { inTransaction, type Tx } from '~db/client';
import { closeComments } from '~db/queries/comments';
import { exactFiguresOf } from '~db/queries/exact-figures';
import { addCode } from '~db/queries/publications';
import { castVote, votesOf } from '~db/queries/verdicts';
import type { Actor } from '../access/can';
import { lockScheme } from '../accreditation/keep-scheme.server';
import { renewByApproval } from '../accreditation/ledger.server';
import { canonical } from '../platform/canonical.server';
import { newCode, now, today } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import type { Decision } from '../questionnaire/document';
import { addDays, dayInWords, isDay } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import { move, refuseOwnSide, stepEvent } from './decide.server';
import { frozenDocument } from './document-of.server';
import { standingFor } from './judge.server';
import { tellApproved, tellRefused } from './letters.server';
import { publishIn } from './publish.server';
import { type Held, holdAsShown, type Seen } from './shown.server';
import { toAcknowledge } from './to-acknowledge';

interface Approval {
  reason: string;
  /** The day on which it is published; today means at once. */
  publishOn: string;
  /** Which of the questions that the statement raises were read, by their place in `toAcknowledge`. */
  acknowledged: readonly number[];
}

/** What came of one person's part in a decision: several may have to agree. */
type Outcome = 'decided' | 'voted';

/**
 * An assessor approves, by verdicts that somebody else gave. Where the scheme asks for several people, the last of them
 * decides. It is published at once, or on a day at most so many days away as the scheme says.
 */
export async function approveStatement(
  actor: Actor,
  seen: Seen,
  { reason, publishOn, acknowledged }: Approval,
): Promise<Outcome> {
  refuseOwnSide(actor, seen);
  return inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    refuseUnlessSoon(publishOn);
    const decision = await agreed(tx, actor, open, 'approve', reason, await allRead(tx, open, acknowledged));
    if (!decision) return 'voted';
    const { organisation_id, id } = open.version;
    const code = newCode();
    await addCode(tx, { code, organisation_id, version_id: id });
    const exact = (await exactFiguresOf(tx, organisation_id, id)).filter((each) => each.agreed);
    await move(tx, open, 'approve', {
      exact_measures: exact.map(({ measure_id }) => measure_id).join(' ') || null,
      ...decided(actor, reason, decision),
      publish_on: publishOn,
      verification_code: code,
    });
    const { level } = open.statement;
    await renewByApproval(tx, actor, {
      organisationId: organisation_id,
      statementId: open.statement.id,
      level,
    });
    // What is approved is asked no more: a later correction begins without open comments.
    const { id: statementId } = open.statement;
    await closeComments(tx, { organisationId: organisation_id, statementId, at: now() });
    await stepEvent(tx, actor, open, 'statement.approved', { reason: reason || null, publishOn, decision });
    if (publishOn <= today()) await publishIn(tx, actor, open);
    else await tellApproved(tx, actor, open, publishOn);
    return 'decided';
  });
}

/** An assessor refuses: a criterion is not met. Nothing is published, and the organisation may appeal. */
export async function refuseStatement(actor: Actor, seen: Seen, reason: string): Promise<Outcome> {
  refuseOwnSide(actor, seen);
  return inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    const decision = await agreed(tx, actor, open, 'refuse', reason, []);
    if (!decision) return 'voted';
    await move(tx, open, 'refuse', { ...decided(actor, reason, decision), ended_at: now() });
    await stepEvent(tx, actor, open, 'statement.refused', { reason, decision });
    await tellRefused(tx, actor, open, reason);
    return 'decided';
  });
}

const decided = (actor: Actor, reason: string, decision: Decision) => ({
  decided_by: actor.personId,
  decided_at: now(),
  decision_reason: reason || null,
  decision: canonical(decision),
});

/** The decision, once as many people agree to it as the scheme asks for; null while more have to. */
async function agreed(
  tx: Tx,
  actor: Actor,
  open: Held,
  decision: 'approve' | 'refuse',
  reason: string,
  acknowledged: readonly string[],
): Promise<Decision | null> {
  const { organisation_id, id: version_id, status } = open.version;
  if (status !== 'submitted')
    throw new Refusal('not_in_state', 'Somebody else has already decided about this version');
  const standing = await standingFor(tx, actor, open, { decision, acknowledged, by: [actor.name] });
  await lockScheme(tx);
  const { deciders } = scheme.deciding;
  if (deciders === 1) return standing;
  await castVote(tx, {
    organisation_id,
    version_id,
    person_id: actor.personId,
    person_name: actor.name,
    decision,
    reason,
    cast_at: now(),
  });
  const alike = (await votesOf(tx, { organisation_id, version_id })).filter(
    (vote) => vote.decision === decision,
  );
  if (alike.length >= deciders) return { ...standing, by: alike.map(({ person_name }) => person_name) };
  await stepEvent(tx, actor, open, 'decision.voted', { decision, reason: reason || null });
  return null;
}

/** The words of everything that the statement raises. Throws beside the first that was not read. */
async function allRead(tx: Tx, open: Held, acknowledged: readonly number[]): Promise<string[]> {
  const raised = toAcknowledge(await frozenDocument(tx, open));
  const unread = raised.findIndex((_, at) => !acknowledged.includes(at));
  if (unread >= 0)
    throw new Refusal('incomplete', 'Read this, and say that you did, before you decide').at(
      `read_${unread}`,
    );
  return raised.map(({ words }) => words);
}

function refuseUnlessSoon(publishOn: string): void {
  if (!isDay(publishOn)) throw new Refusal('incomplete', 'Enter a real date to publish on').at('publish');
  // A slip of the year must not publish at once what nobody can call back.
  if (publishOn < today())
    throw new Refusal(
      'incomplete',
      `${dayInWords(publishOn)} has passed: choose today, ${dayInWords(today())}, or a later day`,
    ).at('publish');
  const last = addDays(today(), scheme.cycle.publishWithinDays);
  if (publishOn > last)
    throw new Refusal(
      'incomplete',
      `Choose a day at most ${scheme.cycle.publishWithinDays} days from today: ${dayInWords(last)} or before`,
    ).at('publish');
}
