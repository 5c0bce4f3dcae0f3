import { paths } from '../paths';
import { besideOf, type KnownYears } from '../questionnaire/brought-in';
import { definitionInWords } from '../questionnaire/definition';
import type { DocumentItem } from '../questionnaire/document';
import type { Figure, Period } from '../questionnaire/figure';
import { unitInWords } from '../questionnaire/format';
import { kindOf } from '../questionnaire/kinds/kinds';
import type { Accrual } from '../questionnaire/measure';
import { formatNumber } from '../questionnaire/number';
import { periodInWords, samePeriod } from '../questionnaire/period';
import { type Breakdown, breakdownOf } from './breakdown';
import { type ChartBenchmark, type ChartModel, type ChartPoint, chartOf, EVERY_YEAR } from './chart-model';
import { besidePeers } from './peers';
import { notesOf, type PointNote } from './point-notes';
import { againstTarget } from './target';
import { type StatedYear, statementSaying } from './trail-link';
import { yearsOfChart, type Zoom, zoomed } from './zoom';

/** One point as a row of the table, with where it comes from. */
export interface PointRow {
  label: string;
  period: string;
  display: string;
  /** Both numbers behind a share; empty for everything else. */
  part: string;
  base: string;
  target: string;
  restated: string;
  note: number | null;
  forecast: boolean;
  trail: string | null;
}

export interface MeasureView {
  measureId: string;
  label: string;
  unit: string;
  definition: string;
  counted: string;
  aside: string | null;
  peers: string | null;
  /** Of the chosen years; its sentence is that of all. */
  chart: ChartModel;
  rows: PointRow[];
  notes: PointNote[];
  breakdown: Breakdown | null;
  years: number[];
  zoom: Zoom;
}

const COUNTED: Record<Accrual, string> = {
  in_year: 'Counted over each period, not a running total.',
  cumulative: 'A running total: each figure holds those before it, so years are never added up.',
  point_in_time: 'As it stood on one day, so years are never added up.',
};

interface Of {
  slug: string;
  item: DocumentItem;
  /** The newest statement's period. */
  current: Period;
  years: readonly StatedYear[];
  zoom: Zoom;
  benchmark?: ChartBenchmark | null;
}

/** Everything that is known of one measure over the years. */
export function measureView({ slug, item, current, years, zoom, benchmark = null }: Of): MeasureView {
  const { measure } = item;
  const drafts = years.filter(({ draft }) => draft).map(({ period }) => period);
  const told = toldOf(years, current);
  const whole = chartOf(item, told, { ahead: EVERY_YEAR, benchmark, drafts });
  const chart = zoomed(whole, zoom);
  const notes = notesOf(measure, chart, years);
  const beside = whole.points.findLast(
    ({ value, forecast, period }) =>
      value !== null && !forecast && benchmark && period.end.startsWith(String(benchmark.year)),
  );
  return {
    measureId: measure.id,
    label: measure.label,
    unit: unitInWords(measure),
    definition: definitionInWords(measure),
    counted: kindOf(measure).rate ? '' : COUNTED[measure.accrual ?? 'in_year'],
    aside: againstTarget(measure, whole),
    peers:
      benchmark && beside?.value != null
        ? `${beside.display} in ${beside.label}: ${besidePeers(measure, beside.value, benchmark)}.`
        : null,
    chart,
    rows: chart.points.map((point, index) =>
      rowOf(
        point,
        notes.find((note) => note.index === index),
        slug,
        years,
      ),
    ),
    notes,
    breakdown: breakdownOf(
      measure,
      within(
        years.flatMap(({ figures }) => figures),
        zoom,
      ),
      told,
    ),
    years: yearsOfChart(whole),
    zoom,
  };
}

/** The year that is told about, and which of all years were brought in. */
function toldOf(years: readonly StatedYear[], current: Period): KnownYears {
  const broughtInYears = years
    .filter(({ broughtIn }) => broughtIn)
    .map(({ period, figures }) => ({ period, beside: besideOf(figures, period) }));
  const own = broughtInYears.some(({ period }) => samePeriod(period, current));
  return { statement: { period: current }, ...(own && { broughtIn: true }), broughtInYears };
}

function rowOf(
  point: ChartPoint,
  note: PointNote | undefined,
  slug: string,
  years: readonly StatedYear[],
): PointRow {
  const { figure } = point;
  const statementId = figure ? statementSaying(years, figure) : null;
  const count = (number: number | null | undefined) => (number == null ? '' : formatNumber(number, 0));
  return {
    label: point.label,
    period: periodInWords(point.period),
    display: point.display,
    part: count(figure?.numerator),
    base: count(figure?.denominator),
    target: point.target?.display ?? '',
    restated: point.restated ?? '',
    note: note?.number ?? null,
    forecast: point.forecast,
    trail: figure && statementId ? paths.organisation(slug).trail(statementId, figure.measureId) : null,
  };
}

function within(figures: readonly Figure[], { from, to }: Zoom): Figure[] {
  return figures.filter(({ period }) => {
    const year = Number(period.end.slice(0, 4));
    return year >= (from ?? year) && year <= (to ?? year);
  });
}
