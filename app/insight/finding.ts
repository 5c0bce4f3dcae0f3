import type { Period } from '../questionnaire/figure';
import { formatFigure, sentenceCase } from '../questionnaire/format';
import { pounds } from '../questionnaire/kinds/money';
import type { Measure } from '../questionnaire/measure';
import { formatNumber } from '../questionnaire/number';
import { monthsIn, overlaps } from '../questionnaire/period';
import type { ChartPoint } from './chart-model';
import {
  type Comparison,
  compare,
  gapBetween,
  growsWithTime,
  isInexact,
  type Known,
  knownIn,
  toneOf,
} from './comparison';
import { countInWords, recordIn } from './record';

export interface Finding {
  sentence: string;
  /** What follows the figure, to stand beside it: "Down 24 on 2024/25". */
  change: string;
  tone: 'better' | 'worse' | 'same';
}

interface Said {
  measure: Measure;
  points: readonly ChartPoint[];
  /** The year that is being told about; a figure of another year names its own. */
  current: Period | null;
}

/** The sentence above a chart: what the last year's figure is and how it compares, in words that are always true. */
export function findingOf(
  measure: Measure,
  points: readonly ChartPoint[],
  current: Period | null = null,
): Finding {
  const said: Said = { measure, points, current };
  const compared = compare(measure, points);
  if (compared.how === 'none') return plain(said, nothing(points));
  if (compared.how === 'hidden') return plain(said, compared.now.display);
  const told = tell(compared, said);
  const words = `${lengthOf(compared.now, said)}${told.words}${sinceThen(compared.now, said)}`;
  // Beside this year's cell a change of another year needs its figure too, and is neither good nor bad news now.
  const stale = named(compared.now, said);
  const change = stale ? told.figure + words : (told.change ?? words.replace(/^[,;:]? ?/, ''));
  return {
    sentence: `${measure.label}: ${told.figure}${words}`,
    change: sentenceCase(change),
    tone: stale ? 'same' : told.tone,
  };
}

function plain({ measure }: Said, words: string): Finding {
  const lower = words.charAt(0).toLowerCase() + words.slice(1);
  return { sentence: `${measure.label}: ${lower}`, change: sentenceCase(words), tone: 'same' };
}

/** Why there is nothing: not measured, does not apply, a target alone, or no answer at all. */
function nothing(points: readonly ChartPoint[]): string {
  const last = points.findLast((point) => point.figure && !point.forecast);
  if (last) return `${last.display} in ${last.label}`;
  const ahead = points.findLast((point) => point.target);
  return ahead?.target
    ? `no figures yet; target ${ahead.target.display} for ${ahead.label}`
    : 'no figures yet';
}

interface Told {
  figure: string;
  words: string;
  tone: Finding['tone'];
  /** Where the words alone would not do beside the figure. */
  change?: string;
}

function tell(compared: Exclude<Comparison, { how: 'none' | 'hidden' }>, said: Said): Told {
  const { measure, points } = said;
  const { now } = compared;
  const figure = formatFigure(now.figure, measure);
  if (compared.how === 'only') {
    const year = named(now, said) ? '' : ` in ${now.label}`;
    return { figure: figure + when(now, said) + year, words: ', the only year stated', tone: 'same' };
  }
  const { before } = compared;
  const stated = figure + when(now, said);
  const gap = gapBetween(points, before, now) ? ' (nothing is known in between)' : '';
  const same = { figure: stated, tone: 'same' as const };
  switch (compared.how) {
    case 'redefined':
      return {
        ...same,
        words: `; not comparable with ${before.label}: the definition changed in ${now.label}`,
      };
    case 'inexact':
      return { ...same, words: besideQualified(now, before, said) + gap };
    case 'unlike':
      return {
        ...same,
        words: `; ${saidOf(before, measure)} in ${lengthNamed(before)}${gap}`,
      };
    case 'same':
      return { ...unchanged(before, said, stated), tone: 'same' };
    case 'crossed':
      return { ...crossed(now, before, said), tone: toneOf(measure, now.value - before.value) };
    case 'moved':
      return { ...moved(now, before, said, stated, gap), tone: toneOf(measure, now.value - before.value) };
  }
}

function moved(now: Known, before: Known, { measure, points }: Said, stated: string, gap: string) {
  const up = now.value > before.value;
  const size = difference(measure, now, before);
  if (measure.id === PROFIT && now.value < 0) {
    const words = `, ${size} ${up ? 'smaller' : 'larger'} than in ${yearOf(before)}${gap}`;
    return { figure: stated.replace(formatFigure(now.figure, measure), surplus(now)), words };
  }
  const record = gap ? '' : recordIn(points, up, measure);
  return { figure: stated, words: `, ${up ? 'up' : 'down'} ${size} on ${yearOf(before)}${gap}${record}` };
}

function unchanged(before: Known, { measure, points }: Said, stated: string): Omit<Told, 'tone'> {
  const known = knownIn(points);
  const countable = measure.kind === 'count' || measure.kind === 'money';
  const allNil = countable && known.every((point) => point.value === 0 && !isInexact(point));
  if (!allNil) return { figure: stated, words: `, the same as in ${yearOf(before)}` };
  const years = known.length === 2 ? 'both years' : `any of the ${countInWords(known.length)} years`;
  return { figure: 'none', words: ` in ${years} stated`, change: `None in ${years} stated` };
}

const PROFIT = 'profit_after_tax';

/** "a loss of £191,027, then a surplus of £36,617": across zero a percentage means nothing. */
function crossed(now: Known, before: Known, said: Said) {
  const { measure } = said;
  const words = (point: Known) =>
    measure.id === PROFIT && point.value !== 0 ? surplus(point) : saidOf(point, measure);
  const way = now.value > before.value ? 'up' : 'down';
  return {
    figure: `${words(before)} in ${yearOf(before)}, then ${words(now)}${when(now, said)}`,
    words: `, ${way} ${difference(measure, now, before)}`,
  };
}

function surplus({ value, figure }: Known): string {
  return `a ${value < 0 ? 'loss' : 'surplus'} of ${pounds(Math.abs(value), figure.decimals)}`;
}

/** "More than 150" beside "more than 150" is not "0% change": both are said, nothing is computed. */
function besideQualified(now: Known, before: Known, said: Said): string {
  const { measure, points } = said;
  const [a, b] = [saidOf(now, measure), saidOf(before, measure)];
  if (a !== b) return `; ${b} in ${yearOf(before)}`;
  return knownIn(points).length === 2 && !named(now, said) ? ' in both years' : `, as in ${before.label}`;
}

function difference(measure: Measure, now: Known, before: Known): string {
  const size = Math.abs(now.value - before.value);
  const decimals = Math.max(now.figure.decimals, before.figure.decimals);
  if (measure.kind === 'money' || /^GBP\b/.test(measure.unit)) return pounds(size, decimals);
  if (measure.kind === 'share' || measure.unit === 'percent')
    return size < 1
      ? 'less than 1 percentage point'
      : `${formatNumber(Math.round(size), 0)} percentage point${Math.round(size) === 1 ? '' : 's'}`;
  return formatNumber(size, decimals);
}

/** A figure as it is said now. */
function saidOf({ figure, restated }: Known, measure: Measure): string {
  return restated ?? formatFigure(figure, measure);
}

function yearOf(before: Known): string {
  return before.restated === null ? before.label : `${before.label} as restated`;
}

function named(now: Known, { current }: Said): boolean {
  return current !== null && !overlaps(now.period, current);
}

/** " in 2022/23" where the figure is not of the year that is being told about. */
function when(now: Known, said: Said): string {
  return named(now, said) ? ` in ${now.label}` : '';
}

function lengthOf(now: Known, said: Said): string {
  const months = monthsIn(now.period);
  if (!growsWithTime(said.measure) || months === 12 || months < 2) return '';
  // A year that names its own length ("2026 (13 months)") has said it.
  return named(now, said) || (now.label.includes('months') && knownIn(said.points).length === 1)
    ? ''
    : `, over ${months} months`;
}

function lengthNamed({ label, period }: Known): string {
  return label.includes('months') ? label : `${label}, over ${monthsIn(period)} months`;
}

/** What became of the measure after its last figure. */
function sinceThen(now: Known, said: Said): string {
  if (!named(now, said) || !said.current || now.period.end > said.current.end) return '';
  const later = said.points.findLast((point) => point.figure && point.period.end > now.period.end);
  if (later?.value === null) return `; ${later.display.toLowerCase()} in ${later.label}`;
  return knownIn(said.points).length > 1 ? '; nothing stated since' : '';
}
