import { alikeLong } from '../questionnaire/alike-long';
import type { Figure } from '../questionnaire/figure';
import type { Measure } from '../questionnaire/measure';
import { overlaps } from '../questionnaire/period';
import type { ChartPoint } from './chart-model';

/** A point that was drawn from a stated figure. */
export interface Known extends ChartPoint {
  value: number;
  figure: Figure;
}

/** A point of which there is something to say: what is drawn, or a range too low to be. */
export interface ToldPoint extends ChartPoint {
  figure: Figure;
}

/** What the last stated year is to the one before it; only `moved` may be counted as a rise or a fall. */
export type Comparison =
  | { how: 'none' }
  /** The last year that was stated has no number to show; an earlier one must not pass for it. */
  | { how: 'silent'; now: ChartPoint; before: ToldPoint | null }
  | { how: 'only'; now: Known }
  /** What was counted before is another measure's. */
  | { how: 'redefined'; now: Known; before: ChartPoint }
  /** Of two periods that share days the second tells no rise over the first: part of it is the first. */
  | { how: 'inexact' | 'shared'; now: Known; before: ToldPoint }
  | {
      how: 'unlike' | 'same' | 'crossed' | 'moved';
      now: Known;
      /** As it is said now: restated, where a later statement said something else. */
      before: Known;
    };

/** The points that have a figure, forecasts left out. */
export function knownIn(points: readonly ChartPoint[]): Known[] {
  return points.filter(
    (point): point is Known => point.value !== null && point.figure !== null && !point.forecast,
  );
}

/** The same with ranges that are not drawn: "fewer than 10" is a figure, too. */
export function toldIn(measure: Measure, points: readonly ChartPoint[]): ToldPoint[] {
  return points.filter(
    (point): point is ToldPoint =>
      point.figure?.measureId === measure.id &&
      !point.forecast &&
      (point.value !== null || (point.figure.published ?? WITHHELD).as !== 'withheld'),
  );
}

const WITHHELD = { as: 'withheld' } as const;

/** Whether no two of these share a day: a financial and a college year that share months are not two years. */
export function areApart(points: readonly ChartPoint[]): boolean {
  return points.every(({ period }, at) => at === 0 || period.start > (points[at - 1]?.period.end ?? ''));
}

/** Compares the last stated year with the one before, and says when that cannot be done. */
export function compare(measure: Measure, points: readonly ChartPoint[]): Comparison {
  const last = points.findLast((point) => point.figure && !point.forecast);
  const known = knownIn(points);
  const now = known.at(-1);
  const told = toldIn(measure, points);
  if (last && last.value === null)
    return { how: 'silent', now: last, before: told.findLast((point) => point !== last) ?? null };
  if (!now) return { how: 'none' };
  const printed = told.findLast((point) => point !== now);
  if (!printed) {
    const earlier = points.findLast(({ figure }) => figure && figure.measureId !== measure.id);
    return earlier ? { how: 'redefined', now, before: earlier } : { how: 'only', now };
  }
  if (overlaps(printed.period, now.period)) return { how: 'shared', now, before: printed };
  if (printed.value === null) return { how: 'inexact', now, before: printed };
  const before = { ...printed, value: printed.restatedValue ?? printed.value };
  // "More than 150" beside "more than 150" is not "no change", and a rounded count hides a small one.
  const vague = printed.restated !== null && printed.restatedValue === null;
  if (isInexact(now) || isInexact(before) || vague) return { how: 'inexact', now, before };
  if (!alikeLong(measure, now.period, before.period)) return { how: 'unlike', now, before };
  if (now.value === before.value) return { how: 'same', now, before };
  const crossed = Math.min(now.value, before.value) < 0 && Math.max(now.value, before.value) >= 0;
  return { how: crossed ? 'crossed' : 'moved', now, before };
}

/** Whether nothing exact can be said of a figure: a qualifier, or a count that disclosure control rounded. */
export function isInexact({ figure }: Pick<ChartPoint, 'figure'>): boolean {
  return Boolean(figure && (figure.qualifier || figure.published));
}

/** Whether something lies between two points for which nothing was stated. */
export function gapBetween(points: readonly ChartPoint[], before: ChartPoint, now: ChartPoint): ChartPoint[] {
  return points.filter(
    ({ value, period }) => value === null && period.end > before.period.end && period.end < now.period.end,
  );
}

/** Better, worse or neither, as the measure sees it. */
export function toneOf(measure: Measure, by: number): 'better' | 'worse' | 'same' {
  if (measure.polarity === 'neutral' || by === 0) return 'same';
  return by > 0 === (measure.polarity === 'higher') ? 'better' : 'worse';
}
