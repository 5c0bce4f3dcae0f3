import type { TypedAnswer } from './answers';
import { NO_VALUE, QUALIFIERS, type Qualifier } from './figure';
import { formatFigure } from './format';
import { kindOf } from './kinds/kinds';
import { isBlank } from './kinds/numeric';
import type { Measure } from './measure';
import { readLine } from './one-line';

/** A number as people write it ("70+", "c. 70", "about 3m"), and what it is read as. */
interface AsWritten {
  /** Path below the measure: `value`, `groups.disabled`. */
  part: string;
  raw: string;
  /** The same as the form takes it: digits alone; in a part of one line with its qualifier before them. */
  typed: string;
  qualifier: Qualifier | null;
  /** In words, to be shown before it counts: "more than 70 jobs". */
  words: string;
}

/** Signs and words before a number. "Up to" and "at most" have no qualifier here, so they are not read. */
const BEFORE: readonly [RegExp, Qualifier][] = [
  [/^(?:>=|≥|at least|min(?:imum)?\.?(?: of)?)\s*/i, 'at_least'],
  [/^(?:>|more than|over|above)\s*/i, 'more_than'],
  [/^(?:<(?!=)|less than|fewer than|under|below)\s*/i, 'less_than'],
  [/^(?:~|≈|c(?:a|irca)?\.?(?=[\s\d£])|approx(?:imately|\.)?|about|around|roughly)\s*/i, 'about'],
  [/^(?:almost|nearly|just under)\s*/i, 'almost'],
];

const SCALES: readonly [RegExp, number][] = [
  [/\s?(?:bn|billion)$/i, 9],
  [/\s?(?:m|mn|mln|million)$/i, 6],
  [/\s?(?:k|thousand)$/i, 3],
];

/** Digits and a qualifier out of a number as people write it; null where it says anything else, or could say two things. */
function takenApart(raw: string, measure: Measure): { digits: string; qualifier: Qualifier | null } | null {
  let rest = raw
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
  let qualifier: Qualifier | null = null;
  const before = BEFORE.find(([sign]) => sign.test(rest));
  if (before) {
    qualifier = before[1];
    rest = rest.replace(before[0], '');
  }
  rest = withoutUnit(rest, measure);
  if (/\d\s?\+$/.test(rest)) {
    if (qualifier) return null;
    qualifier = 'more_than';
    rest = rest.replace(/\s?\+$/, '');
  }
  // "3 m" of somebody who counts metres is three metres.
  const scale = /^(?:bn|m|k)(?![a-z])/i.test(measure.unit)
    ? undefined
    : SCALES.find(([word]) => word.test(rest));
  if (scale) rest = rest.replace(scale[0], '');
  const [, sign = '', whole = '', fraction = ''] =
    /^(-?)(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.(\d+))?$/.exec(rest) ?? [];
  if (!whole) return null;
  const digits = whole.replace(/[ ,]/g, '');
  const zeros = scale?.[1] ?? 0;
  const moved = `${digits}${fraction.slice(0, zeros).padEnd(zeros, '0')}`;
  const left = fraction.slice(zeros);
  return { digits: `${sign}${moved.replace(/^0+(?=\d)/, '')}${left ? `.${left}` : ''}`, qualifier };
}

/** "£1.2m" and "12 jobs" without what the question says already; the unit of another question is none of it. */
function withoutUnit(words: string, measure: Measure): string {
  const { money, percent } = kindOf(measure);
  if (money) return words.replace(/^(-?)£\s?/, '$1').replace(/\s?(?:gbp|pounds)$/i, '');
  if (percent || measure.unit === 'percent') return words.replace(/\s?(?:%|percent|per cent)$/i, '');
  const unit = [measure.unit, measure.unitOne].find(
    (each) => each && words.toLowerCase().endsWith(` ${each.toLowerCase()}`),
  );
  return unit ? words.slice(0, -unit.length).trimEnd() : words;
}

/** What one part of an answer is read as, where it is not written the plain way; null where there is nothing to say. */
export function asWritten(measure: Measure, part: string, raw: string): AsWritten | null {
  const { plotted, parse, beside } = kindOf(measure);
  if (!plotted || isBlank(raw)) return null;
  const oneLine = part.startsWith('groups.') || ['target', 'nextTarget', 'comparative'].includes(part);
  if (!oneLine && !['value', 'numerator', 'denominator'].includes(part)) return null;
  if (oneLine ? readLine(measure, raw).ok : parse({ value: raw }, measure).ok) return null;
  const taken = takenApart(raw, measure);
  if (!taken || (taken.qualifier && !beside.includes('qualifier'))) return null;
  const { digits, qualifier } = taken;
  const said = { part, raw, qualifier };
  if (part === 'numerator' || part === 'denominator')
    return qualifier || /[-.]/.test(digits) ? null : { ...said, typed: digits, words: grouped(digits) };
  const parsed = parse({ value: digits }, measure);
  if (!parsed.ok || !parsed.value) return null;
  const words = formatFigure({ ...NO_VALUE, ...parsed.value, qualifier }, measure);
  const typed = oneLine && qualifier ? `${QUALIFIERS[qualifier]} ${digits}` : digits;
  return { ...said, typed, words };
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** An answer with every number of it the plain way, and which of them were written otherwise. */
export function readAsWritten(
  measure: Measure,
  answer: TypedAnswer,
): { typed: TypedAnswer; read: readonly AsWritten[] } {
  const groups = Object.entries(answer.groups ?? {}).map(([id, raw]) => [`groups.${id}`, raw] as const);
  const parts = ['value', 'numerator', 'denominator', 'target', 'nextTarget', 'comparative'] as const;
  const read = [...parts.map((part) => [part, answer[part]] as const), ...groups].flatMap(([part, raw]) => {
    const found = asWritten(measure, part, raw ?? '');
    // "70+" that is said to be "about" says two things: whoever wrote it chooses.
    const two =
      part === 'value' && found?.qualifier && answer.qualifier && answer.qualifier !== found.qualifier;
    return found && !two ? [found] : [];
  });
  if (read.length === 0) return { typed: answer, read };
  const typed: TypedAnswer = { ...answer, ...(answer.groups && { groups: { ...answer.groups } }) };
  for (const { part, typed: digits, qualifier } of read) {
    if (part.startsWith('groups.')) typed.groups = { ...typed.groups, [part.slice(7)]: digits };
    else typed[part as (typeof parts)[number]] = digits;
    if (part === 'value' && qualifier) typed.qualifier = qualifier;
  }
  return { typed, read };
}

/** How a form says that it has shown what a part is read as: its field, and the very words. */
export const shownAs = (measureId: string, { part, raw }: Pick<AsWritten, 'part' | 'raw'>) =>
  `${measureId}.${part}:${raw}`;

/** What is said where it has not been shown yet. */
export const readAsWords = ({ words }: AsWritten) =>
  `This is read as “${words}”: save again if that is right`;
