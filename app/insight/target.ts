import type { Measure } from '../questionnaire/measure';
import { ofYear } from '../questionnaire/year-figure';
import type { ChartModel } from './chart-model';
import { isInexact } from './comparison';

interface AgainstTarget {
  display: string;
  /** Null where it cannot be said: a qualified or rounded figure, or a measure without a better side. */
  reached: boolean | null;
  /** Whether that is said of a draft. */
  draft: boolean;
}

/** The year that is told about beside its target; null without one, or where nothing was stated for it. */
export function targetOf(
  measure: Measure,
  { points, current }: Pick<ChartModel, 'points' | 'current'>,
): AgainstTarget | null {
  const now = ofYear(
    points.filter((point) => (point.value !== null || point.figure?.published) && !point.forecast),
    current,
  );
  if (!now?.target || !now.figure) return null;
  const { display, value } = now.target;
  const draft = now.draft ?? false;
  if (now.value === null || isInexact(now) || measure.polarity === 'neutral')
    return { display, reached: null, draft };
  const reached = measure.polarity === 'higher' ? now.value >= value : now.value <= value;
  return { display, reached, draft };
}

/** What the year that is told about was against its target, in words; null without one. */
export function againstTarget(
  measure: Measure,
  chart: Pick<ChartModel, 'points' | 'current'>,
): string | null {
  const found = targetOf(measure, chart);
  if (!found) return null;
  const target = `Target ${found.display}`;
  if (found.reached === null) return `${target}.`;
  if (found.draft)
    return `${target}: ${found.reached ? '' : 'not '}reached in a draft that nobody has declared.`;
  return `${target}: ${found.reached ? 'reached' : 'missed'}.`;
}
