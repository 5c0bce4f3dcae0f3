import { NO_VALUE, QUALIFIERS, type Qualifier, type Value } from './figure';
import { kinds } from './kinds/kinds';
import type { Measure } from './measure';

/** What one line can say of a figure. */
type InOneLine = Value & { qualifier: Qualifier | null };

const ABSENT = { not_measured: 'not measured', not_applicable: 'does not apply' } as const;

/** A figure in one line, as targets, groups and restated figures are typed: "at least 100", "37 of 38", "not measured". */
export function typeLine(measure: Measure, figure: InOneLine): string {
  const { status, qualifier } = figure;
  if (status === 'not_measured' || status === 'not_applicable') return ABSENT[status];
  const { value = '', numerator, denominator } = kinds[measure.kind].typed(figure, measure);
  const fraction = numerator ? `${numerator} of ${denominator}` : '';
  const words = value && fraction ? `${value} (${fraction})` : value || fraction;
  return qualifier && qualifies(measure) && words ? `${QUALIFIERS[qualifier]} ${words}` : words;
}

/** The same read again; null for nothing. */
export function readLine(
  measure: Measure,
  line: string,
): { ok: true; value: InOneLine | null } | { ok: false; message: string } {
  const typed = line.trim().replace(/\s+/g, ' ').toLowerCase();
  for (const [status, words] of Object.entries(ABSENT) as [keyof typeof ABSENT, string][])
    if (typed === words) return { ok: true, value: { ...NO_VALUE, status, qualifier: null } };
  const [qualifier, words] = withoutQualifier(measure, line);
  const parsed = kinds[measure.kind].parse(partsOf(measure, words), measure);
  if (!parsed.ok) return { ok: false, message: parsed.errors[0]?.message ?? '' };
  return { ok: true, value: parsed.value && { ...parsed.value, qualifier } };
}

const qualifies = ({ kind }: Measure) => kinds[kind].beside.includes('qualifier');

function withoutQualifier(measure: Measure, line: string): [Qualifier | null, string] {
  if (!qualifies(measure)) return [null, line];
  const typed = line.trim();
  for (const [id, words] of Object.entries(QUALIFIERS) as [Qualifier, string][])
    if (typed.toLowerCase().startsWith(`${words} `)) return [id, typed.slice(words.length)];
  return [null, line];
}

/** "37 of 38", "97 (37 of 38)" and "37 of 38 (97%)", where the kind holds two numbers. */
function partsOf(measure: Measure, line: string) {
  if (!kinds[measure.kind].inputs.numerator) return { value: line };
  const [, before = '', numerator, denominator, after = ''] =
    /^\s*(?:(.*?)\s*\()?\s*([\d,]+)\s+of\s+([\d,]+)\s*(?:\((.*)\)|\))?\s*$/i.exec(line) ?? [];
  return numerator && denominator ? { value: before || after, numerator, denominator } : { value: line };
}
