import { explaining, explanationsOf, OF_THE_MEASURE } from './explanations';
import {
  type Basis,
  type Figure,
  NO_VALUE,
  type Period,
  type Qualifier,
  type Series,
  type Value,
} from './figure';
import { groupsOf, nameable } from './inputs';
import { kinds, type TypedValue } from './kinds/kinds';
import type { Measure } from './measure';
import { readLine, typeLine } from './one-line';
import { isDay, nextPeriod, samePeriod } from './period';
import { sameAnswer, samePart } from './same-answer';
import { cleanText } from './text';
import { answerOf, ofYear, yearFigure } from './year-figure';

/** One question as a form posts it: every part a string, every part may be missing. */
export interface TypedAnswer extends TypedValue {
  absent?: '' | 'not_measured' | 'not_applicable';
  qualifier?: string;
  basis?: string;
  note?: string;
  /** Of the measure as a whole. */
  explanation?: string;
  /** By the rule of the question that each answers. */
  explanations?: Record<string, string | undefined>;
  periodStart?: string;
  periodEnd?: string;
  target?: string;
  nextTarget?: string;
  comparative?: string;
  groups?: Record<string, string | undefined>;
}

export type AnswerPart = keyof TypedAnswer;

export interface Fault {
  /** Path below the measure: `value`, `groups.disabled`. */
  field: string;
  message: string;
}

export interface ReadAnswer {
  figures: Figure[];
  faults: Fault[];
}

/** Of a note or an explanation, typed or imported. */
export const NOTE_LIMIT = 2_000;

/** The periods a statement's answers refer to. */
export interface AnswerPeriods {
  own: Period;
  previous: Period | null;
}

/**
 * The stored figures that a question's form shows, each at its input. What is not among them (forecasts, other
 * periods, contracts) is no part of the form, and whoever saves it leaves it as it is.
 */
interface Held {
  total: Figure | undefined;
  others: { readonly [Field in OtherField]: Figure | undefined };
  groups: ReadonlyMap<string, Figure>;
}

/** Figures of one number each, besides the year's: which series and period each input is about. */
const OTHERS = {
  target: ['target', ({ own }) => own],
  nextTarget: ['target', ({ own }) => nextPeriod(own)],
  comparative: ['comparative', ({ previous }) => previous],
} satisfies Partial<Record<AnswerPart, [Series, (periods: AnswerPeriods) => Period | null]>>;
type OtherField = keyof typeof OTHERS;
const OTHER_FIELDS = Object.keys(OTHERS) as OtherField[];

/** Which stored figures a question's form shows. */
export function heldBy(measure: Measure, figures: readonly Figure[], periods: AnswerPeriods): Held {
  const mine = figures.filter((figure) => figure.measureId === measure.id && figure.slice === '');
  const total = answerOf(mine, measure.id, periods.own);
  const other = (field: OtherField) => {
    const [series, at] = OTHERS[field];
    const period = at(periods);
    const found = period && yearFigure(mine, measure.id, period, series);
    return found && samePeriod(found.period, period) ? found : undefined;
  };
  const grouped = mine
    .filter(({ series, category }) => series === 'actual' && nameable(category))
    .sort((a, b) => (a.period.end < b.period.end ? -1 : 1));
  const groups = [...new Set(grouped.map(({ category }) => category))].flatMap((category) => {
    const list = grouped.filter((figure) => figure.category === category);
    const found = ofYear(list, total?.period ?? periods.own) ?? list.at(-1);
    return found ? [[category, found] as const] : [];
  });
  return {
    total,
    others: { target: other('target'), nextTarget: other('nextTarget'), comparative: other('comparative') },
    groups: new Map(groups),
  };
}

/** All of them in a row. */
export function figuresIn({ total, others, groups }: Held): Figure[] {
  const held = [total, ...groups.values(), ...OTHER_FIELDS.map((field) => others[field])];
  return held.filter((figure) => figure !== undefined);
}

/** One question that is being read: what was typed, and what stood there. */
interface Reading {
  measure: Measure;
  typed: TypedAnswer;
  periods: AnswerPeriods;
  held: Held;
  before: TypedAnswer;
  faults: Fault[];
}

/**
 * Reads one posted question into its figures: the total, its groups, targets and last year's restated figure. What
 * says the same as what is stored is not read again: it stays as it is stored, whatever today's rules say of it.
 */
export function readAnswer(
  measure: Measure,
  typed: TypedAnswer,
  periods: AnswerPeriods,
  stored: readonly Figure[] = [],
): ReadAnswer {
  const held = heldBy(measure, stored, periods);
  const before = typeHeld(measure, held, periods.own);
  if (sameAnswer(typed, before)) return { figures: figuresIn(held), faults: [] };
  const faults: Fault[] = [];
  const reading = { measure, typed, periods, held, before, faults };
  const period = readPeriod(reading);
  const notes = readNotes(reading);
  const total = readTotal(reading);
  const figures: Figure[] = [];
  if (total) {
    figures.push({ ...blankFigure(measure.id, period), ...total, ...notes });
  } else if (notes.note || notes.explanation || notes.qualifier) {
    faults.push({ field: 'value', message: 'Enter the figure that this note is about, or clear the note' });
  }
  figures.push(...readGroups(reading, period), ...readOthers(reading));
  return { figures, faults };
}

/** A figure that says nothing yet. */
export function blankFigure(measureId: string, period: Period, series: Series = 'actual'): Figure {
  return {
    ...NO_VALUE,
    measureId,
    series,
    category: '',
    period,
    qualifier: null,
    basis: null,
    note: null,
    explanation: null,
    source: null,
    statedLabel: null,
    slice: '',
  };
}

const VALUE_PARTS = ['absent', 'value', 'numerator', 'denominator'] as const;

function readTotal({ measure, typed, held, before, faults }: Reading): Value | null {
  if (held.total && VALUE_PARTS.every((part) => samePart(part, typed[part], before[part])))
    return valueIn(held.total);
  const parsed = kinds[measure.kind].parse(typed, measure);
  if (typed.absent && measure.alwaysKnown) {
    faults.push({ field: 'value', message: 'Give the figure: an organisation always knows this one' });
    return null;
  }
  if (typed.absent) {
    const empty = parsed.ok && parsed.value === null;
    if (empty) return { ...NO_VALUE, status: typed.absent };
    faults.push({ field: 'absent', message: 'Give a figure or say that there is none, not both' });
    return null;
  }
  if (parsed.ok) return parsed.value;
  for (const { part, message } of parsed.errors) faults.push({ field: part, message });
  return null;
}

function valueIn({ status, number, decimals, text, numerator, denominator }: Value): Value {
  return { status, number, decimals, text, numerator, denominator };
}

function readPeriod({ typed, periods: { own }, faults }: Reading): Period {
  const start = typed.periodStart?.trim() ?? '';
  const end = typed.periodEnd?.trim() ?? '';
  if (!start && !end) return own;
  if (!isDay(start))
    faults.push({
      field: 'periodStart',
      message: 'Enter the first day: its day, month and year, like 1 9 2025',
    });
  else if (!isDay(end))
    faults.push({
      field: 'periodEnd',
      message: 'Enter the last day: its day, month and year, like 31 8 2026',
    });
  else if (end < start)
    faults.push({ field: 'periodEnd', message: 'The last day must not be before the first' });
  else return { start, end };
  return own;
}

function readNotes({ typed, held, before, faults }: Reading) {
  const words = (field: string, said: string | undefined, stood: string | undefined) => {
    if (stood && samePart('note', said, stood)) return stood;
    const text = cleanText(said ?? '');
    if ([...text].length <= NOTE_LIMIT) return text || null;
    faults.push({ field, message: `Shorten this to ${NOTE_LIMIT.toLocaleString('en-GB')} characters` });
    return null;
  };
  const unnamed = Object.entries(held.total ? explanationsOf(held.total) : {}).filter(
    ([rule]) => rule !== OF_THE_MEASURE && !nameable(rule),
  );
  return {
    qualifier: (typed.qualifier || null) as Qualifier | null,
    basis: (typed.basis || null) as Basis | null,
    note: words('note', typed.note, before.note),
    ...explaining({
      ...Object.fromEntries(unnamed),
      [OF_THE_MEASURE]: words('explanation', typed.explanation, before.explanation),
      ...Object.fromEntries(
        Object.entries(typed.explanations ?? {}).map(([rule, said]) => [
          rule,
          words(`explanations.${rule}`, said, before.explanations?.[rule]),
        ]),
      ),
    }),
  };
}

/** A group of the total's period goes where the total goes; one with its own days keeps them. */
function readGroups(reading: Reading, period: Period): Figure[] {
  const { measure, typed, periods, held } = reading;
  const stood = held.total?.period ?? periods.own;
  return groupsOf(measure, typed).flatMap(({ id }) => {
    const before = held.groups.get(id);
    const at = before && !samePeriod(before.period, stood) ? before.period : period;
    const blank = { ...blankFigure(measure.id, at), category: id };
    return readSmall(reading, `groups.${id}`, typed.groups?.[id], before, blank);
  });
}

/** Targets and restatements are one line each. */
function readOthers(reading: Reading): Figure[] {
  const { measure, typed, periods, held } = reading;
  return OTHER_FIELDS.flatMap((field) => {
    const [series, at] = OTHERS[field];
    const period = at(periods);
    // Where there is no year before, nothing of it can be stated; what was typed is still read, for what is wrong with it.
    const blank = blankFigure(measure.id, period ?? periods.own, series);
    const read = readSmall(reading, field, typed[field], held.others[field], blank);
    return period ? read : [];
  });
}

/** A figure of one line: as it was stored with all that was said of it, or as it is typed now. */
function readSmall(
  { measure, faults }: Reading,
  field: string,
  line: string | undefined,
  before: Figure | undefined,
  blank: Figure,
): Figure[] {
  if (before && samePart(field, line, typeLine(measure, before)))
    return [{ ...before, period: blank.period }];
  const read = readLine(measure, line ?? '');
  if (!read.ok) faults.push({ field, message: read.message });
  return read.ok && read.value ? [{ ...blank, ...read.value }] : [];
}

/** Figures back into a form's words: the inverse of `readAnswer`. */
export function typeAnswer(
  measure: Measure,
  figures: readonly Figure[],
  periods: AnswerPeriods,
): TypedAnswer {
  return typeHeld(measure, heldBy(measure, figures, periods), periods.own);
}

function typeHeld(measure: Measure, { total, others, groups }: Held, own: Period): TypedAnswer {
  const line = (figure: Figure | undefined) => (figure ? typeLine(measure, figure) : '');
  return dropEmpty({
    ...(total && typedTotal(measure, total, own)),
    target: line(others.target),
    nextTarget: line(others.nextTarget),
    comparative: line(others.comparative),
    groups: Object.fromEntries([...groups].map(([id, figure]) => [id, line(figure)])),
  });
}

function typedTotal(measure: Measure, total: Figure, own: Period): TypedAnswer {
  const absent = total.status === 'not_measured' || total.status === 'not_applicable' ? total.status : '';
  const elsewhere = !samePeriod(total.period, own);
  const { [OF_THE_MEASURE]: explanation = '', ...explanations } = explanationsOf(total);
  return {
    absent,
    ...kinds[measure.kind].typed(total, measure),
    qualifier: total.qualifier ?? '',
    basis: total.basis ?? '',
    note: total.note ?? '',
    explanation,
    explanations: Object.fromEntries(Object.entries(explanations).filter(([rule]) => nameable(rule))),
    periodStart: elsewhere ? total.period.start : '',
    periodEnd: elsewhere ? total.period.end : '',
  };
}

function dropEmpty(typed: TypedAnswer): TypedAnswer {
  const kept = Object.entries(typed).filter(([, value]) =>
    typeof value === 'object' ? Object.keys(value).length > 0 : value !== '' && value !== undefined,
  );
  return Object.fromEntries(kept) as TypedAnswer;
}
