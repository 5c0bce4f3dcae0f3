import { growsWithTime } from '../questionnaire/alike-long';
import type { Measure } from '../questionnaire/measure';
import { monthsIn, periodInWords, samePeriod } from '../questionnaire/period';
import { BROUGHT_IN_WORDS } from './brought-in-mark';
import type { ChartModel, ChartPoint } from './chart-model';
import { type StatedYear, statementSaying } from './trail-link';

/** What must be said of one point, under the number it bears in chart and table. */
export interface PointNote {
  number: number;
  /** The point's place in the chart. */
  index: number;
  label: string;
  words: string[];
}

/** The notes of a chart's points in the order of the years: lengths, ways of counting, reasons, changed meanings. */
export function notesOf(measure: Measure, chart: ChartModel, years: readonly StatedYear[]): PointNote[] {
  return chart.points
    .map((point, index) => ({
      index,
      label: point.label,
      words: wordsOn(measure, point, years, chart, index),
    }))
    .filter(({ words }) => words.length > 0)
    .map((note, index) => ({ ...note, number: index + 1 }));
}

function wordsOn(
  measure: Measure,
  { figure, period, restated, display, forecast, standing }: ChartPoint,
  years: readonly StatedYear[],
  { breaks }: ChartModel,
  index: number,
): string[] {
  const months = monthsIn(period);
  const length =
    figure && growsWithTime(measure) && months !== 12 && months > 1 ? `Covers ${months} months.` : '';
  const elsewhere = figure && !years.some((year) => samePeriod(year.period, period));
  const saying = figure && statementSaying(years, figure);
  const draft = years.some((year) => year.draft && year.statementId === saying);
  return [
    ...breaks.filter(({ before }) => before === index).map(({ label }) => `${label}.`),
    standing === 'brought in' ? BROUGHT_IN_WORDS : draft ? 'From a draft that nobody has declared yet.' : '',
    forecast ? 'A forecast.' : '',
    length,
    elsewhere ? `For ${periodInWords(period)}.` : '',
    restated ? `Printed as ${display}; a later statement says ${restated}.` : '',
    figure?.statedLabel ? `Printed as “${figure.statedLabel}”.` : '',
    figure?.note ?? '',
    figure?.explanation ?? '',
  ].filter(Boolean);
}
