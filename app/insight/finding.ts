import { growsWithTime } from '../questionnaire/alike-long';
import type { Period } from '../questionnaire/figure';
import { formatFigure, percentagePoints, sentenceCase } from '../questionnaire/format';
import { kindOf } from '../questionnaire/kinds/kinds';
import { pounds } from '../questionnaire/kinds/money';
import { isPercent } from '../questionnaire/kinds/ratio';
import type { Measure } from '../questionnaire/measure';
import { formatBare, formatNumber } from '../questionnaire/number';
import { monthsIn, overlaps } from '../questionnaire/period';
import { measureWith } from '../questionnaire/sections';
import type { ChartPoint } from './chart-model';
import {
  areApart,
  type Comparison,
  compare,
  gapBetween,
  isInexact,
  type Known,
  knownIn,
  type ToldPoint,
  toldIn,
  toneOf,
} from './comparison';
import { broughtInAmong, countInWords, recordIn } from './record';

interface Finding {
  sentence: string;
  /** What follows the figure, to stand beside it: "Down 24 on 2024/25". */
  change: string;
  tone: 'better' | 'worse' | 'same';
}

interface Said {
  measure: Measure;
  points: readonly ChartPoint[];
  /** The year that is being told about; a figure of another year is not news. */
  current: Period;
}

/** The sentence above a chart: what the last year's figure is, in which year, and how it compares, in words that are always true. */
export function findingOf(measure: Measure, points: readonly ChartPoint[], current: Period): Finding {
  const said: Said = { measure, points, current };
  const compared = compare(measure, points);
  if (compared.how === 'none') return plain(said, nothing(points));
  if (compared.how === 'silent') return plain(said, silent(compared, said));
  const told = tell(compared, said);
  const stale = isStale(compared.now, said);
  const words = told.words + (stale && compared.how !== 'only' ? NOTHING_SINCE : '');
  // Beside this year's cell a change of another year needs its figure too, and is neither good nor bad news now.
  const beside = `${lengthOf(compared.now, said)}${words}`.replace(/^[,;:]? ?/, '');
  const change = stale ? told.figure + words : (told.change ?? beside);
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

const NOTHING_SINCE = '; nothing stated since';

/** That the last year has no number to show, and what the last one shown was. */
function silent({ now, before }: Extract<Comparison, { how: 'silent' }>, said: Said): string {
  const earlier = before ? `; ${saidOf(before, said.measure)} in ${yearOf(before)}` : '';
  return `${now.display} in ${now.label}${earlier}${isStale(now, said) ? NOTHING_SINCE : ''}`;
}

/** Why there is nothing: a target alone, or no answer at all. */
function nothing(points: readonly ChartPoint[]): string {
  const ahead = points.findLast((point) => point.target);
  return ahead?.target
    ? `no figures yet; target ${ahead.target.display} for ${ahead.label}`
    : 'no figures yet';
}

interface Words {
  figure: string;
  words: string;
  tone: Finding['tone'];
  /** Where the words alone would not do beside the figure. */
  change?: string;
}

function tell(compared: Exclude<Comparison, { how: 'none' | 'silent' }>, said: Said): Words {
  const { measure, points } = said;
  const { now } = compared;
  const figure = formatFigure(now.figure, measure);
  if (compared.how === 'only') {
    // What is not shown was stated all the same.
    const only = points.some((point) => point !== now && isWithheld(point)) ? 'shown' : 'stated';
    return { figure: `${figure} in ${now.label}`, words: `, the only year ${only}`, tone: 'same' };
  }
  const stated = `${figure} in ${now.label}`;
  if (compared.how === 'redefined') {
    const { label } = compared.before;
    const words = `; not comparable with ${label}: the definition changed in ${now.label}`;
    return { figure: stated, words, tone: 'same' };
  }
  const { before } = compared;
  const gap = gapInWords(points, before, now);
  const same = { figure: stated, tone: 'same' as const };
  switch (compared.how) {
    case 'inexact':
      return { ...same, words: besideQualified(now, before, said.measure) + gap };
    case 'shared':
      return {
        ...same,
        words: `; ${saidOf(before, measure)} in ${yearOf(before)}, a period that shares days with it`,
      };
    case 'unlike':
      return {
        ...same,
        words: `; ${saidOf(before, measure)} in ${lengthNamed(compared.before)}${gap}`,
      };
    case 'same':
      return { ...unchanged(now, compared.before, said, stated), tone: 'same' };
    case 'crossed':
      return {
        ...crossed(now, compared.before, said),
        tone: toneOf(measure, now.value - compared.before.value),
      };
    case 'moved':
      return {
        ...moved(now, compared.before, said, stated, gap),
        tone: toneOf(measure, now.value - compared.before.value),
      };
  }
}

function moved(now: Known, before: Known, { measure, points }: Said, stated: string, gap: string) {
  const up = now.value > before.value;
  const size = difference(measure, now, before);
  if (measure.id === measureWith('profit') && now.value < 0) {
    const words = `, ${size} ${up ? 'smaller' : 'larger'} than in ${yearOf(before)}${gap}`;
    return { figure: stated.replace(formatFigure(now.figure, measure), surplus(now)), words };
  }
  const record = gap ? '' : recordIn(points, up, measure);
  return { figure: stated, words: `, ${up ? 'up' : 'down'} ${size} on ${yearOf(before)}${gap}${record}` };
}

function unchanged(
  now: Known,
  before: Known,
  { measure, points }: Said,
  stated: string,
): Omit<Words, 'tone'> {
  const known = knownIn(points);
  const nil = toldIn(measure, points).every(
    (point) => point.value === 0 && !isInexact(point) && point.restated === null,
  );
  if (!kindOf(measure).adds || !nil || !areApart(known) || points.some(isWithheld))
    return { figure: stated, words: `, the same as in ${yearOf(before)}` };
  const earlier = known.slice(0, -1);
  const years = known.length === 2 ? 'either year' : `any of the ${countInWords(known.length)} years`;
  return {
    figure: `none in ${now.label}`,
    words: ` or in ${earlier.length === 1 ? before.label : yearsBefore(earlier, now, points)}`,
    change: `None in ${years} stated${broughtInAmong(known)}`,
  };
}

/** "any of the four years before"; where one among them states nothing, nothing is said of that one. */
function yearsBefore(earlier: readonly Known[], now: Known, points: readonly ChartPoint[]): string {
  const [first] = earlier;
  const whole = !first || gapBetween(points, first, now).length === 0;
  const count = earlier.length === 2 ? 'either of the two' : `any of the ${countInWords(earlier.length)}`;
  const which = whole ? 'years before' : 'other years that state it';
  return `${count} ${which}${broughtInAmong(earlier)}`;
}

const isWithheld = ({ figure }: ChartPoint) => figure?.published?.as === 'withheld';

/** What is said of the years in between, where none of them has a figure. */
function gapInWords(points: readonly ChartPoint[], before: ToldPoint, now: Known): string {
  const between = gapBetween(points, before, now);
  if (between.length === 0) return '';
  if (between.some(isWithheld)) return ' (no figure shown in between)';
  const statuses = new Set(between.map(({ figure }) => figure?.status ?? ''));
  const [only] = statuses.size === 1 ? statuses : [];
  if (only === 'not_applicable') return ' (it did not apply in between)';
  return only === 'not_measured' ? ' (it was not measured in between)' : ' (no figure in between)';
}

/** "a loss of £191,027, then a surplus of £36,617": across zero a percentage means nothing. */
function crossed(now: Known, before: Known, { measure }: Said) {
  const words = (point: Known) =>
    measure.id === measureWith('profit') && point.value !== 0 ? surplus(point) : saidOf(point, measure);
  const way = now.value > before.value ? 'up' : 'down';
  return {
    figure: `${words(before)} in ${yearOf(before)}, then ${words(now)} in ${now.label}`,
    words: `, ${way} ${difference(measure, now, before)}`,
  };
}

function surplus({ value, figure }: Known): string {
  return `a ${value < 0 ? 'loss' : 'surplus'} of ${pounds(Math.abs(value), figure.decimals)}`;
}

/** "More than 150" beside "more than 150" is not "0% change": both are said, nothing is computed. */
function besideQualified(now: Known, before: ToldPoint, measure: Measure): string {
  const [a, b] = [saidOf(now, measure), saidOf(before, measure)];
  // Two ranges that are the same may hide two counts that are not.
  const ranges = now.figure.published !== undefined || before.figure.published !== undefined;
  return a === b && !ranges ? `, as in ${yearOf(before)}` : `; ${b} in ${yearOf(before)}`;
}

function difference(measure: Measure, now: Known, before: Known): string {
  const size = Math.abs(now.value - before.value);
  const decimals = Math.max(now.figure.decimals, before.figure.decimals);
  if (kindOf(measure).money || /^GBP\b/.test(measure.unit)) return pounds(size, decimals);
  if (kindOf(measure).percent || isPercent(measure.unit))
    return percentagePoints(size, now.figure, before.figure);
  return kindOf(measure).rate ? formatNumber(size, decimals) : formatBare(size, decimals);
}

/** A figure as it is said now. */
function saidOf({ figure, restated }: ToldPoint, measure: Measure): string {
  return restated ?? formatFigure(figure, measure);
}

function yearOf(before: ToldPoint): string {
  return before.restated === null ? before.label : `${before.label} as restated`;
}

/** Whether a figure is of a year before the one that is being told about. */
function isStale({ period }: Pick<ChartPoint, 'period'>, { current }: Said): boolean {
  return !overlaps(period, current) && period.end < current.end;
}

/** Beside a cell, whose column does not say it, the length of a period that is no year. */
function lengthOf(now: Known, said: Said): string {
  const months = monthsIn(now.period);
  if (!growsWithTime(said.measure) || months === 12 || months < 2) return '';
  return knownIn(said.points).length === 1 ? '' : `, over ${months} months`;
}

function lengthNamed({ label, period }: Known): string {
  return label.includes('months') ? label : `${label}, over ${monthsIn(period)} months`;
}
