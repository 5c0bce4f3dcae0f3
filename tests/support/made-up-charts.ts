import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type ChartBenchmark, chartOf, EVERY_YEAR, isTrend } from '~/insight/chart-model';
import { measureView } from '~/insight/measure-view';
import type { DocumentItem } from '~/questionnaire/document';
import type { Figure, Period } from '~/questionnaire/figure';
import { MeasureChart } from '~/routes/organisations.$slug.measures.$measure._index/measure-chart';
import { WatchedChart } from '~/ui/static-chart';
import { anyFigure } from '../cases/figures';
import { figure, financialYear, itemOf, measureNamed } from './figures';

const NOW = financialYear(2026);
const MEASURES = [
  'jobs_created',
  'profit_after_tax',
  'jobs_sustained_26w',
  'staff_fte',
  'homelessness_prevented',
];

const jobs = (end: number, number: number, more: Partial<Figure> = {}) =>
  figure('jobs_created', end, number, more);
const of = (measureId: string, ...figures: Figure[]) => itemOf(measureNamed(measureId), figures, 2026);
const period = (start: string, end: string): { period: Period } => ({ period: { start, end } });
const share = (end: number, numerator: number, denominator: number) =>
  figure('jobs_sustained_26w', end, 0, { status: 'reported', number: null, numerator, denominator });

/** A history of every kind that is drawn in a way of its own. */
export const NAMED: Record<string, DocumentItem> = {
  bars: of('jobs_created', jobs(2023, 12), jobs(2024, 30), jobs(2025, 21), jobs(2026, 44)),
  losses: of(
    'profit_after_tax',
    ...[-191_027, 36_617, -5_000, 0, 82_400].map((value, index) =>
      figure('profit_after_tax', 2022 + index, value),
    ),
  ),
  'only losses': of(
    'profit_after_tax',
    figure('profit_after_tax', 2025, -900),
    figure('profit_after_tax', 2026, -400),
  ),
  line: of(
    'jobs_sustained_26w',
    share(2023, 5, 10),
    share(2024, 8, 11),
    share(2025, 12, 15),
    share(2026, 6, 20),
  ),
  gap: of(
    'jobs_sustained_26w',
    share(2020, 5, 10),
    share(2021, 6, 10),
    share(2024, 8, 11),
    share(2026, 12, 15),
  ),
  targets: of(
    'jobs_created',
    jobs(2024, 12),
    jobs(2025, 20),
    jobs(2026, 18),
    jobs(2025, 21, { series: 'target' }),
    jobs(2026, 31, { series: 'target' }),
    jobs(2027, 40, { series: 'target' }),
  ),
  forecasts: of(
    'jobs_sustained_26w',
    share(2024, 8, 11),
    share(2025, 12, 15),
    share(2026, 13, 15),
    { ...share(2027, 14, 15), series: 'forecast' },
    { ...share(2028, 15, 15), series: 'forecast' },
  ),
  'more than': of(
    'jobs_created',
    jobs(2024, 150, { qualifier: 'more_than' }),
    jobs(2025, 160, { basis: 'estimated' }),
    jobs(2026, 170),
  ),
  restated: of(
    'jobs_created',
    jobs(2024, 20),
    jobs(2025, 55),
    jobs(2025, 50, { series: 'comparative' }),
    jobs(2026, 52),
  ),
  'thirteen months': of(
    'jobs_created',
    jobs(2023, 20, period('2022-04-01', '2023-03-31')),
    jobs(2024, 55, period('2023-04-01', '2024-04-30')),
    jobs(2025, 50, period('2024-05-01', '2025-04-30')),
    jobs(2026, 31, period('2025-05-01', '2026-04-30')),
  ),
  break: {
    measure: { ...measureNamed('jobs_created'), id: 'jobs_created_new', replaces: 'jobs_created' },
    history: [jobs(2023, 9), jobs(2024, 12)],
    figures: [figure('jobs_created_new', 2025, 4), figure('jobs_created_new', 2026, 6)],
  } as DocumentItem,
  'thirty years': of(
    'jobs_created',
    ...Array.from({ length: 30 }, (_, index) => jobs(1997 + index, (index * 37) % 101)),
  ),
  large: of(
    'profit_after_tax',
    figure('profit_after_tax', 2025, 70_000_000),
    figure('profit_after_tax', 2026, 46_000_000),
  ),
};

const SERIES = ['actual', 'actual', 'target', 'forecast', 'comparative'] as const;

/** Any histories, the same each time. */
export function anyHistories(count: number): DocumentItem[] {
  const history = fc
    .constantFrom(...MEASURES.map(measureNamed))
    .chain((measure) =>
      fc.uniqueArray(fc.integer({ min: 2014, max: 2029 }), { minLength: 2, maxLength: 12 }).chain((ends) =>
        fc.tuple(
          fc.constant(measure),
          ...ends.map((end) =>
            fc
              .tuple(anyFigure(measure, financialYear(end)), fc.constantFrom(...SERIES))
              .map(([made, series]) => ({
                ...made,
                series: end > 2026 && series === 'actual' ? 'target' : series,
              })),
          ),
        ),
      ),
    )
    .map(([measure, ...figures]) => itemOf(measure, figures as Figure[], 2026))
    .filter((item) => isTrend(chartOf(item, { statement: { period: NOW } }, { ahead: EVERY_YEAR }).points));
  return fc.sample(history, { numRuns: count, seed: 26 });
}

const benchmark: ChartBenchmark = {
  year: 2025,
  cohort: 'social enterprises',
  n: 12,
  p25: 20,
  median: 35,
  p75: 60,
  sentence: 'The middle half of 12 social enterprises: 20 to 60 jobs.',
};

/** A history as the overview and as its own page draw it. */
export function chartsOf(item: DocumentItem): string {
  const peers = item.measure.id === 'jobs_created' ? benchmark : null;
  const chart = chartOf(item, { statement: { period: NOW } }, { ahead: 1, benchmark: peers });
  const overview = renderToStaticMarkup(createElement(WatchedChart, { chart }));
  const spoken = item.figures.concat(item.history).map(({ period }, index) => ({ period, index }));
  const view = measureView({
    slug: 'o',
    item,
    current: NOW,
    years: [],
    zoom: { from: null, to: null },
    benchmark: peers,
  });
  // A number for a note at every third year: what a note says is not drawn.
  const notes = spoken
    .filter(({ index }) => index % 3 === 1 && index < view.chart.points.length)
    .map(({ index }, at) => ({ index, number: at + 1 }));
  const own = renderToStaticMarkup(createElement(MeasureChart, { view: { ...view, notes: notes as never } }));
  return `<figure class="trend">${overview}</figure>${own}`;
}
