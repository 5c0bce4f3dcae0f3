import type { TypedAnswer } from './answers';

const ABSENT = { not_measured: 'Not measured', not_applicable: 'Does not apply' };

/** What somebody typed into a question's form, in one line. */
export function typedInWords(answer: TypedAnswer): string {
  const { absent, value, numerator, denominator, groups, explanations, ...rest } = answer;
  const whole = numerator || denominator ? `${numerator ?? ''} of ${denominator ?? ''}` : value;
  const others = [
    ...Object.values(rest),
    ...Object.values(groups ?? {}),
    ...Object.values(explanations ?? {}),
  ].filter(Boolean);
  return [absent && ABSENT[absent], whole, ...others].filter(Boolean).join(' · ') || 'No answer';
}
