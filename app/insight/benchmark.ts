import { isBanded } from '../questionnaire/disclosure-class';
import { kindOf } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { isRate } from './adding';
import { rounded, type Spread, sizeOf, valueAt } from './spread';

/** Fewer organisations than this are never summed up: one could be told from the rest. */
export const FEWEST = 5;
/** The (1, k%) rule: nobody may make up more than this share of what a cohort's figures add up to. */
const LARGEST_SHARE = 0.75;
/** Quartiles are shown to so many significant digits, so that none is anybody's own figure. */
const SHOWN_DIGITS = 2;

/** What can be said of a cohort's figures, or why nothing is. */
export type Quartiles =
  | { shown: 'yes'; p25: number; median: number; p75: number }
  | { shown: 'few' | 'dominated' | 'alike' };

/** Why no quartiles are shown, in words. */
export const NO_QUARTILES = {
  few: `fewer than ${FEWEST === 5 ? 'five' : FEWEST} enterprises state it`,
  dominated: 'one enterprise makes up most of it',
  alike: 'all of them state the same',
} as const;

/**
 * Whether a measure is compared at all. Sensitive counts are not: what is published of them is rounded or hidden, and
 * a comparison of those that are large enough to be shown would be a wrong one. An organisation's own measures mean
 * what it says they mean, so there is nobody to compare with; how long its full-time week is says nothing of its work.
 */
export function isCompared(measure: Measure): boolean {
  return !measure.own && !isBanded(measure) && !isRate(measure) && COMPARED_KINDS.includes(measure.kind);
}

const COMPARED_KINDS: readonly string[] = ['count', 'money', 'share', 'ratio'];

/** Sums have a largest part; a rate or a share has none. */
export function canBeDominated(measure: Pick<Measure, 'kind'>): boolean {
  return kindOf(measure).adds;
}

/** The middle half and the median of a cohort, when they can be shown without showing anybody. */
export function quartilesOf(spread: Spread, summed: boolean): Quartiles {
  if (sizeOf(spread) < FEWEST) return { shown: 'few' };
  if (spread.length === 1) return { shown: 'alike' };
  if (summed && isDominated(spread)) return { shown: 'dominated' };
  return {
    shown: 'yes',
    p25: quartile(spread, 0.25),
    median: quartile(spread, 0.5),
    p75: quartile(spread, 0.75),
  };
}

function isDominated(spread: Spread): boolean {
  const total = spread.reduce((sum, [value, organisations]) => sum + Math.abs(value) * organisations, 0);
  const largest = Math.max(...spread.map(([value]) => Math.abs(value)));
  return total > 0 && largest / total > LARGEST_SHARE;
}

/**
 * The mean of the figure at the quartile's place, the one before and the one after. With five organisations the
 * quartile itself would be one organisation's own figure; so it rests on three at least.
 */
function quartile(spread: Spread, part: number): number {
  const size = sizeOf(spread);
  const place = (size - 1) * part;
  const around = [place - 1, place, place + 1].map((each) => valueAt(spread, each, size));
  return rounded(around.reduce((sum, value) => sum + value, 0) / around.length, SHOWN_DIGITS);
}
