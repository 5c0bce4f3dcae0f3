import { alikeLong } from './alike-long';
import { explanationsOf, OF_THE_MEASURE } from './explanations';
import { fewerOrLess } from './fewer-or-less';
import { type Figure, hasValue, type Period } from './figure';
import { formatCell, formatFigure, percentagePoints, sentenceCase } from './format';
import { kindOf, kinds } from './kinds/kinds';
import { pounds } from './kinds/money';
import { isPercent } from './kinds/ratio';
import type { Measure } from './measure';
import { formatNumber } from './number';
import { daysBetween, overlaps, yearLabel } from './period';
import { answerOf } from './year-figure';

/** A change of this share of last year's figure asks a question. */
const LARGE_CHANGE = 0.25;

export interface Warning {
  /** The measure whose page asks for the explanation. */
  measureId: string;
  rule: string;
  message: string;
  /** What was said about it; null while nothing was. */
  explanation: string | null;
  /** What was said of the measure, where several questions are asked of it and nobody knows which one it answers. */
  ofMeasure?: string;
}

interface Asked {
  measures: readonly Measure[];
  figures: readonly Figure[];
  /** The statement's own. */
  period: Period;
  /** What the statement before says, and for which days. */
  previous: readonly Figure[];
  previousPeriod?: Period | undefined;
}

/** Everything odd in a statement: each a question to answer, none a block. */
export function warningsOf(asked: Asked): Warning[] {
  const { measures, figures, period } = asked;
  const answer = (id: string) => answerOf(figures, id, period);
  const amount = (id: string) => {
    const figure = answer(id);
    return figure && hasValue(figure) ? figure.number : null;
  };
  const found = [
    ...measures.flatMap((measure) => changeWarnings(measure, asked)),
    ...measures.flatMap((measure) => sizeWarnings(measure, answer(measure.id))),
    ...measures.flatMap((measure) => groupWarnings(measure, figures, answer(measure.id))),
    ...crossWarnings(amount),
  ];
  const ids = new Set(measures.map((measure) => measure.id));
  const asking = found.filter(({ measureId }) => ids.has(measureId));
  return asking.map((warning) => {
    const { measureId, rule } = warning;
    const alone = asking.filter((each) => each.measureId === measureId).length === 1;
    return { ...warning, ...answered(answer(measureId), rule, alone) };
  });
}

/** Words of the measure as a whole answer a question that is the only one; among several they answer none. */
function answered(
  figure: Figure | undefined,
  rule: string,
  alone: boolean,
): Pick<Warning, 'explanation' | 'ofMeasure'> {
  const { [rule]: own, [OF_THE_MEASURE]: whole } = figure ? explanationsOf(figure) : {};
  if (own) return { explanation: own };
  if (alone) return { explanation: whole ?? null };
  return { explanation: null, ...(whole && { ofMeasure: whole }) };
}

/** What stands out, without the question that is asked about it: for readers, who are told. */
export function factOf({ message }: Pick<Warning, 'message'>): string {
  const sentences = message.match(/[^.?!]+(?:[.?!](?!\s|$)[^.?!]*)*[.?!]*\s*/g) ?? [message];
  const told = sentences.filter((sentence) => !/^Readers will ask|\?\s*$/.test(sentence)).join('');
  return sentenceCase(told.trim().replace(/^That is /, ''));
}

type Found = Omit<Warning, 'explanation'>;

function changeWarnings(measure: Measure, asked: Asked): Found[] {
  const { figures, period, previous, previousPeriod: last } = asked;
  const now = answerOf(figures, measure.id, period);
  const before = answerOf(previous, measure.id, last);
  if (!now || !before || measure.derived || measure.id === 'full_time_hours') return [];
  if (now.qualifier || before.qualifier) return [];
  // Two periods that share days are not one year and the one before it.
  if (overlaps(now.period, before.period)) return [];
  // What its chart refuses to compare is nothing to be explained.
  if (!alikeLong(measure, now.period, before.period)) return [];
  const [a, b] = [kinds[measure.kind].plot(before), kinds[measure.kind].plot(now)];
  if (a === null || b === null) return [];
  if (measure.accrual === 'cumulative' && b < a)
    return [warn(measure, 'cumulative_fell', 'A running total fell. What happened?')];
  // A year may lie between two statements: then the one before is not last year.
  const then = last && daysBetween(last.end, period.start) > 31 ? yearLabel(last) : null;
  const points = inPercent(measure) ? percentagePoints(Math.abs(b - a), now, before) : null;
  const message = changeMessage(measure, a, b, { then, points, was: formatCell(before, measure) });
  return message ? [warn(measure, 'large_change', message)] : [];
}

/**
 * "44% fewer than last year": it stands behind the measure's name, whose noun the word follows. A change from or across
 * zero has no percentage, so it says the amount; one to nought says what there was.
 */
function changeMessage(
  measure: Measure,
  before: number,
  now: number,
  { then, points, was }: { then: string | null; points: string | null; was: string },
): string | null {
  const question = 'Readers will ask. What happened?';
  const than = then ? `in ${then}` : 'last year';
  if (before <= 0 || now < 0) {
    if (!kindOf(measure).money || Math.sign(before) === Math.sign(now)) return null;
    const way = now > before ? 'up' : 'down';
    return `${way} ${pounds(Math.abs(now - before))} on ${then ?? 'last year'}${before < 0 === now < 0 || before === 0 || now === 0 ? '' : ', across zero'}. ${question}`;
  }
  const change = (now - before) / before;
  if (Math.abs(change) < LARGE_CHANGE || Math.abs(now - before) < 3) return null;
  if (points) return `${points} ${change > 0 ? 'more' : 'less'} than ${than}. ${question}`;
  if (now === 0) return `${noneAfter(measure, was, than)} ${question}`;
  if (change >= 10) {
    const times = formatNumber(Math.round(now / before), 0);
    return `about ${times} times as much as ${than}. ${question}`;
  }
  const size = `${formatNumber(Math.round(Math.abs(change) * 100), 0)}% ${change > 0 ? 'more' : lessOf(measure)}`;
  return `${size} than ${than}. ${question}`;
}

/** "None, after 9 last year.": of nought "100% fewer" is a riddle. */
export function noneAfter(measure: Measure, was: string, than: string): string {
  return `${kindOf(measure).counted ? 'None' : 'Nothing'}, after ${was} ${than}.`;
}

/** "fewer" of jobs, "less" of waste, of money and of rates. */
export const lessOf = (measure: Measure) => (kindOf(measure).counted ? fewerOrLess(measure.label) : 'less');

/** Of a percentage, "100% more" could be twice as much or all of it. */
export const inPercent = (measure: Measure) =>
  kindOf(measure).percent || (kindOf(measure).rate && isPercent(measure.unit));

/** As many as live in London, and what a large county council spends in several years: more is mostly a slip of the hand. */
const VERY_MANY = 9_000_000;
const VERY_MUCH = 10_000_000_000;

function sizeWarnings(measure: Measure, figure: Figure | undefined): Found[] {
  const { counted, money } = kindOf(measure);
  if (!figure || measure.derived || !hasValue(figure) || figure.number === null) return [];
  const size = Math.abs(figure.number);
  if (!(counted && size > VERY_MANY) && !(money && size > VERY_MUCH)) return [];
  return [warn(measure, 'very_large', `That is ${formatFigure(figure, measure)}. Is that right?`)];
}

function groupWarnings(measure: Measure, figures: readonly Figure[], total: Figure | undefined): Found[] {
  const groups = figures.filter(
    ({ measureId, series, category, slice }) =>
      measureId === measure.id && series === 'actual' && category !== '' && slice === '',
  );
  if (groups.length === 0) return [];
  if (total?.number == null)
    return [warn(measure, 'groups_without_total', 'There are groups but no total. What is the total?')];
  const sum = groups.reduce((all, figure) => all + (figure.number ?? 0), 0);
  if (sum === total.number) return [];
  const said = `The groups add up to ${formatNumber(sum, 0)}, the total is ${formatCell(total, measure)}. Why do they differ?`;
  return [warn(measure, 'groups_differ', said)];
}

type Amount = (id: string) => number | null;

/** Pairs in which the first cannot normally exceed the second, and what is asked where it does. */
export const WITHIN: readonly [string, string, string][] = [
  ['barrier_jobs', 'jobs_created', 'More jobs for people facing barriers than jobs created. Why?'],
  ['jobs_created_fte', 'jobs_created', 'More full-time equivalents than jobs. Why?'],
  ['people_qualified', 'qualifications_awarded', 'More people qualified than qualifications awarded. Why?'],
  ['trading_income', 'total_income', 'More income from trading than income in all. Why?'],
  ['local_spend', 'total_spend', 'More spent locally than spent in all. Why?'],
];

const within = (part: string, whole: string) => `${part}_within_${whole}`;

/** Every rule that can ask something. */
export const RULES: readonly string[] = [
  'very_large',
  'large_change',
  'cumulative_fell',
  'groups_without_total',
  'groups_differ',
  'profit_parts',
  ...WITHIN.map(([part, whole]) => within(part, whole)),
];

function crossWarnings(amount: Amount): Found[] {
  const found: Found[] = [];
  for (const [part, whole, message] of WITHIN) {
    const [a, b] = [amount(part), amount(whole)];
    if (a !== null && b !== null && a > b)
      found.push({ measureId: part, rule: within(part, whole), message });
  }
  return [...found, ...profitWarnings(amount)];
}

function profitWarnings(amount: Amount): Found[] {
  const profit = amount('profit_after_tax');
  const parts = ['profit_retained', 'profit_donated', 'profit_distributed'].map(amount);
  if (profit === null || profit <= 0 || parts.every((part) => part === null)) return [];
  const sum = parts.reduce<number>((all, part) => all + Math.round((part ?? 0) * 100), 0) / 100;
  if (sum === profit) return [];
  const decimals = Number.isInteger(sum) && Number.isInteger(profit) ? 0 : 2;
  const message = `Kept, donated and paid out add up to ${pounds(sum, decimals)}, the profit is ${pounds(profit, decimals)}. Why do they differ?`;
  return [{ measureId: 'profit_after_tax', rule: 'profit_parts', message }];
}

function warn(measure: Measure, rule: string, message: string): Found {
  return { measureId: measure.id, rule, message: sentenceCase(message) };
}
