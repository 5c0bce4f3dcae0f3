import type { Measure } from '../questionnaire/measure';
import { ofYear } from '../questionnaire/year-figure';
import type { ChartModel, ChartPoint } from './chart-model';
import { isInexact } from './comparison';

interface AgainstTarget {
  display: string;
  /** Null where it cannot be said: a qualified or rounded figure, or a measure without a better side. */
  reached: boolean | null;
  /** Whether that is said of a draft, or of a year that was brought in. */
  standing: ChartPoint['standing'];
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
  const { standing } = now;
  if (now.value === null || isInexact(now) || measure.polarity === 'neutral')
    return { display, reached: null, standing };
  const reached = measure.polarity === 'higher' ? now.value >= value : now.value <= value;
  return { display, reached, standing };
}

const SAID_OF = { draft: 'a draft that nobody has declared', 'brought in': 'figures that were brought in' };

/** What the year that is told about was against its target, in words; null without one. */
export function againstTarget(
  measure: Measure,
  chart: Pick<ChartModel, 'points' | 'current'>,
): string | null {
  const found = targetOf(measure, chart);
  if (!found) return null;
  const target = `Target ${found.display}`;
  if (found.reached === null) return `${target}.`;
  const of = found.standing && SAID_OF[found.standing];
  if (of) return `${target}: ${found.reached ? '' : 'not '}reached in ${of}.`;
  return `${target}: ${found.reached ? 'reached' : 'missed'}.`;
}
