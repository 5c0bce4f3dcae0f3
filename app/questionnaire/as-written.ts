import type { Fault, TypedAnswer } from './answers';
import { NO_VALUE, QUALIFIERS, type Qualifier } from './figure';
import { formatFigure } from './format';
import type { ReadAs } from './inputs';
import { kindOf } from './kinds/kinds';
import { isBlank } from './kinds/numeric';
import type { Measure } from './measure';
import { NOT_PLAIN } from './number';
import { readLine } from './one-line';

/** A number as people write it ("70+", "c. 70", "about 3m"), and what it is read as. */
interface AsWritten extends ReadAs {
  /** The parts of the answer that it sets, the plain way. */
  sets: Pick<
    TypedAnswer,
    'value' | 'numerator' | 'denominator' | 'qualifier' | 'target' | 'nextTarget' | 'comparative'
  >;
  /** The same where it is a group's line. */
  group?: string;
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
  const after = /\s?(?:ish|(?:approx(?:imately|\.)?|or so|roughly))$/i;
  if (/\d/.test(rest) && after.test(rest)) {
    if (qualifier) return null;
    qualifier = 'about';
    rest = withoutUnit(rest.replace(after, ''), measure);
  }
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

const LONGEST = 60;
const LINES = ['target', 'nextTarget', 'comparative'] as const;
type Line = (typeof LINES)[number];
const isLine = (part: string): part is Line => (LINES as readonly string[]).includes(part);

/** What one part of an answer is read as, where it is not written the plain way; null where there is nothing to say. */
export function asWritten(measure: Measure, part: string, raw: string): AsWritten | null {
  const { plotted, parse } = kindOf(measure);
  // Nobody writes a number in more letters: what is longer is not worked through.
  if (!plotted || raw.length > LONGEST || isBlank(raw)) return null;
  const group = part.startsWith('groups.');
  if (group || isLine(part)) return lineAsWritten(measure, part, raw);
  if (part === 'numerator' || part === 'denominator') return partAsWritten(measure, part, raw);
  if (part !== 'value' || parse({ value: raw }, measure).ok) return null;
  const taken = takenApart(raw, measure);
  const parsed = taken && parse({ value: taken.digits }, measure);
  if (!taken || !parsed?.ok || !parsed.value || !mayQualify(measure, taken.qualifier)) return null;
  const { digits, qualifier } = taken;
  const words = formatFigure({ ...NO_VALUE, ...parsed.value, qualifier }, measure);
  return { part, raw, words, sets: { value: digits, ...(qualifier && { qualifier }) } };
}

const mayQualify = (measure: Measure, qualifier: Qualifier | null) =>
  qualifier === null || kindOf(measure).beside.includes('qualifier');

/** A target, a restated figure or a group: one line, its qualifier before the digits. */
function lineAsWritten(measure: Measure, part: string, raw: string): AsWritten | null {
  if (readLine(measure, raw).ok) return null;
  const taken = takenApart(raw, measure);
  const line = taken && `${taken.qualifier ? `${QUALIFIERS[taken.qualifier]} ` : ''}${taken.digits}`;
  const read = line ? readLine(measure, line) : null;
  if (!line || !read?.ok || !read.value) return null;
  const said = { part, raw, words: formatFigure(read.value, measure) };
  return isLine(part) ? { ...said, sets: { [part]: line } } : { ...said, sets: {}, group: line };
}

/** One of two numbers: "c. 13", or all of it in the first box: "13 of 14", "93%". */
function partAsWritten(measure: Measure, part: 'numerator' | 'denominator', raw: string): AsWritten | null {
  const whole = part === 'numerator' ? /^(.*\d\S*)\s+(?:out\s+)?of\s+(\S*\d.*)$/i.exec(raw.trim()) : null;
  const top = takenApart(whole?.[1] ?? raw, measure);
  const bottom = whole ? takenApart(whole[2] ?? '', measure) : null;
  if (part === 'numerator' && kindOf(measure).percent && /%\s*$/.test(raw)) {
    const value = asWritten(measure, 'value', raw) ?? statedPercentage(measure, raw);
    return value && { ...value, part, raw, sets: { ...value.sets, numerator: '' } };
  }
  if (
    !top ||
    /[-.]/.test(top.digits) ||
    (whole && (!bottom || bottom.qualifier || /[-.]/.test(bottom.digits)))
  )
    return null;
  const { digits, qualifier } = top;
  if (!whole && digits === raw.replaceAll(',', '').trim()) return null;
  if (!mayQualify(measure, qualifier) || (qualifier && part === 'denominator')) return null;
  const before = qualifier ? `${QUALIFIERS[qualifier]} ` : '';
  const words = `${before}${grouped(digits)}${bottom ? ` of ${grouped(bottom.digits)}` : ''}`;
  const denominator = bottom ? { denominator: bottom.digits } : {};
  return { part, raw, words, sets: { [part]: digits, ...denominator, ...(qualifier && { qualifier }) } };
}

/** A percentage that is written the plain way, in a box that is none for it. */
function statedPercentage(measure: Measure, raw: string): Pick<AsWritten, 'words' | 'sets'> | null {
  const parsed = kindOf(measure).parse({ value: raw }, measure);
  if (!parsed.ok || !parsed.value) return null;
  const words = formatFigure({ ...NO_VALUE, ...parsed.value, qualifier: null }, measure);
  return { words, sets: { value: raw.replace(/\s*%\s*$/, '') } };
}

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** An answer with every number of it the plain way, and which of them were written otherwise. */
export function readAsWritten(
  measure: Measure,
  answer: TypedAnswer,
): { typed: TypedAnswer; read: readonly AsWritten[] } {
  const groups = Object.entries(answer.groups ?? {}).map(([id, raw]) => [`groups.${id}`, raw] as const);
  const parts = ['value', 'numerator', 'denominator', ...LINES] as const;
  const read = [...parts.map((part) => [part, answer[part]] as const), ...groups].flatMap(([part, raw]) => {
    const found = asWritten(measure, part, raw ?? '');
    // "70+" that is said to be "about", "13 of 14" before a total that is given: whoever wrote it chooses.
    const two = Object.entries(found?.sets ?? {}).some(([set, words]) => {
      const stands = answer[set as keyof AsWritten['sets']];
      return set !== part && stands && words && stands !== words;
    });
    return found && !two ? [found] : [];
  });
  if (read.length === 0) return { typed: answer, read };
  const typed: TypedAnswer = { ...answer };
  for (const { part, sets, group } of read) {
    Object.assign(typed, sets);
    if (group !== undefined) typed.groups = { ...typed.groups, [part.slice('groups.'.length)]: group };
  }
  return { typed, read };
}

/** The same faults; of a number that is none with what can be done about how it is written. */
export function withAdvice(measure: Measure, answer: TypedAnswer, faults: readonly Fault[]): Fault[] {
  return faults.map(({ field, message }) => {
    const raw = field.startsWith('groups.')
      ? answer.groups?.[field.slice('groups.'.length)]
      : answer[field as 'value'];
    return { field, message: message === NOT_PLAIN ? advice(measure, raw ?? '') : message };
  });
}

function advice(measure: Measure, raw: string): string {
  if (raw.length > LONGEST || !/\d/.test(raw)) return NOT_PLAIN;
  if (/\d\s*(?:-|–|to|or)\s*\d/i.test(raw))
    return 'Enter one number. If it lies between two, enter the lower and choose “at least” under “How exact”';
  if (/^(?:up to|at most|max(?:imum)?|≤|<=|no more than)/i.test(raw.trim()))
    return '“Up to” has no word here: enter the number, and choose “almost” or “less than” under “How exact”';
  const unit = /\d\s+([\p{L} ]{3,})$/u.exec(raw.trim())?.[1];
  if (unit && measure.unit && !measure.unit.startsWith('GBP'))
    return `This is answered in ${measure.unit}: enter the number alone, like 1,234`;
  return `${NOT_PLAIN}. If it is not exact, choose that under “How exact”`;
}

/** What is said where it has not been shown yet. */
export const readAsWords = ({ words }: AsWritten) =>
  `This is read as “${words}”: save again if that is right`;

/** What a form shows of an answer that is written otherwise than the plain way. */
export const readAsOf = (measure: Measure, answer: TypedAnswer): ReadAs[] =>
  readAsWritten(measure, answer).read.map(({ part, raw, words }) => ({ part, raw, words }));
