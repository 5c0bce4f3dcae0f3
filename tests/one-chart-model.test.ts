import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { shapesIn } from '~/engines/charts/draw';
import type { Shape } from '~/engines/charts/shapes';
import { altOf } from '~/insight/chart-alt';
import { shapesOf } from '~/insight/chart-drawing';
import { type ChartModel, chartOf } from '~/insight/chart-model';
import { dataCsv } from '~/publication/csv/figures-csv';
import { trendCsv } from '~/publication/csv/trend-csv';
import { figureRows } from '~/publication/figure-rows';
import { statementJsonLd } from '~/publication/jsonld/statement-jsonld';
import { publicDocument } from '~/publication/public-document';
import { buildDocument, type StatementDocument } from '~/questionnaire/document';
import type { Figure } from '~/questionnaire/figure';
import { formatCell, formatFigure } from '~/questionnaire/format';
import type { Measure } from '~/questionnaire/measure';
import { asMeasure } from '~/questionnaire/own-measure';
import { type LiveChartData, liveChartOf } from '~/ui/live-data';
import { StaticChart } from '~/ui/static-chart';
import { TrendTable } from '~/ui/trend-table';
import { anyFigure } from './cases/figures';
import { figure as figureOf, financialYear, itemOf, measureNamed, toldOf } from './support/figures';

const LAST = 2026;
const RUNS = 10_000;
const CANVAS = { width: 520, height: 220 };

const rate = asMeasure({
  id: `own_${'7'.repeat(32)}`,
  label: 'Average wait',
  unit: 'days per person',
  kind: 'ratio',
  polarity: 'lower',
  head: 'social',
  accrual: 'in_year',
  definition: '',
  disclosure: 'open',
});
/** One of each kind that is drawn, and both that disclosure control changes. */
const MEASURES: Measure[] = [
  measureNamed('jobs_created'),
  measureNamed('jobs_created_fte'),
  measureNamed('profit_after_tax'),
  measureNamed('jobs_sustained_26w'),
  measureNamed('staff_fte'),
  rate,
  measureNamed('homelessness_prevented'),
  measureNamed('tenancies_sustained_6m'),
];

const history = fc
  .constantFrom(...MEASURES)
  .chain((measure) =>
    fc
      .uniqueArray(fc.integer({ min: 2015, max: LAST }), { minLength: 1, maxLength: 8 })
      .chain((ends) =>
        fc.tuple(fc.constant(measure), ...ends.map((end) => anyFigure(measure, financialYear(end)))),
      ),
  )
  .map(([measure, ...figures]) => ({ measure, figures: figures as Figure[] }));

/** The public statement of the last year with the years before in it. */
function statementOf(measure: Measure, figures: readonly Figure[]): StatementDocument {
  const period = financialYear(LAST);
  const now = (each: Figure) => each.period.end === period.end;
  const nothing = { purpose: '', legalForm: '', companyNumber: null, charityNumber: null };
  return publicDocument(
    buildDocument({
      organisation: { slug: 'o', name: 'O', ...nothing, fieldOfWork: '', region: '', areas: '' },
      statement: { id: 's', version: 1, level: 'mark', cycle: 'annual', period },
      asked: [{ id: 'section', title: 'Section', lede: '', measures: [measure] }],
      figures: figures.filter(now),
      history: figures.filter((each) => !now(each)),
      previous: [],
      declaration: null,
    }),
  );
}

const FACTS = { origin: 'https://o.example', code: null, sha256: null, approvedAt: null, publishedAt: null };
/** Every number in some words, bare: "£1,234.50" and "1234.50" are one number. */
const numbersIn = (words: string) =>
  words
    .replace(/[,£]/g, '')
    .replaceAll('−', '-')
    .match(/-?\d+(\.\d+)?/g) ?? [];
const wordsOf = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What the table on the page says, read back from its HTML. */
function tableCells(chart: ChartModel): string[] {
  const html = renderToStaticMarkup(createElement(TrendTable, { chart }));
  const rows = html.split('<tr>').slice(2);
  return rows.map((row) => wordsOf(/<td[^>]*>(.*?)<\/td>/.exec(row)?.[1] ?? ''));
}

/** The value that a mark's height stands for, read off the grid as an eye would. */
function readOff(shapes: readonly Shape[], chart: ChartModel): { read: (y: number) => number; unit: number } {
  const ticks = shapes.flatMap((shape, index) => {
    const words = shapes[index + 1];
    return shape.kind === 'line' && shape.x1 === 0 && words?.kind === 'text' ? [shape.y1] : [];
  });
  const values = chart.points.flatMap(({ value }) => value ?? []);
  const span = Math.max(0, ...values) - Math.min(0, ...values);
  // The axis is named in short ("1.5m"), so its scale is found again: steps of 1, 2 or 5 times a power of ten.
  const power = 10 ** Math.floor(Math.log10(span / 3 || 1));
  const step = span === 0 ? 1 : ([1, 2, 5, 10].find((each) => each * power >= span / 3) ?? 10) * power;
  const low = Math.floor(Math.min(0, ...values) / step) * step;
  const [bottom = 0, next = 1] = ticks;
  const unit = step / (bottom - next);
  return { read: (y) => low + (bottom - y) * unit, unit };
}

/** Where each drawn point stands, by its middle: bars by their free end, lines by their dot. */
function marks(chart: ChartModel): { found: Map<number, number>; unit: number } {
  const shapes = shapesOf(chart, CANVAS);
  const { read, unit } = readOff(shapes, chart);
  const found = new Map<number, number>();
  const drawn = chart.points.filter(({ value }) => value !== null);
  const bodies = shapes.filter((shape) => shape.kind === 'rect' || shape.kind === 'circle');
  drawn.forEach((point, index) => {
    const body = bodies[index];
    const below = (point.value ?? 0) < 0;
    if (body?.kind === 'circle') found.set(chart.points.indexOf(point), read(body.cy));
    if (body?.kind === 'rect')
      found.set(chart.points.indexOf(point), read(below ? body.y + body.height : body.y));
  });
  return { found, unit };
}

/** In canvas units: a tenth is as fine as it is drawn, and a bar is at least one high. */
const AS_DRAWN = 1.3;

function check(measure: Measure, figures: readonly Figure[]): void {
  const document = statementOf(measure, figures);
  const item = document.sections[0]?.items[0];
  if (!item) throw new Error('The measure is not in its document');
  const chart = chartOf(item, document);
  const cells = tableCells(chart);
  expect(cells).toEqual(chart.points.map(({ display }) => display));
  const live = JSON.parse(JSON.stringify(liveChartOf(chart, CANVAS))) as LiveChartData;
  expect(shapesIn(live.plan)).toEqual(shapesOf(chart, CANVAS));
  expect(live.plan.years.map(({ value }) => value)).toEqual(chart.points.map(({ value }) => value));
  expect(live.told.map(({ display }) => display)).toEqual(chart.points.map(({ display }) => display));
  const csv = parse(trendCsv([chart]), { columns: true, bom: true }) as Record<string, string>[];
  const alt = altOf(chart);
  const { found: drawn, unit } = marks(chart);
  chart.points.forEach((point, index) => {
    const row = csv[index];
    expect(row?.value === '' ? null : Number(row?.value)).toBe(point.value);
    expect(alt).toContain(`${point.label}: ${point.display}`);
    if (point.value !== null) {
      expect(Math.abs((drawn.get(index) ?? Number.NaN) - point.value)).toBeLessThanOrEqual(AS_DRAWN * unit);
      expect(point.figure && formatFigure(point.figure, measure)).toBe(point.display);
    } else expect(drawn.has(index)).toBe(false);
  });
  const now = item.figures.find(({ series }) => series === 'actual');
  if (now) checkThisYear(document, item.measure, now, chart);
}

/** This year's figure is also a row of the PDF's table, of the statement's CSV, and a report in the JSON-LD. */
function checkThisYear(document: StatementDocument, measure: Measure, now: Figure, chart: ChartModel): void {
  const point = chart.points.at(-1);
  const cell = figureRows(document.sections[0]?.items ?? [], document).rows[0]?.value ?? '';
  expect(cell).toBe(formatCell(now, measure));
  // The cell is the sentence without its unit, which may hold a number of its own: the first ones are the figure's.
  const stated = numbersIn(cell);
  expect(numbersIn(point?.display ?? '').slice(0, stated.length)).toEqual(stated);
  const csv = dataCsv([{ document, facts: FACTS }]);
  const [row] = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
  const graph = JSON.parse(statementJsonLd(document, FACTS))['@graph'] as Record<
    string,
    { hasNumericalValue: string }
  >[];
  const report = graph.find((node) => String(node['@type']) === 'cids:IndicatorReport');
  const value = report?.value?.hasNumericalValue ?? '';
  if (now.status !== 'reported' && now.status !== 'nil') {
    expect([point?.value, value]).toEqual([null, cell]);
    expect([row?.value, row?.text]).toEqual(['', expect.stringMatching(/^(not measured|does not apply)$/)]);
  } else if (now.published) {
    expect(value).toEqual(cell);
    expect(row?.value).toBe('');
    expect(row?.published).not.toBe('exact');
  } else if (now.number !== null && now.numerator === null) {
    expect(Number(row?.value)).toBe(point?.value);
    expect(Number(value)).toBe(point?.value);
    expect(Number(stated[0])).toBe(point?.value);
  } else {
    const { numerator, denominator } = now;
    expect([Number(row?.numerator), Number(row?.denominator)]).toEqual([numerator, denominator]);
    expect(point?.value).toBe(((numerator ?? 0) / (denominator ?? 1)) * 100);
    expect(Number(value)).toBe(Number(row?.value));
  }
}

describe('one chart model', () => {
  it('table cell = plotted point = PDF cell = CSV cell = JSON-LD value', () => {
    fc.assert(
      fc.property(history, ({ measure, figures }) => check(measure, figures)),
      { numRuns: RUNS },
    );
  }, 240_000);

  it('fails where one painter differs', () => {
    const figures = [figure(2025, 30), figure(2026, 40)];
    const item = statementOf(measureNamed('jobs_created'), figures).sections[0]?.items[0];
    if (!item) throw new Error('The measure is not in its document');
    const chart = chartOf(item, toldOf(2026));
    const points = chart.points.map((point) => ({ ...point, value: (point.value ?? 0) + 10 }));
    expect([...marks(chart).found.values()].map(Math.round)).toEqual([30, 40]);
    expect([...marks({ ...chart, points }).found.values()].map(Math.round)).toEqual([40, 50]);
  });
});

function figure(end: number, number: number): Figure {
  const [made] = fc.sample(anyFigure(measureNamed('jobs_created'), financialYear(end)), 1);
  if (!made) throw new Error('Nothing was made');
  return { ...made, status: 'reported', number, decimals: 0, qualifier: null };
}

it('says in words all that a chart draws, the same on a page as in a PDF', () => {
  const total = measureNamed('total_income');
  const again = { series: 'comparative' } as const;
  const aimed = { series: 'target' } as const;
  const item = itemOf(
    total,
    [
      figureOf(total.id, 2025, 962_300),
      figureOf(total.id, 2025, 958_140, again),
      figureOf(total.id, 2026, 1_104_750),
      figureOf(total.id, 2026, 1_200_000, aimed),
    ],
    2026,
  );
  const chart = chartOf(item, toldOf(2026));
  const alt = altOf(chart);
  expect(alt).toContain(
    '2024/25: £962,300, later restated as £958,140; 2025/26: £1,104,750, target £1,200,000',
  );
  expect(renderToStaticMarkup(createElement(StaticChart, { chart }))).toContain(`aria-label="${alt}"`);
});
