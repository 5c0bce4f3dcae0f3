import { z } from 'zod';
import {
  type AnswerPart,
  type AnswerPeriods,
  figuresIn,
  heldBy,
  type ReadAnswer,
  readAnswer,
  type TypedAnswer,
  typeAnswer,
} from './answers';
import { readAsWords, readAsWritten, withAdvice } from './as-written';
import { BASES, type Figure, QUALIFIERS } from './figure';
import { shownAs } from './inputs';
import type { Measure } from './measure';
import { dayOfParts } from './period';
import { sameAnswer } from './same-answer';

/** Longest text one field may post before it is read at all; the narrative limit is checked by the kind. */
const FIELD_LIMIT = 100_000;

const TOO_LONG = 'This is far too long to be saved';
const typed = z.string().max(FIELD_LIMIT, TOO_LONG).optional();
const oneOf = (ids: string[]) => z.enum(['', ...ids], 'Choose one of the options').optional();

/** Parts that are joined are short, so that what was taken once is taken again. */
const dayPart = z.string().max(1_000, TOO_LONG).default('');
/** A day by its three numbers, as a form asks for it, as "2026-03-31"; whatever else was typed stays to be corrected. */
const byDay = z.object({ day: dayPart, month: dayPart, year: dayPart }).transform(dayOfParts);
const typedDay = z.union([typed, byDay]);

/** Every part of an answer: one that is missing here does not compile. */
export const typedAnswer = z.object({
  absent: oneOf(['not_measured', 'not_applicable']),
  value: z
    .union([typed, z.array(z.string().max(1_000, TOO_LONG)).max(50), byDay])
    .transform((value) => (Array.isArray(value) ? value.join(' ') : value)),
  numerator: typed,
  denominator: typed,
  qualifier: oneOf(Object.keys(QUALIFIERS)),
  basis: oneOf(Object.keys(BASES)),
  note: typed,
  explanation: typed,
  explanations: z.record(z.string(), typed).optional(),
  periodStart: typedDay,
  periodEnd: typedDay,
  target: typed,
  nextTarget: typed,
  comparative: typed,
  groups: z.record(z.string(), z.string().max(FIELD_LIMIT).optional()).optional(),
} satisfies Record<AnswerPart, z.ZodType>);

/** What a page says it showed when it was opened. It comes back from the browser, so it is read like anything typed. */
export const shownAnswers = z.record(z.string(), typedAnswer);

/** The same as a form carries it, in JSON; nothing where that cannot be read. */
export function shownIn(raw: string): Record<string, TypedAnswer> {
  try {
    const shown = shownAnswers.safeParse(JSON.parse(raw));
    return shown.success ? (shown.data as Record<string, TypedAnswer>) : {};
  } catch {
    return {};
  }
}

/** What stood before a page was posted: what is stored, and what the page showed when it was opened. */
interface Before {
  figures: readonly Figure[];
  shown: Readonly<Record<string, TypedAnswer>>;
  /** What its numbers are read as was shown for these, as `shownAs` says it: only then do they count. */
  readAs?: ReadonlySet<string>;
}

const NOTHING: Before = { figures: [], shown: {} };

/** What one measure posts in a draft: comes out as figures, and with what is wrong with what no figure can be read from. */
function postedAnswer(measure: Measure, periods: AnswerPeriods, before: Before) {
  return typedAnswer.optional().transform((answer): ReadAnswer & { typed: TypedAnswer } => {
    const raw = (answer ?? {}) as TypedAnswer;
    const { typed, read } = readAsWritten(measure, raw);
    const unseen = read.filter((each) => !before.readAs?.has(shownAs(measure.id, each)));
    // What was waiting for somebody to see how it is read counts when they send it again as it is.
    const settled = read.length > 0 && unseen.length === 0;
    const untouched = settled ? null : readUntouched(measure, raw, periods, before);
    if (untouched) return { ...untouched, typed: raw };
    if (unseen.length > 0)
      return {
        figures: [],
        faults: unseen.map((each) => ({ field: each.part, message: readAsWords(each) })),
        typed: raw,
      };
    const answered = readAnswer(measure, typed, periods, before.figures);
    const { figures, faults } = answered;
    if (faults.length > 0) return { figures, faults: withAdvice(measure, raw, faults), typed: raw };
    // As the form will have it from now on: "007" that was saved as 7 is nobody else's change.
    return { figures, faults, typed: typeAnswer(measure, figures, periods) };
  });
}

/** The same where all of it must be right: blank is valid, nonsense is not. */
export function draftAnswer(measure: Measure, periods: AnswerPeriods) {
  return postedAnswer(measure, periods, NOTHING).superRefine(({ faults }, context) => {
    for (const { field, message } of faults)
      context.addIssue({ code: 'custom', path: field.split('.'), message });
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

/** One section of a draft: each answer is read by itself, so that one that is wrong stops no other. */
export function draftSection(measures: readonly Measure[], periods: AnswerPeriods, before = NOTHING) {
  const asked = measures.filter((measure) => !measure.derived);
  return z.object(
    Object.fromEntries(asked.map((measure) => [measure.id, postedAnswer(measure, periods, before)])),
  );
}
