import { sentenceCase } from '../questionnaire/format';
import type { Measure } from '../questionnaire/measure';
import type { ChartPoint } from './chart-model';
import { isInexact } from './comparison';

export interface AgainstTarget {
  display: string;
  /** Null where it cannot be said: a qualified or rounded figure, or a measure without a better side. */
  reached: boolean | null;
}

/** The last stated year beside its target; null without one. */
export function targetOf(measure: Measure, points: readonly ChartPoint[]): AgainstTarget | null {
  const now = points.findLast(
    (point) => (point.value !== null || point.figure?.published) && !point.forecast,
  );
  if (!now?.target || !now.figure) return null;
  const { display, value } = now.target;
  if (now.value === null || isInexact(now) || measure.polarity === 'neutral')
    return { display, reached: null };
  return { display, reached: measure.polarity === 'higher' ? now.value >= value : now.value <= value };
}

/** What the last year was against its target, in words; null without one. */
export function againstTarget(measure: Measure, points: readonly ChartPoint[]): string | null {
  const found = targetOf(measure, points);
  if (!found) return null;
  const target = `Target ${found.display}`;
  if (found.reached === null) return `${target}.`;
  return `${sentenceCase(target)}: ${found.reached ? 'reached' : 'missed'}.`;
}
