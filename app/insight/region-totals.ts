import type { Qualifier } from '../questionnaire/figure';
import { coreMeasure } from '../questionnaire/sections';
import { addingOf } from './adding';
import type { Contribution } from './contribution';

/** What the organisations of a region state of one measure, added up. */
export interface RegionTotal {
  region: string;
  measureId: string;
  organisations: number;
  /** Organisations whose figure is hidden because it is small. */
  hidden: number;
  /** Of those added, how many are a minimum, a maximum or an estimate. */
  minimums: number;
  maximums: number;
  estimates: number;
  /** In thousandths: whole numbers add up exactly, in any order. */
  thousandths: number;
}

/** By region and measure. */
export type RegionTotals = Map<string, RegionTotal>;

/** Adds what an organisation states to its region, or takes it away with `by` −1. */
export function addToRegion(
  totals: RegionTotals,
  { region, stated, qualified }: Contribution,
  by: 1 | -1 = 1,
): RegionTotals {
  for (const [measureId, value] of Object.entries(stated)) {
    if (!isAdded(measureId)) continue;
    const key = `${region}\n${measureId}`;
    const total = totals.get(key) ?? { region, measureId, ...NOTHING, thousandths: 0 };
    if (value === null) total.hidden += by;
    else {
      total.organisations += by;
      total.thousandths += by * Math.round(value * 1000);
      const kind = openIn(qualified[measureId]);
      if (kind) total[kind] += by;
    }
    totals.set(key, total);
  }
  return totals;
}

const NOTHING = { organisations: 0, hidden: 0, minimums: 0, maximums: 0, estimates: 0 };

/** What a qualifier leaves open in a total that the figure is part of. */
export function openIn(qualifier: Qualifier | undefined): 'minimums' | 'maximums' | 'estimates' | null {
  if (!qualifier) return null;
  if (qualifier === 'about') return 'estimates';
  return qualifier === 'more_than' || qualifier === 'at_least' ? 'minimums' : 'maximums';
}

const added = new Map<string, boolean>();

function isAdded(measureId: string): boolean {
  const known = added.get(measureId);
  if (known !== undefined) return known;
  const measure = coreMeasure(measureId);
  const answer = measure !== undefined && addingOf(measure) !== 'never';
  added.set(measureId, answer);
  return answer;
}
