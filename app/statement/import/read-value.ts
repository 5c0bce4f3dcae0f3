import { STATED_DECIMALS } from '../../publication/csv/columns';
import { NO_VALUE, type Status, type Value } from '../../questionnaire/figure';
import { kindOf, kinds } from '../../questionnaire/kinds/kinds';
import { isBlank, numberValue } from '../../questionnaire/kinds/numeric';
import type { Measure } from '../../questionnaire/measure';
import { parseNumber } from '../../questionnaire/number';
import type { ReadRow, RowFaults } from './read-row';
import { fold } from './units';

/** Words that say that there is no figure, and why. */
const ABSENT = new Map<string, Status>([
  ['not measured', 'not_measured'],
  ['not_measured', 'not_measured'],
  ['does not apply', 'not_applicable'],
  ['not applicable', 'not_applicable'],
  ['not_applicable', 'not_applicable'],
]);

interface ReadValue {
  value: Value;
  /** A numerator and denominator that are no part of a whole, in words for the note. */
  aside: string | null;
}

/** A row's value by its measure's own rules; null when something is wrong with it. */
export function readValue(row: ReadRow, measure: Measure, faults: RowFaults): ReadValue | null {
  const absent = ABSENT.get(fold(row.value));
  if (absent) return { value: { ...NO_VALUE, status: absent }, aside: null };
  if (isBlank(row.value) && isBlank(row.numerator) && isBlank(row.denominator)) {
    const message =
      'Enter the figure. Empty is not 0: write 0, “not measured” or “does not apply” if that is meant';
    faults.add('value', row.value, message);
    return null;
  }
  if (kindOf(measure).percent) return readShare(row, measure, faults);
  return kinds[measure.kind].plotted ? readCounted(row, measure, faults) : readWords(row, measure, faults);
}

function readWords(row: ReadRow, measure: Measure, faults: RowFaults): ReadValue | null {
  const typed = measure.options ? optionIds(row.value, measure) : row.value;
  const value = parsePart(typed, measure, faults);
  return value ? { value, aside: null } : null;
}

/** Options by their ids, or one by its label. */
function optionIds(typed: string, measure: Measure): string {
  return measure.options?.find((option) => fold(option.label) === fold(typed))?.id ?? typed;
}

function parsePart(typed: string, measure: Measure, faults: RowFaults): Value | null {
  const parsed = kinds[measure.kind].parse({ value: typed }, measure);
  if (!parsed.ok) for (const { message } of parsed.errors) faults.add('value', typed, message);
  return parsed.ok ? parsed.value : null;
}

/** n of N, with the percentage as stated beside it where there is one; or the percentage alone. */
function readShare(row: ReadRow, measure: Measure, faults: RowFaults): ReadValue | null {
  const { numerator, denominator, unit } = row;
  if (isBlank(numerator) && isBlank(denominator)) {
    const value = parsePart(row.value, measure, faults);
    return value ? { value, aside: null } : null;
  }
  const parsed = kinds.share.parse({ numerator, denominator }, measure);
  if (!parsed.ok) {
    for (const { part, message } of parsed.errors) faults.add(part, row[part], message);
    return null;
  }
  if (!parsed.value) return null;
  const again = unit !== 'percent' && Number(row.value.replace(/,/g, '')) === parsed.value.numerator;
  if (isBlank(row.value) || again || isWorkedOut(row.value)) return { value: parsed.value, aside: null };
  const stated = parsePart(row.value, measure, faults);
  return (
    stated && { value: { ...parsed.value, number: stated.number, decimals: stated.decimals }, aside: null }
  );
}

/** A published file gives the percentage that the two numbers come to, finer than anybody states one. */
export const isWorkedOut = (typed: string) => (typed.trim().split('.')[1]?.length ?? 0) > STATED_DECIMALS;

/** A number, and the two numbers behind it where they are stated. */
function readCounted(row: ReadRow, measure: Measure, faults: RowFaults): ReadValue | null {
  if (isBlank(row.numerator) && isBlank(row.denominator)) {
    const value = parsePart(inPounds(row), measure, faults);
    return value && { value, aside: null };
  }
  const behind = readFraction(row, faults);
  if (!behind) return null;
  const value = isBlank(row.value)
    ? workedOut(behind, measure, faults)
    : parsePart(inPounds(row), measure, faults);
  if (!value) return null;
  const { n, N, whole } = behind;
  if (!whole) return { value, aside: `Stated with ${n} and ${N} behind it.` };
  return { value: { ...value, status: 'reported', numerator: n, denominator: N }, aside: null };
}

interface Fraction {
  n: number;
  N: number;
  /** Whether n is part of N, in whole numbers. */
  whole: boolean;
}

function readFraction(row: ReadRow, faults: RowFaults): Fraction | null {
  const n = readWhole(row, 'numerator', faults);
  const N = readWhole(row, 'denominator', faults);
  if (n === null || N === null) return null;
  const whole = Number.isInteger(n) && Number.isInteger(N) && n >= 0 && N > 0 && n <= N;
  return { n, N, whole };
}

function readWhole(row: ReadRow, column: 'numerator' | 'denominator', faults: RowFaults): number | null {
  const typed = row[column];
  const rules = { decimals: 6, mayBeNegative: true };
  const parsed = isBlank(typed)
    ? { ok: false as const, message: 'Enter both numbers, or neither' }
    : parseNumber(typed, rules);
  if (!parsed.ok) faults.add(column, typed, parsed.message);
  return parsed.ok ? parsed.number : null;
}

/** What 37 of 38 comes to where nobody stated it: a percentage to one decimal, or the 37. */
function workedOut({ n, N }: Fraction, measure: Measure, faults: RowFaults): Value | null {
  if (kindOf(measure).percent || !kindOf(measure).rate) return numberValue(n, decimalsOf(n));
  if (N === 0) {
    faults.add('denominator', '0', 'The total must not be 0');
    return null;
  }
  const number =
    measure.unit === 'percent' ? Math.round((n / N) * 1000) / 10 : Math.round((n / N) * 100) / 100;
  return numberValue(number, decimalsOf(number));
}

function decimalsOf(number: number): number {
  return String(number).split('.')[1]?.length ?? 0;
}

/** A rate in pounds may be typed with its sign. */
function inPounds({ value, unit }: ReadRow): string {
  return unit.startsWith('GBP ') ? value.replace(/^(\s*[-\u2212]?)\s*£\s*/, '$1') : value;
}
