import { hasTrend, restatementOf } from '../insight/chart-model';
import { periodLabels } from '../insight/period-labels';
import { asBroughtIn, BROUGHT_IN, isBroughtIn, yearNamed, yearOfNamed } from '../questionnaire/brought-in';
import {
  type DocumentItem,
  replacedIsTold,
  type StatementDocument,
  statedUnder,
} from '../questionnaire/document';
import type { Figure, Period } from '../questionnaire/figure';
import {
  formatCell,
  formatFigure,
  nameWithUnit,
  publishedNote,
  saysTheSame,
  stopped,
  unitInWords,
} from '../questionnaire/format';
import { kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import {
  monthsIn,
  overlaps,
  periodInWords,
  SHORT_MONTHS,
  samePeriod,
  yearLabel,
} from '../questionnaire/period';
import { ownYear, statedBefore, targetFor, yearBefore } from '../questionnaire/year-before';
import { isWhole, partFigure, wholeFigures, yearFigure } from '../questionnaire/year-figure';

/** One line of a statement's table of figures, the same in HTML and PDF. */
interface FigureRow {
  measureId: string;
  label: string;
  /** The label with the unit, where nothing beside it says it. */
  name: string;
  unit: string;
  previous: string;
  value: string;
  target: string;
  notes: string[];
  /** A group below the total above it. */
  group: boolean;
  /** What years before the column's state, where no chart shows it: nothing where each year has a column. */
  older: string[];
}

export interface FigureRows {
  previousYear: string;
  thisYear: string;
  hasTargets: boolean;
  rows: FigureRow[];
}

/** A section's figures as table rows: this year, the year before, the target, and what is to be said of each. */
export function figureRows(items: readonly DocumentItem[], document: StatementDocument): FigureRows {
  const { period } = document.statement;
  const before = columnYear(document);
  const inColumn = items.flatMap((item) => earlierIn(item, { document, before }));
  const marked = inColumn.length > 0 && inColumn.every((figure) => isBroughtIn(figure, document));
  const rows = items.flatMap((item) => rowsOf(item, { document, before, marked }));
  return {
    thisYear: yearOfNamed(period, document),
    // A year that none of them speaks of has no column.
    previousYear:
      before && rows.some((row) => row.previous)
        ? marked
          ? asBroughtIn(yearLabel(before))
          : yearLabel(before)
        : '',
    hasTargets: rows.some((row) => row.target),
    rows,
  };
}

/** The year that the column of earlier figures is headed by. */
const columnYear = (document: StatementDocument) => yearBefore(document) ?? restatedYear(document);

/** The newest year that is known from a later statement alone, where none before this one is known. */
function restatedYear({ statement, sections }: StatementDocument): Period | null {
  const again = sections
    .flatMap(({ items }) => items.flatMap(({ history, figures }) => [...history, ...figures]))
    .filter(({ series, period }) => series === 'comparative' && period.end < statement.period.start)
    .map(({ period }) => period);
  return again.reduce<Period | null>(
    (newest, each) => (newest && newest.end >= each.end ? newest : each),
    null,
  );
}

interface Years {
  document: StatementDocument;
  /** The year that the column of earlier figures is headed by. */
  before: Period | null;
  /** Whether its name says that all of it was brought in. */
  marked: boolean;
}

/** The earlier figures of an item that the column's name stands for. */
function earlierIn(item: DocumentItem, { document, before }: Pick<Years, 'document' | 'before'>): Figure[] {
  const { period } = document.statement;
  const totals = statedIn(item, period).filter(isWhole);
  return (totals.length > 0 ? totals : [{ period }])
    .flatMap((figure) => statedBefore(item, figure.period)?.figure ?? statedOnlyNow(item, before) ?? [])
    .filter((figure) => ownYear(figure, before) === '');
}

/** What this year's statement states. */
function statedIn({ figures }: DocumentItem, period: Period): Figure[] {
  return figures.filter(
    (figure) => (figure.series === 'actual' || figure.series === 'forecast') && !isAhead(figure, period),
  );
}

function rowsOf(item: DocumentItem, years: Years): FigureRow[] {
  const { measure } = item;
  const { period } = years.document.statement;
  const actual = statedIn(item, period);
  const totals = actual.filter(isWhole);
  const rest = actual.filter((figure) => !isWhole(figure));
  const now = yearFigure(totals, measure.id, period) ?? totals[0];
  const target = targetFor(item, period);
  const alone = totals.length > 0 ? [] : target ? [targetRow(item, target, years)] : earlierRow(item, years);
  return [
    ...totals.flatMap((figure) => totalRows(item, figure, figure === now ? { target } : null, years)),
    ...alone,
    ...rest.map((figure) => ({
      measureId: measure.id,
      name: '',
      label: groupLabel(measure.breakdown?.find(({ id }) => id === figure.category)?.label, figure),
      unit: unitInWords(measure),
      previous: partBefore(item, figure, years),
      // A contract's or an area's own time stands in its note.
      value: figure.slice ? formatCell(figure, measure) : valueCell(figure, measure, period),
      target: '',
      notes: [
        figure.slice && !samePeriod(figure.period, period) ? `For ${periodInWords(figure.period)}.` : '',
        stopped(figure.note),
      ].filter(Boolean),
      older: [],
      group: true,
    })),
  ];
}

/** What the year that heads the column says of the same group or area. */
function partBefore({ history, measure }: DocumentItem, part: Figure, years: Years): string {
  const { document, before, marked } = years;
  const figure = before ? partFigure(history, part, before) : undefined;
  if (!figure) return '';
  return formatCell(figure, measure) + (isBroughtIn(figure, document) && !marked ? BROUGHT_IN : '');
}

function groupLabel(label: string | undefined, figure: Figure): string {
  return [label ?? figure.category, figure.slice].filter(Boolean).join(', ');
}

/** A total; what it took the place of stands below it under its own name and unit, never in its row. */
function totalRows(
  item: DocumentItem,
  figure: Figure,
  /** Where it is the one of this year: what was aimed at. */
  now: { target: Figure | undefined } | null,
  years: Years,
): FigureRow[] {
  const { measure } = item;
  const { document } = years;
  const previous = statedBefore(item, figure.period);
  const own = previous?.measure.id === measure.id;
  const cell = previous ? previousCell(previous, years) : '';
  const again = previous ? undefined : statedOnlyNow(item, years.before);
  const restated = again ? previousCell({ figure: again, measure }, years) : '';
  const row = {
    measureId: measure.id,
    label: measure.label,
    name: nameWithUnit(measure),
    unit: unitInWords(measure),
    previous: own ? cell : restated,
    value: valueCell(figure, measure, document.statement.period),
    target: now?.target ? formatCell(now.target, measure) : '',
    notes: notesOf(item, figure, document),
    older: now ? inYears(olderFigures(item, document, years.before), item, document) : [],
    group: false,
  };
  if (!previous || own || !cell || hasOwnRow(previous.measure.id, document)) return [row];
  const { label } = previous.measure;
  const notes = [`Counted differently: it is ${measure.label} since.`];
  const blank = { value: '', target: '', group: false, notes, older: [] };
  return [
    row,
    {
      measureId: previous.measure.id,
      label,
      name: nameWithUnit(previous.measure),
      unit: unitInWords(previous.measure),
      previous: cell,
      ...blank,
    },
  ];
}

/** This year's cell; a figure of another year, as a college's may be, is named by that one. */
function valueCell(figure: Figure, measure: Measure, period: Period): string {
  const year = ownYear(figure, period);
  return `${formatCell(figure, measure)}${inBrackets(year)}`;
}

/**
 * An earlier figure as its cell has it, with what the column's name does not say of it: a college year shares days with
 * the column's. One of a year before that is not the column's to tell; charts and the PDF's table have it.
 */
function previousCell(
  { figure, measure }: { figure: Figure; measure: Measure },
  { document, before, marked }: Years,
): string {
  if (before && !overlaps(figure.period, before)) return '';
  const year = ownYear(figure, before);
  const mark = isBroughtIn(figure, document) ? 'brought in' : '';
  const of = [year, year || !marked ? mark : ''].filter(Boolean).join(', ');
  return `${formatCell(figure, measure)}${inBrackets(of)}`;
}

/** Behind a figure, in one pair of brackets whatever has some of its own: "(2025/26, 13 months)". */
const inBrackets = (words: string) => words && ` (${words.replace(/ \(([^)]*)\)/g, ', $1')})`;

/** The year before as this statement says it, for where no statement of its own ever did. */
function statedOnlyNow(
  { measure, figures, history }: DocumentItem,
  before: Period | null,
): Figure | undefined {
  return before ? yearFigure([...history, ...figures], measure.id, before, 'comparative') : undefined;
}

/** Whether a measure has a row of its own this year. */
function hasOwnRow(measureId: string, { statement, sections }: StatementDocument): boolean {
  const item = sections.flatMap(({ items }) => items).find(({ measure }) => measure.id === measureId);
  if (!item) return false;
  const series = ['actual', 'forecast'] as const;
  return (
    series.some((each) => wholeFigures(item.figures, measureId, each).length > 0) ||
    targetFor(item, statement.period) !== undefined
  );
}

/**
 * A measure of which this year says nothing: what the year before said stands in its column, and what others said in
 * words, unless a chart below shows it.
 */
function earlierRow(item: DocumentItem, years: Years): FigureRow[] {
  const { document, before } = years;
  const newest = statedBefore(item, document.statement.period);
  const measure = newest?.measure ?? item.measure;
  if (measure.id !== item.measure.id && hasOwnRow(measure.id, document)) return [];
  if (isBelowSuccessor(item, years)) return [];
  const figure = newest?.figure ?? statedOnlyNow(item, before);
  const previous = figure ? previousCell({ figure, measure }, years) : '';
  const others = olderFigures(item, document, before);
  if (!previous && others.length === 0) return [];
  const since =
    measure.id === item.measure.id ? [] : [`Counted differently: it is ${item.measure.label} since.`];
  return [
    {
      measureId: measure.id,
      label: measure.label,
      name: nameWithUnit(measure),
      unit: unitInWords(measure),
      previous,
      value: '',
      target: '',
      notes: [...since, ...notesWithoutRow(item, [], document)],
      older: inYears(others, item, document),
      group: false,
    },
  ];
}

/** Whether a measure that took its place has a row this year, below which its last figure stands. */
function isBelowSuccessor({ measure }: DocumentItem, { document, before }: Years): boolean {
  return document.sections
    .flatMap(({ items }) => items)
    .some((item) => {
      if (item.measure.replaces !== measure.id || !hasOwnRow(item.measure.id, document)) return false;
      const last = statedBefore(item, document.statement.period);
      return last?.measure.id === measure.id && (!before || overlaps(last.figure.period, before));
    });
}

/** What earlier years state of the whole organisation and neither a chart nor the column of the year before shows. */
function olderFigures(item: DocumentItem, document: StatementDocument, before: Period | null): Figure[] {
  if (hasTrend(item)) return [];
  const { measure, history, figures } = item;
  const ids = [
    ...(measure.replaces && !replacedIsTold(item, document) ? [measure.replaces] : []),
    measure.id,
  ];
  const shown = statedBefore(item, document.statement.period)?.figure;
  const inColumn = (figure: Figure) => figure === shown && before && overlaps(figure.period, before);
  return ids
    .flatMap((id) => wholeFigures(history, id))
    .filter((figure) => !inColumn(figure) && figure.period.end < document.statement.period.start)
    .filter((figure) => !figures.some((now) => isWhole(now) && samePeriod(now.period, figure.period)));
}

function inYears(figures: readonly Figure[], item: DocumentItem, document: StatementDocument): string[] {
  return figures.map(
    (figure) => `${yearNamed(figure, document)}: ${formatFigure(figure, statedUnder(item, figure))}.`,
  );
}

/** The years that its table tells of in words, beside those of its columns. */
export function olderYears(items: readonly DocumentItem[], document: StatementDocument): Period[] {
  const before = columnYear(document);
  return items.flatMap((item) => olderFigures(item, document, before).map(({ period }) => period));
}

function targetRow(item: DocumentItem, target: Figure, years: Years): FigureRow {
  const { measure } = item;
  const before = statedBefore(item, years.document.statement.period);
  const previous = before?.measure.id === measure.id ? previousCell(before, years) : '';
  const older = inYears(olderFigures(item, years.document, years.before), item, years.document);
  const blank = { previous, value: 'No figure', group: false, older };
  const notes = target.note ? [stopped(target.note)] : [];
  return {
    measureId: measure.id,
    label: measure.label,
    name: nameWithUnit(measure),
    unit: unitInWords(measure),
    ...blank,
    target: formatCell(target, measure),
    notes,
  };
}

function notesOf(item: DocumentItem, figure: Figure, document: StatementDocument): string[] {
  const { measure } = item;
  const earlier = wholeFigures(item.history, measure.id);
  const nameOf = namesOf([...earlier, figure], document);
  const own = samePeriod(figure.period, document.statement.period)
    ? ''
    : datesOf(item, figure, document, nameOf);
  return [
    figure.series === 'forecast' ? 'Forecast.' : '',
    own,
    publishedNote(figure.published),
    figure.statedLabel ? `Stated as “${figure.statedLabel}”.` : '',
    stopped(figure.note),
    sameBefore(item, figure, earlier, nameOf),
    stopped(figure.explanation),
    ...restatements(item),
    ...earlierNotes(item, figure, earlier, nameOf),
    ...foreseen(item, document.statement.period),
  ].filter(Boolean);
}

/** A forecast of a year to come is no figure of this one. */
export function isAhead({ series, period }: Pick<Figure, 'series' | 'period'>, year: Period): boolean {
  return series === 'forecast' && period.start > year.end;
}

/** What is foreseen for years to come. */
export function foreseen({ measure, figures }: DocumentItem, year: Period): string[] {
  return wholeFigures(figures, measure.id, 'forecast')
    .filter((figure) => isAhead(figure, year))
    .map((figure) => `Forecast for ${yearLabel(figure.period)}: ${formatFigure(figure, measure)}.`);
}

/** What a later statement, this one or one before it, says of an earlier year's figure, where that differs. */
export function restatements({ measure, figures, history }: DocumentItem): string[] {
  const said = wholeFigures([...history, ...figures], measure.id, 'comparative').flatMap((again) => {
    const stated = yearFigure(history, measure.id, again.period);
    if (!stated || saysTheSame(stated, again, measure)) return [];
    return `${yearLabel(again.period)} restated as ${formatFigure(restatementOf(stated, again), measure)}.`;
  });
  return [...new Set(said)];
}

/** How another year is named where words of it stand; null where it has no name there. */
type NameOf = (period: Period) => string | null;

/**
 * By their years, and by their last months where two of them are of one year. A survey of some weeks is named by the year
 * in whose column it stands, where it is that year's only one.
 */
function namesOf(figures: readonly Figure[], document: StatementDocument): NameOf {
  const periods = figures
    .map(({ period }) => period)
    .filter((period, at, all) => all.findIndex((each) => samePeriod(each, period)) === at);
  const years = periods.some(isShort) ? yearsTold(document) : [];
  const around = periods.map((period) =>
    isShort(period)
      ? (years.find(({ start, end }) => start <= period.start && period.end <= end) ?? period)
      : period,
  );
  const alone = (year: Period) => around.filter((each) => samePeriod(each, year)).length === 1;
  const labels = periodLabels(around.map((year, at) => (alone(year) ? year : (periods[at] ?? year))));
  return (period) => labels[periods.findIndex((each) => samePeriod(each, period))] ?? yearLabel(period);
}

const isShort = (period: Period) => monthsIn(period) < SHORT_MONTHS;

/** The years that a document tells of: its own, and those of its figures. */
function yearsTold({ statement, sections }: StatementDocument): Period[] {
  const figures = sections.flatMap(({ items }) => items.flatMap(({ history }) => history));
  return [statement.period, ...figures.map(({ period }) => period).filter((period) => !isShort(period))];
}

/** That the note beside a figure stands for earlier ones, too; empty where it stands for none. */
export function sameBefore(
  { measure }: Pick<DocumentItem, 'measure'>,
  figure: Figure,
  earlier: readonly Figure[],
  nameOf: NameOf,
): string {
  const { note } = figure;
  const years = note === null ? [] : (yearsOfWords(measure, earlier, nameOf).get(note) ?? []);
  return years.length > 0 ? `The same is said of ${inWords(years)}.` : '';
}

/** How earlier figures were made where that differs, each note once with the years it stands for: the newest first. */
export function earlierNotes(
  { measure }: Pick<DocumentItem, 'measure'>,
  figure: Figure | null,
  earlier: readonly Figure[],
  nameOf: NameOf,
): string[] {
  const here = figure ? wordsOf(figure) : [];
  return [...yearsOfWords(measure, earlier, nameOf)]
    .filter(([words]) => !here.includes(words))
    .map(([words, of]) => `${of.join(', ')}: ${stopped(words)}`);
}

/** The same of a measure of which this year says nothing: its earlier years have no row beside which it could stand. */
export function notesWithoutRow(
  item: DocumentItem,
  rows: readonly FigureRow[],
  document: StatementDocument,
): string[] {
  const { measure, history } = item;
  if (rows.some(({ measureId, group }) => measureId === measure.id && !group)) return [];
  const earlier = wholeFigures(history, measure.id);
  const nameOf = namesOf(earlier, document);
  const last = earlier.at(-1);
  const dates = last && kinds[measure.kind].plotted !== false ? lastDates(item, last, document, nameOf) : '';
  return [...earlierNotes(item, null, earlier, nameOf), dates].filter(Boolean);
}

/**
 * Of which dates the earlier figures are of a measure that this year says nothing of, each by its year; where the last
 * one's year ends on the statement's day, its column says it.
 */
export function lastDates(
  item: DocumentItem,
  figure: Figure,
  document: StatementDocument,
  nameOf: NameOf,
): string {
  if (nameSaysDates(figure.period, document)) return '';
  const name = nameOf(figure.period);
  const dates = `${name ? `${name} is for` : 'For'} ${periodInWords(figure.period)}.`;
  return [dates, ...datesBefore(item, figure, document, nameOf)].join(' ');
}

/** Whether the name of a figure's year says of which days it is: a year that ends on the statement's day. */
const nameSaysDates = (period: Period, { statement }: StatementDocument) =>
  !isShort(period) && period.end.slice(5) === statement.period.end.slice(5);

/** What is said beside a figure of how it was made, and why it is a range or not shown. */
function wordsOf({ note, statedLabel, published }: Figure): string[] {
  return [publishedNote(published), statedLabel ? `Stated as “${statedLabel}”.` : '', note ?? ''].filter(
    Boolean,
  );
}

function yearsOfWords(measure: Measure, earlier: readonly Figure[], nameOf: NameOf): Map<string, string[]> {
  const years = new Map<string, string[]>();
  if (kinds[measure.kind].plotted === false) return years;
  for (const figure of [...earlier].reverse())
    for (const words of wordsOf(figure)) {
      const label = nameOf(figure.period);
      const known = years.get(words) ?? [];
      if (label && !known.includes(label)) years.set(words, [...known, label]);
    }
  return years;
}

/** Of which dates a figure is that is of others than the statement's, and of which the years before it are. */
export function datesOf(
  item: DocumentItem,
  figure: Figure,
  document: StatementDocument,
  nameOf: NameOf,
): string {
  return [`For ${periodInWords(figure.period)}.`, ...datesBefore(item, figure, document, nameOf)].join(' ');
}

/**
 * Which years before a figure are of the same days as it, and of which days the others are whose names do not say it, the
 * newest first; those that have no name where it stands are left out.
 */
function datesBefore(
  { measure, history }: DocumentItem,
  { period }: Figure,
  document: StatementDocument,
  nameOf: NameOf,
): string[] {
  const days = ({ start, end }: Period) => `${start.slice(5)} ${end.slice(5)}`;
  const own = nameOf(period);
  const named = wholeFigures(history, measure.id)
    .filter((each) => each.period.end < period.end)
    .flatMap((each) => {
      const name = nameOf(each.period);
      return name && name !== own ? [{ name, period: each.period }] : [];
    });
  const alike = named.filter((each) => days(each.period) === days(period));
  const labels = [...new Set(alike.map(({ name }) => name))];
  const others = named
    .filter((each) => !alike.includes(each) && !nameSaysDates(each.period, document))
    .reverse()
    .map((each, at) => `${each.name} ${at === 0 ? 'is for' : 'for'} ${periodInWords(each.period)}`);
  return [
    labels.length === 0
      ? ''
      : `${inWords(labels)} ${labels.length > 1 ? 'are for the same days of their years' : 'is for the same days of its year'}.`,
    others.length > 0 ? `${others.join('; ')}.` : '',
  ].filter(Boolean);
}

const inWords = (years: readonly string[]) => new Intl.ListFormat('en-GB').format(years);
