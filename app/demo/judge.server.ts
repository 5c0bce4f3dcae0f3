import { database } from '~db/client';
import type { Actor } from '../access/can';
import type { VerdictName } from '../accreditation/verdicts';
import { today } from '../platform/clock.server';
import { addDays } from '../questionnaire/period';
import { approveStatement } from '../statement/approve.server';
import { frozenDocument } from '../statement/document-of.server';
import { agreeToCondition, giveVerdicts, judgePage, proposeCondition } from '../statement/judge.server';
import { type Seen, seeStatement } from '../statement/shown.server';
import { toAcknowledge } from '../statement/to-acknowledge';

/** What a made-up assessor writes of a criterion, by what the answers show of it. */
const REASONS: Record<VerdictName, string> = {
  met: 'Read beside the evidence; it holds.',
  not_applicable: 'There is nothing this year that it could be held against.',
  not_met: 'The figures do not reach it yet.',
};
const MONTHS_LATER_DAYS = 270;

/** A made-up assessor judges every criterion as its answers show it; what they fail gets a condition that the other agrees to. */
export async function judgeMadeUp(judge: Actor, other: Actor, id: string): Promise<void> {
  const see = (who: Actor) => seeStatement(who, id, 'statement.judge');
  const { judged } = await judgePage(judge, await see(judge));
  const verdicts = judged.map(({ criterion, shown: { met } }) => {
    const verdict: VerdictName = met === 'not_met' || met === 'not_applicable' ? met : 'met';
    const seen = criterion.requirements.flatMap(({ of }) => of.map((each) => each.id));
    return { criterion: criterion.id, verdict, reason: REASONS[verdict], seen };
  });
  await giveVerdicts(judge, await see(judge), verdicts);
  for (const { criterion, verdict } of verdicts) {
    if (verdict !== 'not_met') continue;
    const due = addDays(today(), MONTHS_LATER_DAYS);
    await proposeCondition(judge, await see(judge), {
      criterion,
      mustShow: 'Accounts of the next year in which it is reached.',
      due,
    });
    await agreeToCondition(other, await see(other), criterion);
  }
}

/** The same, and the other assessor approves it, having read what it raises. */
export async function approveMadeUp(
  judge: Actor,
  assessor: Actor,
  id: string,
  asked: { reason: string; publishOn: string },
): Promise<void> {
  await judgeMadeUp(judge, assessor, id);
  const seen: Seen = await seeStatement(assessor, id, 'statement.decide');
  const acknowledged = toAcknowledge(await frozenDocument(database(), seen)).map((_, at) => at);
  await approveStatement(assessor, seen, { ...asked, acknowledged });
}
