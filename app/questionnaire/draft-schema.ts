import { z } from 'zod';
import { type AnswerPeriods, type ReadAnswer, readAnswer, type TypedAnswer } from './answers';
import { BASES, QUALIFIERS } from './figure';
import type { Measure } from './measure';
import { RULES } from './rules';

/** Longest text one field may post before it is read at all; the narrative limit is checked by the kind. */
const FIELD_LIMIT = 100_000;

const typed = z.string().max(FIELD_LIMIT, 'This is far too long to be saved').optional();
const oneOf = (ids: string[]) => z.enum(['', ...ids], 'Choose one of the options').optional();

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
});

/** Every field name that these questions have. A name decides how much is built of it, so no other is ever read. */
export function fieldNames(measures: readonly Measure[]): ReadonlySet<string> {
  const parts = Object.keys(typedAnswer.shape).filter((part) => part !== 'groups' && part !== 'explanations');
  const names = measures
    .filter((measure) => !measure.derived)
    .flatMap(({ id, breakdown = [] }) => [
      ...parts.map((part) => `${id}.${part}`),
      ...RULES.map((rule) => `${id}.explanations.${rule}`),
      ...breakdown.map((group) => `${id}.groups.${group.id}`),
    ]);
  return new Set(names);
}

/** What a page says it showed when it was opened. It comes back from the browser, so it is read like anything typed. */
export const shownAnswers = z.record(z.string(), typedAnswer);

/** What one measure posts in a draft: blank is valid, nonsense is not; comes out as figures. */
export function draftAnswer(measure: Measure, periods: AnswerPeriods) {
  return typedAnswer.optional().transform((answer, context): ReadAnswer & { typed: TypedAnswer } => {
    const words = (answer ?? {}) as TypedAnswer;
    const read = readAnswer(measure, words, periods);
    for (const { field, message } of read.faults)
      context.addIssue({ code: 'custom', path: field.split('.'), message });
    return { ...read, typed: words };
  });
}

/** One section of a draft. */
export function draftSection(measures: readonly Measure[], periods: AnswerPeriods) {
  const asked = measures.filter((measure) => !measure.derived);
  return z.object(Object.fromEntries(asked.map((measure) => [measure.id, draftAnswer(measure, periods)])));
}
