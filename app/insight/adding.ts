import { kindOf } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';

/** Whether figures of several organisations add up: yes, only with a warning, or not at all. */
type Adding = 'adds' | 'may_repeat' | 'never';

/** Somebody helped by two enterprises would be counted twice. */
const COUNTED_TWICE = ['people', 'households'];

/** Jobs, hours, pounds and tonnes add up. Shares and rates never do, nor does what describes one organisation alone. */
export function addingOf(measure: Measure): Adding {
  if (measure.own || measure.derived || measure.accrual === 'cumulative') return 'never';
  if (!kindOf(measure).adds) return 'never';
  if (isRate(measure)) return 'never';
  return COUNTED_TWICE.includes(measure.unit) ? 'may_repeat' : 'adds';
}

/** "Hours a week" is a rate by another name, however it is counted. */
export function isRate(measure: Measure): boolean {
  return / (a|per) /.test(measure.unit);
}
