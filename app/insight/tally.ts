import { coreMeasure } from '../questionnaire/sections';
import { canBeDominated, type Quartiles, quartilesOf } from './benchmark';
import { cohortsOf, type Standing } from './cohort';
import { type Contribution, comparedIn } from './contribution';
import { coarse, type Spread, sizeOf, spreadOf } from './spread';

/** One cohort's figures of one measure, worked out. */
export interface Worked {
  cohort: string;
  measureId: string;
  organisations: number;
  quartiles: Quartiles;
  spread: Spread;
}

/** How many organisations state each value, by measure. */
type Counts = Map<string, Map<number, number>>;

/** Contributions counted together where field, tier and region are the same: every cohort is made of such cells. */
export type Cells = Map<string, { standing: Standing; counts: Counts }>;

/** Counts a contribution in, or out again with `by` −1. */
export function count(cells: Cells, contribution: Contribution, by: 1 | -1 = 1): void {
  const { field, tier, region } = contribution;
  const key = `${field}\n${tier}\n${region}`;
  const cell = cells.get(key) ?? { standing: { field, tier, region }, counts: new Map() };
  cells.set(key, cell);
  for (const [measureId, value] of comparedIn(contribution))
    countValue(cell.counts, measureId, coarse(value), by);
}

function countValue(counts: Counts, measureId: string, value: number, by: number): void {
  const values = counts.get(measureId) ?? new Map<number, number>();
  counts.set(measureId, values);
  values.set(value, (values.get(value) ?? 0) + by);
}

/** Every cohort that the cells make up, with how often each value came in or went out. */
export function cohortCounts(cells: Cells): Map<string, Counts> {
  const cohorts = new Map<string, Counts>();
  for (const { standing, counts } of cells.values())
    for (const cohort of cohortsOf(standing)) {
      const into: Counts = cohorts.get(cohort) ?? new Map();
      cohorts.set(cohort, into);
      for (const [measureId, values] of counts)
        for (const [value, by] of values) countValue(into, measureId, value, by);
    }
  return cohorts;
}

/** The same as spreads, worked out: a whole year from nothing. */
export function workAll(cells: Cells): Worked[] {
  return [...cohortCounts(cells)].flatMap(([cohort, counts]) =>
    [...counts].map(([measureId, values]) => work(cohort, measureId, spreadOf(values))),
  );
}

/** What is shown of a cohort's figures. */
export function work(cohort: string, measureId: string, spread: Spread): Worked {
  const quartiles = quartilesOf(spread, isSummed(measureId));
  return { cohort, measureId, organisations: sizeOf(spread), quartiles, spread };
}

const summed = new Map<string, boolean>();

function isSummed(measureId: string): boolean {
  const known = summed.get(measureId);
  if (known !== undefined) return known;
  const measure = coreMeasure(measureId);
  const answer = measure ? canBeDominated(measure) : true;
  summed.set(measureId, answer);
  return answer;
}
