import { markInWords } from '~/insight/brought-in-mark';
import type { ChartModel } from '~/insight/chart-model';
import { marksInWords } from '~/insight/outlined';
import { againstTarget } from '~/insight/target';
import type { Measure } from '~/questionnaire/measure';

/** What must be said below a chart: the target, a changed meaning, and what an outline stands for. */
export function belowChart(measure: Measure, chart: ChartModel): string {
  return [
    againstTarget(measure, chart) ?? '',
    ...chart.breaks.map(({ label }) => `${label}.`),
    marksInWords(chart.points),
    markInWords(chart.points),
  ]
    .filter(Boolean)
    .join(' ');
}
