import { NO_VALUE } from '../questionnaire/figure';
import { kindOf, kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { formatNumber } from '../questionnaire/number';
import { NO_QUARTILES, type Quartiles } from './benchmark';
import { cohortInWords } from './cohort';

/** Where the middle half of a measure's peers lies, as a page says it. */
export interface Benchmark {
  measureId: string;
  /** In which the periods end. */
  year: number;
  /** "social enterprises in furniture reuse with income under £150,000". */
  cohort: string;
  /** How many they are, the organisation itself among them. */
  n: number;
  p25: number;
  median: number;
  p75: number;
  /** "120 to 410 jobs": from the first quartile to the third. */
  middleHalf: string;
  medianWords: string;
  sentence: string;
}

/** A cohort's row for a measure, as it is kept. */
export interface Kept {
  cohort: string;
  organisations: number;
  quartiles: Quartiles;
}

/** The nearest cohort of which something can be shown; `keys` are nearest first. */
export function nearest(
  measure: Measure,
  year: number,
  keys: readonly string[],
  kept: readonly Kept[],
): Benchmark | null {
  for (const key of keys) {
    const row = kept.find((each) => each.cohort === key);
    if (row?.quartiles.shown === 'yes')
      return benchmarkOf(measure, { year, cohort: row.cohort, n: row.organisations, ...row.quartiles });
  }
  return null;
}

/** Why there is no benchmark: what stands against showing the widest cohort. */
export function whyNone(kept: readonly Kept[], keys: readonly string[]): string {
  const widest = kept.find((each) => each.cohort === keys.at(-1));
  const shown = widest?.quartiles.shown ?? 'few';
  return `Not shown: ${NO_QUARTILES[shown === 'yes' ? 'few' : shown]}.`;
}

/** A cohort's quartiles of a measure in the words and the exactness of the measure. */
export function benchmarkOf(
  measure: Measure,
  kept: { year: number; cohort: string; n: number; p25: number; median: number; p75: number },
): Benchmark {
  const { year, n } = kept;
  const cohort = cohortInWords(kept.cohort);
  const [p25, median, p75] = [kept.p25, kept.median, kept.p75].map(
    (value) => figureOf(measure, value).number,
  ) as [number, number, number];
  const middleHalf = rangeInWords(measure, p25, p75);
  const medianWords = inWords(measure, median);
  // Where most state the same, "half are below it" would not be true.
  const rest = p25 === p75 ? '' : `; half are at or below ${medianWords}`;
  const sentence = `The middle half of ${formatNumber(n, 0)} ${cohort}: ${middleHalf}${rest}.`;
  return {
    measureId: measure.id,
    year,
    cohort,
    n,
    p25,
    median,
    p75,
    middleHalf,
    medianWords,
    sentence,
  };
}

function rangeInWords(measure: Measure, low: number, high: number): string {
  const [from, to] = [inWords(measure, low), inWords(measure, high)];
  if (from === to) return `about ${to}`;
  const bare = kinds[measure.kind].cell(figureOf(measure, low), measure);
  return `${bare} to ${to}`;
}

function inWords(measure: Measure, value: number): string {
  return kinds[measure.kind].format(figureOf(measure, value), measure);
}

/** A summed-up figure as a value of its kind: whole where the measure is counted in whole numbers. */
function figureOf(measure: Measure, value: number) {
  const whole =
    kindOf(measure).money || kindOf(measure).percent || !measure.decimals || Math.abs(value) >= 10;
  return { ...NO_VALUE, number: whole ? Math.round(value) : value, decimals: whole ? 0 : decimalsOf(value) };
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}
