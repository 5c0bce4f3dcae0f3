import { coreMeasure } from '../questionnaire/sections';
import { canBeDominated, type Quartiles, quartilesOf } from './benchmark';
import { type ComparedBy, cohortsOf } from './cohort';
import { type Contribution, comparedIn } from './contribution';
import { coarse, type Spread, sizeOf } from './spread';

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
export type Cells = Map<string, { standing: ComparedBy; counts: Counts }>;

/** Counts a contribution in, or out again with `by` −1. */
export function countIn(cells: Cells, contribution: Contribution, by: 1 | -1 = 1): void {
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

/**
 * Every cohort that the cells make up, with how often each value came in or went out. Cohorts without a region are made
 * of cells joined over regions first, which are many times fewer.
 */
export function cohortCounts(cells: Cells): Map<string, Counts> {
  const members = new Map<string, Counts[]>();
  const add = (cohort: string, counts: Counts) => {
    const parts = members.get(cohort);
    if (parts) parts.push(counts);
    else members.set(cohort, [counts]);
  };
  const anywhere = new Map<string, { standing: ComparedBy; parts: Counts[] }>();
  for (const { standing, counts } of cells.values()) {
    const wide = { ...standing, region: '' };
    const without = cohortsOf(wide);
    for (const cohort of cohortsOf(standing)) if (!without.includes(cohort)) add(cohort, counts);
    const pair = anywhere.get(`${standing.field}\n${standing.tier}`);
    if (pair) pair.parts.push(counts);
    else anywhere.set(`${standing.field}\n${standing.tier}`, { standing: wide, parts: [counts] });
  }
  for (const { standing, parts } of anywhere.values()) {
    const counts = joined(parts);
    for (const cohort of cohortsOf(standing)) add(cohort, counts);
  }
  return new Map([...members].map(([cohort, parts]) => [cohort, joined(parts)]));
}

/** Counts added up; those of one cell alone are taken as they are. */
function joined(parts: readonly Counts[]): Counts {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const all: Counts = new Map();
  for (const counts of parts)
    for (const [measureId, values] of counts) {
      const into = all.get(measureId) ?? new Map<number, number>();
      all.set(measureId, into);
      for (const [value, by] of values) into.set(value, (into.get(value) ?? 0) + by);
    }
  return all;
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
