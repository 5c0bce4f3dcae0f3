import type { ChartPoint } from '../insight/chart-model';
import type { Value } from '../questionnaire/figure';
import { formatFigure } from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';

/** How a goal stands: before its year is stated, and after. */
export type GoalStanding = 'reached' | 'missed' | 'open' | 'not comparable';

export interface GoalView {
  measureId: string;
  measure: string;
  periodEnd: string;
  /** "by 31 March 2028". */
  year: string;
  goal: string;
  /** The newest figure stated, and its year; for a past goal, that of its own year. */
  now: string;
  standing: GoalStanding;
  words: string;
}

export interface PlanView {
  id: string;
  title: string;
  about: string | null;
  goals: GoalView[];
}

interface Goal {
  periodEnd: string;
  value: Value;
}

/** How a goal stands against what was stated, in words that never say more than is known. */
export function standingOf(
  measure: Measure,
  goal: Goal,
  points: readonly ChartPoint[],
): Pick<GoalView, 'now' | 'standing' | 'words'> {
  const stated = points.filter((point) => point.figure && !point.forecast);
  const own = stated.find((point) => point.period.end === goal.periodEnd);
  const latest = own ?? stated.findLast((point) => point.value !== null);
  if (!latest?.figure) return { now: '', standing: 'open', words: 'No figure has been stated yet.' };
  const now = `${latest.display} in ${latest.label}`;
  const aim = kinds[measure.kind].plot(goal.value);
  if (aim === null || latest.value === null || latest.figure.qualifier || measure.polarity === 'neutral')
    return {
      now,
      standing: own ? 'not comparable' : 'open',
      words: own ? 'Not comparable.' : 'Not due yet.',
    };
  const there = measure.polarity === 'higher' ? latest.value >= aim : latest.value <= aim;
  if (own)
    return there
      ? { now, standing: 'reached', words: 'Reached.' }
      : { now, standing: 'missed', words: 'Missed.' };
  return { now, standing: 'open', words: there ? 'Already there; not due yet.' : 'Not there yet.' };
}

/** A goal as its measure says it. */
export function goalInWords(measure: Measure, value: Value): string {
  return formatFigure({ ...value, qualifier: null }, measure);
}
