import { z } from 'zod';
import { database } from '~db/client';
import type { Actor } from '../access/can';
import { hasValue } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import { kindOf } from '../questionnaire/kinds/kinds';
import { answerOf } from '../questionnaire/year-figure';
import { askedIn, figuresOf, periodOf, previousYear } from './figures.server';
import type { OpenStatement } from './open.server';
import { sectionContext } from './section.server';
import { saveSection } from './section-action.server';
import { unreadIn } from './unread.server';

/** An answer that was stated last year and is blank now. */
export interface BlankNow {
  sectionId: string;
  measureId: string;
  label: string;
  /** What was stated, and in which year; of words that there were some. */
  last: string;
  /** Whether it can be said that there is no figure now. */
  mayBeAbsent: boolean;
}

/** Answers that were stated last year and are blank now: readers would see a gap and guess. */
export async function blankNow({ statement, version }: OpenStatement): Promise<BlankNow[]> {
  const db = database();
  const [asked, previous, figures, unread] = await Promise.all([
    askedIn(db, statement),
    previousYear(statement),
    figuresOf(db, statement.organisation_id, version.id),
    unreadIn(db, statement.organisation_id, version.id),
  ]);
  if (!previous) return [];
  const then = periodOf(previous.statement);
  return asked.flatMap((section) =>
    section.measures.flatMap((measure) => {
      if (measure.derived || unread.has(measure.id)) return [];
      const last = answerOf(previous.figures, measure.id, then);
      if (!last || !hasValue(last) || answerOf(figures, measure.id, periodOf(statement))) return [];
      const { long, beside } = kindOf(measure);
      return [
        {
          sectionId: section.id,
          measureId: measure.id,
          label: measure.label,
          last: long ? 'words' : formatFigure(last, measure),
          mayBeAbsent: beside.includes('absent') && !measure.alwaysKnown,
        },
      ];
    }),
  );
}

const why = z.enum(['', 'not_measured', 'not_applicable']).catch('').default('');

/** A form that says why answers are blank: of each question of the statement, and of all others at once. */
export async function blanksForm({ statement }: OpenStatement) {
  const measures = (await askedIn(database(), statement)).flatMap((section) => section.measures);
  return z.object({
    intent: z.literal('blanks'),
    others: why,
    blank: z.object(Object.fromEntries(measures.map(({ id }) => [id, why]))).default({}),
  });
}

interface Blanks {
  others: z.output<typeof why>;
  blank: Readonly<Record<string, z.output<typeof why> | undefined>>;
}

/** Says of blank answers why there is no figure now; what somebody has answered meanwhile stays. Gives how many it answered. */
export async function answerBlanks(
  actor: Actor,
  open: OpenStatement,
  { others, blank }: Blanks,
): Promise<number> {
  const chosen = (await blankNow(open)).flatMap(({ sectionId, measureId, mayBeAbsent }) => {
    const absent = blank[measureId] || others;
    return mayBeAbsent && absent ? [{ sectionId, measureId, absent }] : [];
  });
  let answered = 0;
  for (const sectionId of new Set(chosen.map((each) => each.sectionId))) {
    const here = chosen.filter((each) => each.sectionId === sectionId);
    const { saved } = await saveSection(actor, open, await sectionContext(open, sectionId), {
      base: {},
      mine: Object.fromEntries(here.map(({ measureId, absent }) => [measureId, { absent }])),
      asked: [],
    });
    answered += saved;
  }
  return answered;
}
