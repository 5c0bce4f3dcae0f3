import type { Period } from './figure';
import { kindOf } from './kinds/kinds';
import type { Measure } from './measure';
import { monthsIn } from './period';

/** Whether a longer period makes a larger figure: not so for a rate, a running total or a count on one day. */
export function growsWithTime(measure: Measure): boolean {
  return (measure.accrual ?? 'in_year') === 'in_year' && kindOf(measure).adds;
}

/** Thirteen months against twelve is no rise. */
export function alikeLong(measure: Measure, a: Period, b: Period): boolean {
  return !growsWithTime(measure) || monthsIn(a) === monthsIn(b);
}
