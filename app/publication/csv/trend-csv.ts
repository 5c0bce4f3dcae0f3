import type { ChartModel, ChartPoint } from '../../insight/chart-model';
import { armText } from './formula';
import { numberCell, writeCsv } from './write-csv';

const COLUMNS = [
  'measure',
  'label',
  'unit',
  'period',
  'period_start',
  'period_end',
  'value',
  'qualifier',
  'display',
  'target',
  'target_display',
  'forecast',
  'draft',
  'brought_in',
  'restated',
  'note',
] as const;
type TrendColumn = (typeof COLUMNS)[number];

/** Charts as CSV, a row a point: the same points that are drawn, and the same words as in the tables. */
export function trendCsv(charts: readonly ChartModel[]): string {
  const rows = charts.flatMap((chart) => chart.points.map((point, index) => rowOf(chart, point, index)));
  return writeCsv(COLUMNS, rows);
}

function rowOf(chart: ChartModel, point: ChartPoint, index: number): Record<TrendColumn, string> {
  const breaks = chart.breaks.filter(({ before }) => before === index).map(({ label }) => label);
  return {
    measure: chart.measureId,
    label: armText(chart.title),
    unit: armText(chart.unit),
    period: armText(point.label),
    period_start: point.period.start,
    period_end: point.period.end,
    value: numberCell(point.value),
    qualifier: point.figure?.qualifier ?? '',
    display: armText(point.display),
    target: numberCell(point.target?.value ?? null),
    target_display: armText(point.target?.display ?? ''),
    forecast: point.forecast ? 'yes' : '',
    draft: point.standing === 'draft' ? 'yes' : '',
    brought_in: point.standing === 'brought in' ? 'yes' : '',
    restated: armText(point.restated ?? ''),
    note: armText(breaks.join('; ')),
  };
}
