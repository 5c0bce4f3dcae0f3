import { explaining, explanationsOf, OF_THE_MEASURE } from './explanations';
import { type Basis, type Figure, NO_VALUE, type Period, type Qualifier, type Series } from './figure';
import { kinds, type Part } from './kinds/kinds';
import type { Measure } from './measure';
import { isDay, nextPeriod, samePeriod } from './period';
import { cleanText } from './text';
import { answerOf, yearFigure } from './year-figure';

/** One question as a form posts it: every part a string, every part may be missing. */
export interface TypedAnswer {
  absent?: '' | 'not_measured' | 'not_applicable';
  value?: string;
  numerator?: string;
  denominator?: string;
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

export interface Fault {
  /** Path below the measure: `value`, `groups.disabled`. */
  field: string;
  message: string;
}

export interface ReadAnswer {
  figures: Figure[];
  faults: Fault[];
}

export const NOTE_LIMIT = 500;

/** The periods a statement's answers refer to. */
export interface AnswerPeriods {
  own: Period;
  previous: Period | null;
}

/** Reads one posted question into its figures: the total, its groups, targets and last year's restated figure. */
export function readAnswer(measure: Measure, typed: TypedAnswer, periods: AnswerPeriods): ReadAnswer {
  const faults: Fault[] = [];
  const period = readPeriod(typed, periods.own, faults);
  const notes = readNotes(typed, faults);
  const total = readTotal(measure, typed, faults);
  const figures: Figure[] = [];
  if (total) {
    figures.push({ ...blankFigure(measure.id, period), ...total, ...notes });
  } else if (notes.note || notes.explanation || notes.qualifier) {
    faults.push({ field: 'value', message: 'Enter the figure that this note is about, or clear the note' });
  }
  readGroups(measure, typed, period, figures, faults);
  readOthers(measure, typed, periods, figures, faults);
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

function readTotal(measure: Measure, typed: TypedAnswer, faults: Fault[]) {
  const parsed = kinds[measure.kind].parse(typed, measure);
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

function readPeriod(typed: TypedAnswer, own: Period, faults: Fault[]): Period {
  const start = typed.periodStart?.trim() ?? '';
  const end = typed.periodEnd?.trim() ?? '';
  if (!start && !end) return own;
  if (!isDay(start)) faults.push({ field: 'periodStart', message: 'Enter the first day, like 2025-09-01' });
  else if (!isDay(end)) faults.push({ field: 'periodEnd', message: 'Enter the last day, like 2026-08-31' });
  else if (end < start)
    faults.push({ field: 'periodEnd', message: 'The last day must not be before the first' });
  else return { start, end };
  return own;
}

function readNotes(typed: TypedAnswer, faults: Fault[]) {
  const words = (field: string, said: string | undefined) => {
    const text = cleanText(said ?? '');
    if ([...text].length <= NOTE_LIMIT) return text || null;
    faults.push({ field, message: `Shorten this to ${NOTE_LIMIT} characters` });
    return null;
  };
  return {
    qualifier: (typed.qualifier || null) as Qualifier | null,
    basis: (typed.basis || null) as Basis | null,
    note: words('note', typed.note),
    ...explaining({
      [OF_THE_MEASURE]: words('explanation', typed.explanation),
      ...Object.fromEntries(
        Object.entries(typed.explanations ?? {}).map(([rule, said]) => [
          rule,
          words(`explanations.${rule}`, said),
        ]),
      ),
    }),
  };
}

function readGroups(
  measure: Measure,
  typed: TypedAnswer,
  period: Period,
  figures: Figure[],
  faults: Fault[],
) {
  for (const { id } of measure.breakdown ?? []) {
    const parsed = kinds[measure.kind].parse({ value: typed.groups?.[id] ?? '' }, measure);
    if (!parsed.ok) for (const { message } of parsed.errors) faults.push({ field: `groups.${id}`, message });
    else if (parsed.value)
      figures.push({ ...blankFigure(measure.id, period), ...parsed.value, category: id });
  }
}

/** Targets and restatements are one number each; of a share they are a percentage. */
function readOthers(
  measure: Measure,
  typed: TypedAnswer,
  periods: AnswerPeriods,
  figures: Figure[],
  faults: Fault[],
) {
  const others: [Part | 'target' | 'nextTarget' | 'comparative', Series, Period | null][] = [
    ['target', 'target', periods.own],
    ['nextTarget', 'target', nextPeriod(periods.own)],
    ['comparative', 'comparative', periods.previous],
  ];
  for (const [field, series, period] of others) {
    const parsed = kinds[measure.kind].parse({ value: typed[field] ?? '' }, measure);
    if (!parsed.ok) for (const { message } of parsed.errors) faults.push({ field, message });
    else if (parsed.value && period)
      figures.push({ ...blankFigure(measure.id, period, series), ...parsed.value });
  }
}

/** Figures back into a form's words: the inverse of `readAnswer` for what a form can hold. */
export function typeAnswer(
  measure: Measure,
  figures: readonly Figure[],
  periods: AnswerPeriods,
): TypedAnswer {
  const mine = figures.filter((figure) => figure.measureId === measure.id && figure.slice === '');
  const kind = kinds[measure.kind];
  const one = (series: Series, period: Period | null) => {
    const found = period && yearFigure(mine, measure.id, period, series);
    return found && samePeriod(found.period, period) ? (kind.typed(found).value ?? '') : '';
  };
  const total = answerOf(mine, measure.id, periods.own);
  const groups = mine.filter((figure) => figure.series === 'actual' && figure.category !== '');
  return dropEmpty({
    ...(total && typedTotal(measure, total, periods.own)),
    target: one('target', periods.own),
    nextTarget: one('target', nextPeriod(periods.own)),
    comparative: one('comparative', periods.previous),
    groups: Object.fromEntries(groups.map((figure) => [figure.category, kind.typed(figure).value ?? ''])),
  });
}

function typedTotal(measure: Measure, total: Figure, own: Period): TypedAnswer {
  const absent = total.status === 'not_measured' || total.status === 'not_applicable' ? total.status : '';
  const elsewhere = !samePeriod(total.period, own);
  const { [OF_THE_MEASURE]: explanation = '', ...explanations } = explanationsOf(total);
  return {
    absent,
    ...kinds[measure.kind].typed(total),
    qualifier: total.qualifier ?? '',
    basis: total.basis ?? '',
    note: total.note ?? '',
    explanation,
    explanations,
    periodStart: elsewhere ? total.period.start : '',
    periodEnd: elsewhere ? total.period.end : '',
  };
}

function dropEmpty(typed: TypedAnswer): TypedAnswer {
  const kept = Object.entries(typed).filter(([key, value]) =>
    key === 'groups' || key === 'explanations'
      ? Object.keys(value as object).length > 0
      : value !== '' && value !== undefined,
  );
  return Object.fromEntries(kept) as TypedAnswer;
}
