import { type Handle, inTransaction } from '~db/client';
import { moveVersion } from '~db/queries/statements';
import type { Actor } from '../access/can';
import { now, today } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import { type Missing, missingFrom, notYetStated } from '../questionnaire/readiness';
import { shortened } from '../questionnaire/text';
import { typedInWords } from '../questionnaire/typed-words';
import { refuseUnanswered } from './comment.server';
import { stepEvent } from './decide.server';
import { askedIn, figuresOf, periodOf } from './figures.server';
import { tellReady } from './letters.server';
import type { OpenStatement } from './open.server';
import { holdAsShown, type Seen } from './shown.server';
import { faultsOf, unreadIn } from './unread.server';
import { refuseUnansweredWords } from './words.server';

/** What still stops a draft from being declared. */
export async function missingIn(
  db: Handle,
  { statement, version }: Pick<OpenStatement, 'statement' | 'version'>,
): Promise<Missing[]> {
  const asked = await askedIn(db, statement);
  const figures = await figuresOf(db, statement.organisation_id, version.id);
  const period = periodOf(statement);
  const missing = missingFrom(statement.level, asked, figures, period);
  const what = notYetStated(figures, period, today());
  const unread = await unreadIn(db, statement.organisation_id, version.id);
  const periods = { own: period, previous: null };
  const wrong = asked.flatMap((section) =>
    section.measures
      .filter(({ id }) => unread.has(id))
      .map((measure) => ({
        sectionId: section.id,
        measureId: measure.id,
        label: measure.label,
        what: `was typed as “${shortened(typedInWords(measure, unread.get(measure.id) ?? {}), 120)}” and cannot be read: ${faultsOf(
          measure,
          unread,
          { periods, figures },
        )
          .map(({ message }) => message)
          .join('. ')}`,
      })),
  );
  const said = new Set(wrong.map(({ measureId }) => measureId));
  return [
    ...(what ? [{ sectionId: '', measureId: '', label: 'This statement', what }] : []),
    ...wrong,
    ...missing.filter(({ measureId }) => !said.has(measureId)),
  ];
}

interface HandOn {
  /** Whether comments that nobody answered are left as they are. */
  unanswered?: boolean;
}

/** The editor says that the draft is ready for a director to declare; any later change takes it back. */
export async function prepareStatement(
  actor: Actor,
  seen: Seen,
  { unanswered = false }: HandOn = {},
): Promise<void> {
  await inTransaction(async (tx) => {
    const held = await holdAsShown(tx, seen);
    if (!held.draft) throw new Refusal('not_in_state', 'This statement has already been submitted');
    if ((await missingIn(tx, held)).length > 0)
      throw new Refusal('incomplete', 'Some answers are still missing');
    await refuseUnansweredWords(tx, held, held.draft);
    await refuseUnanswered(tx, held, unanswered);
    const { organisation_id: organisationId, id } = held.version;
    const at = { organisationId, id, from: ['draft'] as const };
    await moveVersion(tx, at, { prepared_by: actor.personId, prepared_at: now() });
    await stepEvent(tx, actor, held, 'statement.prepared');
    await tellReady(tx, actor, held);
  });
}
