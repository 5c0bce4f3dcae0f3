import { at, today } from '../platform/clock.server';
import { addDays } from '../questionnaire/period';
import { amendStatement } from '../statement/amend.server';
import { commentOn } from '../statement/comment.server';
import { openStatement } from '../statement/open.server';
import { prepareStatement } from '../statement/prepare.server';
import { returnStatement } from '../statement/return.server';
import { type Seen, seeStatement } from '../statement/shown.server';
import { submitStatement } from '../statement/submit.server';
import { unpublishStatement } from '../statement/unpublish.server';
import { withdrawStatement } from '../statement/withdraw.server';
import { approveMadeUp } from './judge.server';
import { keyOf, type Living, periodsAt } from './living';
import { moment } from './when';
import { answer, sectionsOf } from './year-answers.server';

/** How long the statement that is approved for later still waits. */
const PUBLISH_IN_DAYS = 30;
const APPROVED_DAYS_AGO = 2;
/** When a correction, or a withdrawal from publication, follows the decision. */
const DAYS_LATER = 49;

/** How a submitted statement went on. */
export async function decide(living: Living, statementId: string, day: Date): Promise<void> {
  const { year, director, assessor } = living;
  if (year.ending === 'withdrawn')
    return at(day, async () =>
      withdrawStatement(director, await seeStatement(director, statementId, 'statement.withdraw')),
    );
  const open = await seeStatement(assessor, statementId, 'statement.decide');
  if (year.ending === 'returned') return at(day, () => sendBack(living, open));
  if (year.ending === 'approved') return approveForLater(living, open);
  await at(day, () => approve(living, open));
  const later = moment(addDays(day.toISOString().slice(0, 10), DAYS_LATER));
  if (year.amended) await at(later, () => correct(living, statementId));
  if (year.ending === 'unpublished') await at(later, () => unpublish(living, statementId));
}

/** Each comment is read on the page before the next step. */
async function sendBack({ year, assessor }: Living, open: Seen): Promise<void> {
  const see = () => seeStatement(assessor, open.statement.id, 'statement.decide');
  for (const [measureId, words] of Object.entries(year.comments ?? {}))
    await commentOn(assessor, await see(), measureId, words);
  await returnStatement(assessor, await see(), year.reason ?? 'Please look at the comments.');
}

/** The one that waits for its date is counted from the real day, or it would be published by now. */
function approveForLater(living: Living, open: Seen): Promise<void> {
  const { year, judge, assessor, today: real } = living;
  const publishOn = addDays(real, PUBLISH_IN_DAYS);
  return at(moment(addDays(real, -APPROVED_DAYS_AGO)), () =>
    approveMadeUp(judge, assessor, open.statement.id, { reason: year.reason ?? '', publishOn }),
  );
}

function approve(living: Living, open: Seen): Promise<void> {
  const { year, judge, assessor } = living;
  const reason = year.ending === 'unpublished' ? '' : (year.reason ?? '');
  return approveMadeUp(judge, assessor, open.statement.id, { reason, publishOn: today() });
}

/** A corrected version, declared and approved like the first, takes the published one's place. */
async function correct(living: Living, statementId: string): Promise<void> {
  const { editor, director, assessor, enterprise, year } = living;
  await amendStatement(editor, await seeStatement(editor, statementId, 'statement.amend'));
  const draft = await openStatement(editor, statementId, 'statement.edit');
  const measures = (await sectionsOf(draft)).flatMap((section) => section.measures);
  const cellOf = (id: string) => year.amended?.[keyOf(living, id)] ?? null;
  const changed = measures.filter(({ id }) => cellOf(id) !== null);
  await answer({ open: draft, editor, periods: periodsAt(living), cellOf }, changed);
  await prepareStatement(editor, await seeStatement(editor, statementId, 'statement.prepare'));
  const { name, role } = enterprise.director;
  await submitStatement(director, await seeStatement(director, statementId, 'statement.declare'), {
    name,
    role,
  });
  await approve(living, await seeStatement(assessor, statementId, 'statement.decide'));
}

async function unpublish({ admin, year }: Living, statementId: string): Promise<void> {
  const open = await seeStatement(admin, statementId, 'publication.end');
  await unpublishStatement(admin, open, year.reason ?? 'Withdrawn at the enterprise’s request.');
}
