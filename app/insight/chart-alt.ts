import { stopped } from '../questionnaire/format';
import type { ChartModel } from './chart-model';
import { bandInWords } from './peer-band';

/** A chart in words, for whoever cannot see it, on a page as in a PDF: what it finds, and all that is drawn. */
export function altOf(chart: ChartModel): string {
  const kind = chart.drawn === 'bars' ? 'Bar chart' : 'Line chart';
  return `${kind}. ${chart.finding}. ${drawnInWords(chart)}`;
}

/** Every point that is drawn, as the table has it, with its target and what a later statement made of it. */
export function drawnInWords(chart: ChartModel): string {
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
  return [points.join('; '), ...chart.breaks.map(({ label }) => label), bandInWords(chart)]
    .filter(Boolean)
    .map(stopped)
    .join(' ');
}
