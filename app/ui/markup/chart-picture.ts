import type { ChartModel } from '../../insight/chart-model';
import { shapesOf } from '../../insight/chart-shapes';
import { bandInWords } from '../../insight/peer-band';
import { liveChartOf } from '../live-data';
import { html, json, type Markup } from './html';
import { shapesMarkup } from './shapes';

export const CANVAS = { width: 520, height: 220 };

/** The chart as plain SVG with its finding as alternative text. */
export function chartPicture(chart: ChartModel): Markup {
  return html`<svg viewBox="0 0 ${CANVAS.width} ${CANVAS.height}" role="img" aria-label="${altOf(chart)}">${shapesMarkup(shapesOf(chart, CANVAS))}</svg>`;
}

/** The same with what it was drawn from beside it, for the one that answers once somebody comes to it. */
export function livePicture(chart: ChartModel): Markup {
  return html`<div class="chart" data-live='${json(liveChartOf(chart, CANVAS))}'>${chartPicture(chart)}</div>`;
}

/** What a chart shows, in words. */
export function altOf(chart: ChartModel): string {
  const points = chart.points.map(({ label, display }) => `${label}: ${display}`).join('; ');
  return [`${chart.finding}. ${points}`, bandInWords(chart)].filter(Boolean).join('. ');
}
