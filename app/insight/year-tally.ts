import { type ComparedBy, cohortsOf } from './cohort';
import { type Contribution, comparedIn } from './contribution';
import { coarse, type Spread } from './spread';
import { type Worked, work } from './tally';

/** Every figure of a measure, in any order. */
type Lists = Map<string, number[]>;

/** A year's figures as they are read, together where field, tier and region are the same. */
export type FiguresByCell = Map<string, { standing: ComparedBy; lists: Lists }>;

/**
 * Notes what a contribution adds to its year. Figures are only put down: counting each value as it comes, as a change
 * of a few cohorts does, takes most of the time when all four million are new.
 */
export function putDown(year: FiguresByCell, contribution: Contribution): void {
  const { field, tier, region } = contribution;
  const key = `${field}\n${tier}\n${region}`;
  const cell = year.get(key) ?? { standing: { field, tier, region }, lists: new Map() };
  year.set(key, cell);
  for (const [measureId, value] of comparedIn(contribution)) {
    const list = cell.lists.get(measureId);
    if (list) list.push(coarse(value));
    else cell.lists.set(measureId, [coarse(value)]);
  }
}

/** Works a whole year out from nothing: every cohort's figures of every measure, sorted and counted. */
export function* workAll(year: FiguresByCell): Generator<Worked> {
  const members = new Map<string, Lists[]>();
  for (const { standing, lists } of year.values())
    for (const cohort of cohortsOf(standing)) {
      const of = members.get(cohort);
      if (of) of.push(lists);
      else members.set(cohort, [lists]);
    }
  for (const [cohort, parts] of members)
    for (const [measureId, lists] of byMeasure(parts)) yield work(cohort, measureId, spreadOfAll(lists));
}

function byMeasure(parts: readonly Lists[]): Map<string, number[][]> {
  const found = new Map<string, number[][]>();
  for (const part of parts)
    for (const [measureId, list] of part) {
      const of = found.get(measureId);
      if (of) of.push(list);
      else found.set(measureId, [list]);
    }
  return found;
}

function spreadOfAll(lists: readonly number[][]): Spread {
  const values = new Float64Array(lists.reduce((size, list) => size + list.length, 0));
  let end = 0;
  for (const list of lists) {
    values.set(list, end);
    end += list.length;
  }
  values.sort();
  const spread: [number, number][] = [];
  let from = 0;
  for (let place = 1; place <= end; place += 1) {
    if (place < end && values[place] === values[from]) continue;
    // A zero that came with a minus is a zero.
    spread.push([(values[from] ?? 0) + 0, place - from]);
    from = place;
  }
  return spread;
}
