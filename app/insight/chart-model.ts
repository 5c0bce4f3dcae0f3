import { asBroughtIn, isBroughtIn, type KnownYears } from '../questionnaire/brought-in';
import { type DocumentItem, statedUnder } from '../questionnaire/document';
import { type Figure, hasValue, type Period } from '../questionnaire/figure';
import { formatFigure, publishedShort, saysTheSame, unitInWords } from '../questionnaire/format';
import { inOrder } from '../questionnaire/in-order';
import { kindOf, kinds } from '../questionnaire/kinds/kinds';
import { percentText } from '../questionnaire/kinds/share';
import type { Measure } from '../questionnaire/measure';
import { addDays, addMonths, daysBetween, monthsIn, samePeriod, yearLabel } from '../questionnaire/period';
import { isWhole } from '../questionnaire/year-figure';
import { drawnValue } from './drawn-value';
import { findingOf } from './finding';
import { periodLabels } from './period-labels';

export interface ChartPoint {
  label: string;
  period: Period;
  /** What is drawn; null for a gap. */
  value: number | null;
  /** As the table, the PDF and the CSV have it. */
  display: string;
  /** As written beside the point: ">150", "~60". */
  short: string;
  figure: Figure | null;
  target: { value: number; display: string } | null;
  /** What a later statement says this period's figure was, when it differs. */
  restated: string | null;
  /** Null too where that is not exact. */
  restatedValue: number | null;
  forecast: boolean;
  /** Nobody has declared it here, or not yet; its label says so. */
  standing?: 'draft' | 'brought in';
}

/** Where the middle half of comparable organisations lies, in one year. */
export interface ChartBenchmark {
  /** The calendar year in which the periods end. */
  year: number;
  /** Who is compared: "social enterprises in furniture and reuse". */
  cohort: string;
  n: number;
  p25: number;
  median: number;
  p75: number;
  /** "The middle half of 12 social enterprises in reuse: 20 to 40 jobs." */
  sentence: string;
}

/** The same by measure, put into words where it is asked for. */
export interface Benchmarks {
  get(measureId: string): ChartBenchmark | undefined;
}

export interface ChartModel {
  measureId: string;
  title: string;
  /** The year that is told about: a figure of another one is never taken for its own. */
  current: Period;
  /** One sentence that says what happened, and in which year. */
  finding: string;
  /** What follows the figure in it: "Down 24 on 2024/25". */
  change: string;
  tone: 'better' | 'worse' | 'same';
  unit: string;
  drawn: 'bars' | 'line';
  points: ChartPoint[];
  /** Indexes of points before which the meaning changed, with the reason. */
  breaks: { before: number; label: string }[];
  benchmark: ChartBenchmark | null;
}

/** For `ahead`: all of them. */
export const EVERY_YEAR = Number.POSITIVE_INFINITY;

interface ChartOptions {
  /** How many years to come that have a target and no figure yet are points too; none without it. */
  ahead?: number;
  benchmark?: ChartBenchmark | null;
  /** Years that nobody has declared. */
  drafts?: readonly Period[];
}

/** Enough to draw: two or more years with a value. */
export function hasTrend(item: DocumentItem): boolean {
  return kinds[item.measure.kind].plotted && isTrend(pointsOf(item));
}

/** The same of points that are known. */
export function isTrend(points: readonly ChartPoint[]): boolean {
  return points.filter((point) => point.value !== null && !point.forecast).length >= 2;
}

/** One measure over the years up to the one that is told about, as every chart, table and file shows it. */
export function chartOf(item: DocumentItem, told: KnownYears, options: ChartOptions = {}): ChartModel {
  if (Object.keys(options).length > 0) return drawn(item, told, options);
  const known = plain.get(item);
  if (known?.told === told) return known.chart;
  const chart = drawn(item, told, options);
  plain.set(item, { told, chart });
  return chart;
}

/** A document's charts are asked for again and again while it is printed: sentences, alternative texts, editions. */
const plain = new WeakMap<DocumentItem, { told: KnownYears; chart: ChartModel }>();

function drawn(item: DocumentItem, told: KnownYears, options: ChartOptions): ChartModel {
  const { ahead = 0, benchmark = null, drafts = [] } = options;
  const points = withStandings(pointsOf(item, ahead), told, drafts);
  const current = told.statement.period;
  const { measure } = item;
  const said = findingOf(measure, points, current);
  const rates = kindOf(measure).rate;
  return {
    measureId: measure.id,
    title: measure.label,
    current,
    finding: said.sentence,
    change: said.change,
    tone: said.tone,
    unit: unitInWords(measure),
    drawn: rates || (measure.accrual ?? 'in_year') !== 'in_year' ? 'line' : 'bars',
    points,
    breaks: breaksOf(item, points),
    benchmark,
  };
}

/** A measure's points and nothing said of them; with years to come as `ChartOptions` has them. */
export function pointsOf(
  item: Pick<DocumentItem, 'measure' | 'replaced' | 'figures' | 'history'>,
  ahead = 0,
): ChartPoint[] {
  const own = (figure: Figure) => figure.measureId === item.measure.id;
  // Where both the measure and what it took the place of were stated for one year, its own figure has the word.
  const years = yearsIn(
    // What was aimed at was aimed at for what was counted then.
    item.history.filter((figure) => !own(figure) && figure.series !== 'target'),
    item.history.filter(own),
    item.figures,
  );
  const shown = years.filter(({ actual, comparative, forecast }) => actual ?? comparative ?? forecast);
  if (ahead > 0 && shown.length < years.length) {
    const last = shown.at(-1)?.period.end ?? '';
    const coming = years.filter((year) => !shown.includes(year) && year.period.end > last);
    shown.push(...coming.slice(0, ahead));
  }
  const labels = periodLabels(shown.map(({ period }) => period));
  return withGaps(shown.map((year, index) => pointAt(year, item, labels[index] ?? '')));
}

/**
 * A point of a draft, or of a year that was brought in, bears it in its name, so that every sentence, table, picture
 * and file that names it says so. What an import's draft says was brought in. The points are changed themselves: they
 * were made for this, and copies of all of them cost a page more than what is said of them.
 */
function withStandings(points: ChartPoint[], told: KnownYears, drafts: readonly Period[]): ChartPoint[] {
  if (drafts.length === 0 && !told.broughtIn && !told.broughtInYears?.length) return points;
  const isDraft = ({ forecast, period: { end } }: ChartPoint) =>
    !forecast && drafts.some((draft) => end >= draft.start && end <= draft.end);
  for (const point of points) {
    const { figure } = point;
    if (!figure) continue;
    if (isBroughtIn(figure, told)) {
      point.label = asBroughtIn(point.label);
      point.standing = 'brought in';
    } else if (isDraft(point)) {
      point.label += ' (draft)';
      point.standing = 'draft';
    }
  }
  return points;
}

/** What was said of one period: the last figure of each series. */
interface Year extends Record<Figure['series'], Figure | null> {
  period: Period;
}

/** Every period of which a total is stated, the first first. */
function yearsIn(...stated: (readonly Figure[])[]): Year[] {
  const years: Year[] = [];
  for (const figures of stated)
    for (const figure of figures) {
      if (!isWhole(figure)) continue;
      yearAt(figure.period, years)[figure.series] = figure;
    }
  return inOrder(years, ({ period: a }, { period: b }) =>
    a.end === b.end ? (a.start < b.start ? -1 : 1) : a.end < b.end ? -1 : 1,
  );
}

/** The year of a period, a new one where none was known. Figures come nearly in order, so the last is tried first. */
function yearAt(period: Period, years: Year[]): Year {
  for (let index = years.length - 1; index >= 0; index -= 1) {
    const year = years[index];
    if (year && samePeriod(year.period, period)) return year;
  }
  const year = { period, actual: null, comparative: null, forecast: null, target: null };
  years.push(year);
  return year;
}

function pointAt(
  { period, actual, comparative, target, forecast: foreseen }: Year,
  item: Pick<DocumentItem, 'measure' | 'replaced'>,
  label: string,
): ChartPoint {
  const forecast = actual || comparative ? null : foreseen;
  const figure = actual ?? comparative ?? forecast;
  if (figure && figure.measureId !== item.measure.id) return earlierPoint(figure, item, label);
  const { measure } = item;
  const shown = figure && hasValue(figure) ? figure : null;
  const differs = actual && comparative && !saysTheSame(actual, comparative, measure);
  const restated = differs ? restatementOf(actual, comparative) : null;
  return {
    label,
    period,
    value: shown ? drawnValue(shown, measure) : null,
    display: figure ? formatFigure(figure, measure) : 'No figure',
    short: shown ? shortCell(shown, measure) : '',
    figure,
    target: target ? targetOf(target, measure) : null,
    restated: restated ? formatFigure(restated, measure) : null,
    restatedValue:
      restated && hasValue(restated) && !restated.qualifier && !restated.published
        ? kinds[measure.kind].plot(restated)
        : null,
    forecast: Boolean(forecast),
  };
}

/** What a later statement says instead; unless it says how that was made, it was made as before. */
export function restatementOf(stated: Figure, again: Figure): Figure {
  return { ...again, basis: again.basis ?? stated.basis };
}

/** A figure of the measure before this one counts something else: it is said under its name and unit, and not drawn. */
function earlierPoint(
  figure: Figure,
  item: Pick<DocumentItem, 'measure' | 'replaced'>,
  label: string,
): ChartPoint {
  const measure = statedUnder(item, figure);
  const display = `${measure.label}: ${formatFigure(figure, measure)}`;
  const nothing = { value: null, short: '', target: null, restated: null, restatedValue: null };
  return {
    label,
    period: figure.period,
    display,
    figure,
    ...nothing,
    forecast: figure.series === 'forecast',
  };
}

function targetOf(figure: Figure, measure: Measure) {
  const value = kinds[measure.kind].plot(figure);
  return value === null ? null : { value, display: formatFigure(figure, measure) };
}

const SIGNS = { more_than: '>', at_least: '≥', about: '~', almost: '<~', less_than: '<' } as const;

function shortCell(figure: Figure, measure: Measure): string {
  if (figure.published) return publishedShort(figure.published);
  const words = kindOf(measure).percent
    ? `${percentText(figure)}%`
    : kinds[measure.kind].cell(figure, measure);
  return figure.qualifier ? SIGNS[figure.qualifier] + words : words;
}

/** A year for which nothing was stated is a gap, not a straight line across it. */
function withGaps(points: ChartPoint[]): ChartPoint[] {
  if (!points.some((point, index) => isAfterGap(point, points[index - 1]))) return points;
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (!before || !isAfterGap(point, before)) return [point];
    const period = { start: addDays(before.period.end, 1), end: addDays(point.period.start, -1) };
    const label = monthsIn(period) > 18 ? 'No figures' : yearLabel(period);
    const gap = { value: null, display: 'No figure', short: '', figure: null, target: null };
    return [{ label, period, ...gap, restated: null, restatedValue: null, forecast: false }, point];
  });
}

function isAfterGap({ period }: ChartPoint, before: ChartPoint | undefined): boolean {
  if (!before || daysBetween(before.period.end, period.start) <= 31) return false;
  // A survey of a fortnight every February leaves no year out.
  return period.end > addMonths(before.period.end, 14);
}

function breaksOf({ measure }: DocumentItem, points: readonly ChartPoint[]): ChartModel['breaks'] {
  const breaks: ChartModel['breaks'] = [];
  let before: Figure | null = null;
  points.forEach(({ figure, label }, index) => {
    if (figure && before && before.measureId !== figure.measureId)
      breaks.push({ before: index, label: `Counted differently from ${label}: now ${measure.label}` });
    before = figure ?? before;
  });
  return breaks;
}
