import { z } from 'zod';
import {
  type AnswerPart,
  type AnswerPeriods,
  figuresIn,
  heldBy,
  type ReadAnswer,
  readAnswer,
  type TypedAnswer,
} from './answers';
import { BASES, type Figure, QUALIFIERS } from './figure';
import type { Measure } from './measure';
import { sameAnswer } from './same-answer';

/** Longest text one field may post before it is read at all; the narrative limit is checked by the kind. */
const FIELD_LIMIT = 100_000;

const typed = z.string().max(FIELD_LIMIT, 'This is far too long to be saved').optional();
const oneOf = (ids: string[]) => z.enum(['', ...ids], 'Choose one of the options').optional();

/** Every part of an answer: one that is missing here does not compile. */
const typedAnswer = z.object({
  absent: oneOf(['not_measured', 'not_applicable']),
  value: z
    .union([typed, z.array(z.string().max(FIELD_LIMIT)).max(50)])
    .transform((value) => (Array.isArray(value) ? value.join(' ') : value)),
  numerator: typed,
  denominator: typed,
  qualifier: oneOf(Object.keys(QUALIFIERS)),
  basis: oneOf(Object.keys(BASES)),
  note: typed,
  explanation: typed,
  explanations: z.record(z.string(), typed).optional(),
  periodStart: typed,
  periodEnd: typed,
  target: typed,
  nextTarget: typed,
  comparative: typed,
  groups: z.record(z.string(), z.string().max(FIELD_LIMIT).optional()).optional(),
} satisfies Record<AnswerPart, z.ZodType>);

/** What a page says it showed when it was opened. It comes back from the browser, so it is read like anything typed. */
export const shownAnswers = z.record(z.string(), typedAnswer);

/** What stood before a page was posted: what is stored, and what the page showed when it was opened. */
interface Before {
  figures: readonly Figure[];
  shown: Readonly<Record<string, TypedAnswer>>;
}

const NOTHING: Before = { figures: [], shown: {} };

/** What one measure posts in a draft: blank is valid, nonsense is not; comes out as figures. */
export function draftAnswer(measure: Measure, periods: AnswerPeriods, before = NOTHING) {
  return typedAnswer.optional().transform((answer, context): ReadAnswer & { typed: TypedAnswer } => {
    const words = (answer ?? {}) as TypedAnswer;
    const read =
      readUntouched(measure, words, periods, before) ?? readAnswer(measure, words, periods, before.figures);
    for (const { field, message } of read.faults)
      context.addIssue({ code: 'custom', path: field.split('.'), message });
    return { ...read, typed: words };
  });
}

/** What nobody touched is not judged, whatever stands there by now: it is not what will be saved. */
function readUntouched(
  measure: Measure,
  typed: TypedAnswer,
  periods: AnswerPeriods,
  before: Before,
): ReadAnswer | null {
  const shown = before.shown[measure.id];
  if (!shown || !sameAnswer(typed, shown)) return null;
  return { figures: figuresIn(heldBy(measure, before.figures, periods)), faults: [] };
}

/** One section of a draft. */
export function draftSection(measures: readonly Measure[], periods: AnswerPeriods, before = NOTHING) {
  const asked = measures.filter((measure) => !measure.derived);
  return z.object(
    Object.fromEntries(asked.map((measure) => [measure.id, draftAnswer(measure, periods, before)])),
  );
}
