import type { TypedAnswer } from './answers';
import { BASES, QUALIFIERS } from './figure';
import { groupsOf } from './inputs';
import { optionsOf } from './kinds/choice';
import { kindOf } from './kinds/kinds';
import type { Measure } from './measure';
import { dayInWords, isDay } from './period';
import { samePart } from './same-answer';

/** A part of an answer that says something else than before, in words. */
export interface PartChange {
  part: string;
  from: string;
  to: string;
}

const ABSENT = { not_measured: 'Not measured', not_applicable: 'Does not apply' };

/** What somebody typed into a question's form, in one line. */
export function typedInWords(measure: Measure, answer: TypedAnswer): string {
  const others = besideValue(measure, answer).map(({ label, words }) => `${label}: ${words}`);
  return (
    [answer.absent && ABSENT[answer.absent], valueInWords(measure, answer), ...others]
      .filter(Boolean)
      .join(' · ') || 'No answer'
  );
}

/** Which parts of a typed answer, besides its value, say something else than before, each in words. */
export function partsChanged(measure: Measure, before: TypedAnswer, after: TypedAnswer): PartChange[] {
  const [was, is] = [besideValue(measure, before), besideValue(measure, after)];
  const all = new Map([...was, ...is].map(({ path, label }) => [path, label]));
  const of = (parts: typeof was, path: string) => parts.find((part) => part.path === path)?.words ?? '';
  return [...all].flatMap(([path, part]) => {
    const [from, to] = [of(was, path), of(is, path)];
    return samePart(path, from, to) ? [] : [{ part, from: from || NOTHING, to: to || NOTHING }];
  });
}

const NOTHING = 'nothing';

function valueInWords(measure: Measure, { value, numerator, denominator }: TypedAnswer): string {
  if (kindOf(measure).inputs.value?.(measure).as === 'options') {
    const chosen = new Set((value ?? '').split(/\s+/).filter(Boolean));
    return optionsOf(measure, chosen)
      .filter(({ id }) => chosen.has(id))
      .map(({ label }) => label)
      .join(', ');
  }
  if (!numerator && !denominator) return value ?? '';
  return [value, `${numerator || NOTHING} of ${denominator || NOTHING}`].filter(Boolean).join(', ');
}

/** The parts of an answer that say something besides its value, as a line has them. */
function besideValue(measure: Measure, typed: TypedAnswer): { path: string; label: string; words: string }[] {
  const { qualifier, basis, groups = {}, explanations = {} } = typed;
  const labels = new Map(groupsOf(measure, typed).map(({ id, label }) => [id, label]));
  const plain = {
    note: measure.noteLabel ?? 'how it was counted',
    periodStart: 'own period from',
    periodEnd: 'own period to',
    target: 'target',
    nextTarget: 'target for next year',
    comparative: 'the year before as printed now',
    explanation: 'explanation',
  } as const;
  return [
    { path: 'qualifier', label: 'how exact', words: named(QUALIFIERS, qualifier) },
    { path: 'basis', label: 'how known', words: named(BASES, basis).toLowerCase() },
    ...Object.entries(plain).map(([path, label]) => ({
      path,
      label,
      words: DAYS.has(path)
        ? dayAsTyped(typed[path as keyof typeof plain] ?? '')
        : (typed[path as keyof typeof plain] ?? ''),
    })),
    ...Object.entries(groups).map(([id, words = '']) => ({
      path: `groups.${id}`,
      label: labels.get(id) ?? id,
      words,
    })),
    ...Object.entries(explanations).map(([rule, words = '']) => ({
      path: `explanation.${rule}`,
      label: 'explanation',
      words,
    })),
  ].filter(({ words }) => words !== '');
}

const DAYS: ReadonlySet<string> = new Set(['periodStart', 'periodEnd']);

/** A day is said as one; what makes none, in the order in which its three numbers were typed. */
const dayAsTyped = (typed: string) =>
  isDay(typed) ? dayInWords(typed) : typed.split('-').reverse().filter(Boolean).join(' ');

const named = (names: Readonly<Record<string, string>>, id = '') => names[id] ?? id;
