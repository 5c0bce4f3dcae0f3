import { database } from '~db/client';
import { type Actor, can } from '../access/can';
import type { AnswerChange } from '../audit/events';
import { eventOf } from '../audit/history.server';
import { notFound, Refusal } from '../platform/refusal';
import { type TypedAnswer, typeAnswer } from '../questionnaire/answers';
import { typedAnswer } from '../questionnaire/draft-schema';
import type { Measure } from '../questionnaire/measure';
import { sameAnswer } from '../questionnaire/same-answer';
import { typedInWords } from '../questionnaire/typed-words';
import { askedIn, figuresOf, periodOf, previousYear } from './figures.server';
import type { OpenStatement } from './open.server';
import { sectionContext } from './section.server';
import { saveSection } from './section-action.server';
import { unreadIn } from './unread.server';

interface Restoring {
  /** The event that knows what the answer was before it. */
  event: string;
  measure: string;
  /** What the page showed when it was opened, by measure. */
  shown: Record<string, TypedAnswer>;
}

/** Brings an answer of before back, as a change of today; what somebody else changed since the page was opened stays. */
export async function restoreAnswer(
  actor: Actor,
  open: OpenStatement,
  { event, measure: id, shown }: Restoring,
): Promise<void> {
  const { organisation, statement } = open;
  const known = await eventOf(organisation.id, statement.id, event);
  const was = typedAnswer.safeParse(known?.changes.find((change) => change.id === id)?.was);
  const section = (await askedIn(database(), statement)).find(({ measures }) =>
    measures.some((measure) => measure.id === id && !measure.derived),
  );
  if (!was.success || !section) throw notFound();
  const { conflicts } = await saveSection(actor, open, await sectionContext(open, section.id), {
    base: { [id]: shown[id] ?? {} },
    mine: { [id]: was.data as TypedAnswer },
    asked: [],
    event: 'answers.restored',
  });
  if (conflicts.length > 0)
    throw new Refusal(
      'conflict',
      'This answer has been changed since you opened the page, so it was left as it is. Look at it again',
    );
}

/** The way back to an answer of before: how its button names it, and what it is set against. */
interface WayBack {
  words: string;
  shown: string;
}

/**
 * What a history page offers: the answers that are asked, by section, and the way back from a change; none where the
 * earlier answer stands again, or nothing can be changed any more.
 */
export async function restorable(
  actor: Actor,
  open: OpenStatement,
): Promise<{
  sections: { title: string; measures: Pick<Measure, 'id' | 'label'>[] }[];
  wayBack: (change: AnswerChange) => WayBack | null;
}> {
  const { statement, version, organisation } = open;
  const asked = await askedIn(database(), statement);
  const measures = asked.flatMap((section) => section.measures).filter(({ derived }) => !derived);
  const sections = asked.map((section) => ({
    title: section.title,
    measures: section.measures.filter(({ derived }) => !derived).map(({ id, label }) => ({ id, label })),
  }));
  if (version.status !== 'draft' || !can(actor, 'statement.edit', organisation.id))
    return { sections, wayBack: () => null };
  const [figures, unread, previous] = await Promise.all([
    figuresOf(database(), organisation.id, version.id),
    unreadIn(database(), organisation.id, version.id),
    previousYear(statement),
  ]);
  const periods = { own: periodOf(statement), previous: previous && periodOf(previous.statement) };
  const wayBack = ({ id, was: earlier }: AnswerChange): WayBack | null => {
    const measure = measures.find((each) => each.id === id);
    const was = typedAnswer.safeParse(earlier);
    if (!measure || !was.success) return null;
    const now = unread.get(id) ?? typeAnswer(measure, figures, periods);
    const answer = was.data as TypedAnswer;
    if (sameAnswer(answer, now)) return null;
    return { words: typedInWords(measure, answer), shown: JSON.stringify({ [id]: now }) };
  };
  return { sections, wayBack };
}
