import type { AnswerPart, TypedAnswer } from './answers';
import { kinds, type TypedPart } from './kinds/kinds';
import type { Category, Measure } from './measure';
import { RULES } from './rules';

/** Where on a question's form a part of an answer is asked. */
export type Place = 'answer' | 'explanations' | 'absent' | 'groups' | 'more';

/** A part of an answer that has no place here has no input, and so does not compile. */
export const PLACES: { readonly [P in AnswerPart]: Place } = {
  value: 'answer',
  numerator: 'answer',
  denominator: 'answer',
  explanation: 'explanations',
  explanations: 'explanations',
  absent: 'absent',
  groups: 'groups',
  qualifier: 'more',
  basis: 'more',
  note: 'more',
  periodStart: 'more',
  periodEnd: 'more',
  target: 'more',
  nextTarget: 'more',
  comparative: 'more',
};
const ALL = Object.keys(PLACES) as AnswerPart[];

/** Parts that can be a day, which a form asks for by its three numbers. */
const DAYS: readonly AnswerPart[] = ['value', 'periodStart', 'periodEnd'];
export const DAY_PARTS = ['day', 'month', 'year'] as const;

/** Parts that mean nothing without each other: where one is asked, so is the other. */
const TOGETHER: readonly (readonly AnswerPart[])[] = [
  ['numerator', 'denominator'],
  ['periodStart', 'periodEnd'],
];

interface Asking {
  /** Whether there is a year before this one, whose figure can be restated. */
  yearBefore: boolean;
}

/**
 * The parts of an answer that its form has an input for, in their order: what its kind asks, and whatever else the
 * answer holds. What is stored and has no input would be taken away by whoever saves the page.
 */
export function inputsOf(measure: Measure, typed: TypedAnswer, { yearBefore }: Asking): AnswerPart[] {
  const { inputs, beside } = kinds[measure.kind];
  const value = Object.keys(inputs) as TypedPart[];
  const asked = new Set<AnswerPart>([
    ...value.filter((part) => !inputs[part]?.(measure).onlyWhereStated),
    ...beside.filter((part) => part !== 'groups' || measure.breakdown !== undefined),
  ]);
  if (measure.alwaysKnown) asked.delete('absent');
  if (!yearBefore) asked.delete('comparative');
  const shown = (part: AnswerPart) => asked.has(part) || holds(typed, part);
  const inOrder = [...value, ...ALL.filter((part) => !(value as AnswerPart[]).includes(part))];
  return inOrder.filter((part) =>
    (TOGETHER.find((pair) => pair.includes(part)) ?? [part]).some((each) => shown(each)),
  );
}

/** Whether an answer says something in one of its parts. */
export function holds(typed: TypedAnswer, part: AnswerPart): boolean {
  const said = typed[part];
  return typeof said === 'object' ? Object.values(said).some(Boolean) : Boolean(said);
}

/** What can stand in a field's name, below a measure. */
const NAMED = /^[a-z][a-z0-9_]*$/;
export const nameable = (id: string) => NAMED.test(id) && !(id in {});

/** The groups that a question asks for: those of its breakdown, and those that it had when they were answered. */
export function groupsOf(measure: Measure, { groups = {} }: TypedAnswer): readonly Category[] {
  const { breakdown = [] } = measure;
  const retired = Object.keys(groups).filter((id) => groups[id] && !breakdown.some((each) => each.id === id));
  return [...breakdown, ...retired.map((id) => ({ id, label: `${id}, no longer asked` }))];
}

/** Every field name that these questions can have. A name decides how much is built of it, so no other is ever read. */
export function fieldNames(
  measures: readonly Measure[],
  held: Readonly<Record<string, TypedAnswer>> = {},
): ReadonlySet<string> {
  const plain = ALL.filter((part) => part !== 'groups' && part !== 'explanations').flatMap((part) => [
    part,
    ...(DAYS.includes(part) ? DAY_PARTS.map((each) => `${part}.${each}`) : []),
  ]);
  const names = measures
    .filter((measure) => !measure.derived)
    .flatMap((measure) => {
      const typed = held[measure.id] ?? {};
      const rules = new Set([...RULES, ...Object.keys(typed.explanations ?? {})]);
      return [
        ...plain.map((part) => `${measure.id}.${part}`),
        ...[...rules].map((rule) => `${measure.id}.explanations.${rule}`),
        ...groupsOf(measure, typed).map((group) => `${measure.id}.groups.${group.id}`),
      ];
    });
  return new Set(names);
}

/** What a number that is not written the plain way is read as. */
export interface ReadAs {
  /** Path below the measure: `value`, `groups.disabled`. */
  part: string;
  raw: string;
  /** In words, to be shown before it counts: "more than 70 jobs". */
  words: string;
}

/** How a form says that it has shown what a part is read as: its field, and the very words. */
export const shownAs = (measureId: string, { part, raw }: Pick<ReadAs, 'part' | 'raw'>) =>
  `${measureId}.${part}:${raw}`;
