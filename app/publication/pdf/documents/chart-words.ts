import { markInWords } from '~/insight/brought-in-mark';
import type { ChartModel } from '~/insight/chart-model';
import { marksInWords } from '~/insight/outlined';
import { againstTarget } from '~/insight/target';
import type { Measure } from '~/questionnaire/measure';

/** A chart in words: what it finds, then every point that is drawn, as the table has it. */
export function altOf(chart: ChartModel): string {
  const points = chart.points.map(({ label, display, target, restated, forecast }) =>
    [
      `${label}: ${display}`,
      forecast ? 'forecast' : '',
      target ? `target ${target.display}` : '',
      restated ? `later restated as ${restated}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  );
  const breaks = chart.breaks.map(({ label }) => `${label}.`);
  const kind = chart.drawn === 'bars' ? 'Bar chart' : 'Line chart';
  return [`${kind}. ${chart.finding}.`, `${points.join('; ')}.`, ...breaks].join(' ');
}

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
