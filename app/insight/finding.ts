import type { Figure } from '../questionnaire/figure';
import { formatFigure, sentenceCase } from '../questionnaire/format';
import { pounds } from '../questionnaire/kinds/money';
import type { Measure } from '../questionnaire/measure';
import { formatNumber } from '../questionnaire/number';
import { monthsIn } from '../questionnaire/period';
import type { ChartPoint } from './chart-model';

/** A count that disclosure control rounded or took away: nothing exact can be said of it. */
const isInexact = ({ figure }: Pick<ChartPoint, 'figure'>) =>
  Boolean(figure && (figure.qualifier || figure.published));

export interface Finding {
  sentence: string;
  tone: 'better' | 'worse' | 'same';
}

interface Known extends ChartPoint {
  value: number;
  figure: Figure;
}

/** The sentence above a chart: what the last year's figure is and how it compares, in words that are always true. */
export function findingOf(measure: Measure, points: readonly ChartPoint[]): Finding {
  const known = points.filter(
    (point): point is Known => point.value !== null && point.figure !== null && !point.forecast,
  );
  const now = known.at(-1);
  const last = points.findLast((point) => point.figure && !point.forecast);
  // The last year's figure may not be shown: an earlier year's must not pass for it.
  if (last?.figure?.published && last.value === null)
    return { sentence: `${measure.label}: ${last.display}`, tone: 'same' };
  if (!now) return { sentence: `${measure.label}: no figure yet`, tone: 'same' };
  const before = known.at(-2);
  const length =
    monthsIn(now.period) === 12 || (measure.accrual ?? 'in_year') !== 'in_year'
      ? ''
      : `, over ${monthsIn(now.period)} months`;
  if (!before) return { sentence: `${opening(measure, now)}${length}`, tone: 'same' };
  const compared = compare(measure, now, before, known);
  return { sentence: `${opening(measure, now)}${length}${compared.words}`, tone: compared.tone };
}

/** "31 jobs created"; names the measure where the unit alone would not. */
function opening(measure: Measure, point: Known): string {
  return `${measure.label}: ${formatFigure(point.figure, measure)}`;
}

function compare(measure: Measure, now: Known, before: Known, known: readonly Known[]) {
  const same = { tone: 'same' as const };
  if (now.figure.measureId !== before.figure.measureId)
    return { ...same, words: `; counted differently from ${before.label}` };
  if (isInexact(now) || isInexact(before)) return { ...same, words: besideQualified(measure, now, before) };
  if (now.value === before.value) return { ...same, words: `, the same as in ${before.label}` };
  const up = now.value > before.value;
  const tone: Finding['tone'] =
    measure.polarity === 'neutral' ? 'same' : up === (measure.polarity === 'higher') ? 'better' : 'worse';
  const way = up ? 'up' : 'down';
  return {
    tone,
    words: `, ${way} ${difference(measure, now, before)} on ${before.label}${record(known, up)}`,
  };
}

/** "More than 150" beside "more than 150" is not "0% change": both are said, nothing is computed. */
function besideQualified(measure: Measure, now: Known, before: Known): string {
  if (formatFigure(now.figure, measure) === formatFigure(before.figure, measure))
    return `, as in ${before.label}`;
  return `; ${formatFigure(before.figure, measure)} in ${before.label}`;
}

function difference(measure: Measure, now: Known, before: Known): string {
  const size = Math.abs(now.value - before.value);
  const decimals = Math.max(now.figure.decimals, before.figure.decimals);
  if (measure.kind === 'money') return pounds(size, decimals);
  if (measure.kind === 'share' || measure.unit === 'percent')
    return size < 1
      ? 'less than 1 percentage point'
      : `${formatNumber(Math.round(size), 0)} percentage point${Math.round(size) === 1 ? '' : 's'}`;
  return formatNumber(size, decimals);
}

const WORDS = ['', '', '', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** ", the most in five years": only when every year of the run is known, comparable and twelve months long. */
function record(known: readonly Known[], up: boolean): string {
  const years = known.length;
  const last = known.at(-1);
  if (years < 3 || !last) return '';
  const comparable = known.every(
    (point) =>
      !point.figure.qualifier &&
      point.figure.measureId === last.figure.measureId &&
      monthsIn(point.period) === 12,
  );
  if (!comparable) return '';
  const others = known.slice(0, -1).map((point) => point.value);
  const extreme = up
    ? others.every((value) => value < last.value)
    : others.every((value) => value > last.value);
  if (!extreme) return '';
  return `, the ${up ? 'highest' : 'lowest'} in ${WORDS[years] ?? years} years`;
}

/** What the last year was against its target, in words; null without one. */
export function againstTarget(measure: Measure, points: readonly ChartPoint[]): string | null {
  const now = points.findLast(
    (point) => (point.value !== null || point.figure?.published) && !point.forecast,
  );
  if (!now?.target || !now.figure) return null;
  const target = `Target ${now.target.display}`;
  if (now.value === null || isInexact(now) || measure.polarity === 'neutral') return `${target}.`;
  const reached =
    measure.polarity === 'higher' ? now.value >= now.target.value : now.value <= now.target.value;
  return `${sentenceCase(target)}: ${reached ? 'reached' : 'missed'}.`;
}
