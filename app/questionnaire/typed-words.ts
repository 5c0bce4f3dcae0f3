import type { TypedAnswer } from './answers';

const ABSENT = { not_measured: 'Not measured', not_applicable: 'Does not apply' };

/** What is said before the parts that else are numbers without a meaning. */
const BEFORE: Record<string, string> = {
  periodStart: 'from',
  periodEnd: 'to',
  target: 'target',
  nextTarget: 'target for next year',
  comparative: 'the year before restated',
};

/** What somebody typed into a question's form, in one line. */
export function typedInWords(answer: TypedAnswer): string {
  const { absent, value, numerator, denominator, groups, explanations, ...rest } = answer;
  const whole = numerator || denominator ? `${numerator ?? ''} of ${denominator ?? ''}` : value;
  const others = [
    ...Object.entries(rest).map(([part, words]) => words && [BEFORE[part], words].filter(Boolean).join(' ')),
    ...Object.values(groups ?? {}),
    ...Object.values(explanations ?? {}),
  ].filter(Boolean);
  return [absent && ABSENT[absent], whole, ...others].filter(Boolean).join(' · ') || 'No answer';
}
