import { inTransaction } from '~db/client';
import { closeComments } from '~db/queries/comments';
import { exactFiguresOf } from '~db/queries/exact-figures';
import { addCode } from '~db/queries/publications';
import type { Actor } from '../access/can';
import { lockScheme } from '../accreditation/keep-scheme.server';
import { newCode, now, today } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import { addDays, dayInWords, isDay } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';
import { move, refuseOwnSide, stepEvent } from './decide.server';
import { tellApproved } from './letters.server';
import { publishIn } from './publish.server';
import { holdAsShown, type Seen } from './shown.server';

interface Approval {
  reason: string;
  /** The day on which it is published; today means at once. */
  publishOn: string;
}

/** The assessor approves. It is published at once, or on a day at most 90 days away. */
export async function approveStatement(
  actor: Actor,
  seen: Seen,
  { reason, publishOn }: Approval,
): Promise<void> {
  refuseOwnSide(actor, seen);
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    refuseUnlessSoon(publishOn);
    const { organisation_id, id } = open.version;
    await lockScheme(tx);
    const code = newCode();
    await addCode(tx, { code, organisation_id, version_id: id });
    const agreed = (await exactFiguresOf(tx, organisation_id, id)).filter((each) => each.agreed);
    await move(tx, open, 'approve', {
      exact_measures: agreed.map(({ measure_id }) => measure_id).join(' ') || null,
      decided_by: actor.personId,
      decided_at: now(),
      decision_reason: reason || null,
      publish_on: publishOn,
      verification_code: code,
    });
    // What is approved is asked no more: a later correction begins without open comments.
    const { id: statementId } = open.statement;
    await closeComments(tx, { organisationId: organisation_id, statementId, at: now() });
    await stepEvent(tx, actor, open, 'statement.approved', { reason: reason || null, publishOn });
    if (publishOn <= today()) await publishIn(tx, actor, open);
    else await tellApproved(tx, actor, open, publishOn);
  });
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
