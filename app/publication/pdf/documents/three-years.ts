import {
  type DocumentItem,
  replacedIsTold,
  type StatementDocument,
  statedUnder,
} from '~/questionnaire/document';
import { BASES, type Figure, type Period, type Published } from '~/questionnaire/figure';
import {
  formatCell,
  NO_FIGURE,
  nameWithUnit,
  publishedNote,
  sentenceCase,
  stopped,
} from '~/questionnaire/format';
import { kindOf } from '~/questionnaire/kinds/kinds';
import type { Measure } from '~/questionnaire/measure';
import { overlaps, periodInWords, samePeriod, yearLabel } from '~/questionnaire/period';
import { targetFor } from '~/questionnaire/year-before';
import { isWhole, wholeFigures, yearFigure } from '~/questionnaire/year-figure';
import {
  datesOf,
  earlierNotes,
  foreseen,
  isAhead,
  lastDates,
  restatements,
  sameBefore,
} from '../../figure-rows';
import { columnsOf, type Heads, headsOf } from './every-year';

/** As many years as a council's form asks for. */
const YEARS = 3;
/** A longer note stands below the table. */
const SHORT = 24;

export interface CommissionerRow {
  label: string;
  measure: Measure;
  part: boolean;
  /** One for each year. */
  cells: string[];
  target: string;
  /** How it was counted, where its cells do not say that; one line of a table. */
  counted: string;
  /** The same where its cells do say it: for a column in which a dash would say that nobody knows. */
  made: string;
  /** What is to be said and has no room in the table. */
  note: string;
  /** That this year's figure was rounded or left out, and why: the same of many rows. */
  rounded: string;
}

export interface CommissionerTable {
  years: string[];
  /** How each of them is named above its column. */
  heads: string[];
  /** The year of the targets. */
  thisYear: string;
  hasTargets: boolean;
  rows: CommissionerRow[];
}

/** A section's figures over up to three years, with how each was counted. */
export function threeYears(items: readonly DocumentItem[], document: StatementDocument): CommissionerTable {
  const actual = items
    .flatMap(({ history, figures }) => [...history, ...figures])
    .filter((figure) => isStated(figure) && !isAhead(figure, document.statement.period));
  const periods = actual
    .map(({ period }) => period)
    .sort((a, b) => a.end.localeCompare(b.end) || a.start.localeCompare(b.start));
  const { period } = document.statement;
  const columnOf = columnsOf([...actual, { period, category: '', slice: '' }]);
  const years = [...new Set(periods.map(columnOf))].slice(-YEARS);
  const { headOf, markIn } = headsOf(actual, columnOf, document);
  const rows = items
    .flatMap((item) => rowsOf(item, { years, columnOf, markIn }, document))
    .filter(saysSomething);
  const heads = years.map(headOf);
  return { years, heads, thisYear: columnOf(period), hasTargets: rows.some(({ target }) => target), rows };
}

/** Whether nothing is stated of the statement's own year, so that a table of these has no column for it. */
export function saysNothingNow(items: readonly DocumentItem[], { statement }: StatementDocument): boolean {
  return !items.some(({ figures, history }) =>
    [...history, ...figures].some(
      (figure) =>
        isStated(figure) && !isAhead(figure, statement.period) && overlaps(figure.period, statement.period),
    ),
  );
}

/** That nothing is stated of it, as documents say it. */
export const nothingNow = ({ statement }: Pick<StatementDocument, 'statement'>): string =>
  `Nothing is stated here for ${yearLabel(statement.period)}.`;

function isStated({ series }: Figure): boolean {
  return series === 'actual' || series === 'forecast';
}

interface Columns {
  years: readonly string[];
  columnOf: (period: Period) => string;
  markIn: Heads['markIn'];
}

/** A measure that never applied in these years tells a commissioner nothing. */
function saysSomething({ cells, target, measure }: CommissionerRow): boolean {
  return (
    Boolean(target || measure.derived) || cells.some((cell) => cell && cell !== NO_FIGURE.not_applicable)
  );
}

function rowsOf(item: DocumentItem, columns: Columns, document: StatementDocument): CommissionerRow[] {
  const { years, columnOf, markIn } = columns;
  const { measure, figures, history } = item;
  const { period } = document.statement;
  const parts = figures.filter((figure) => isStated(figure) && !isWhole(figure) && !isAhead(figure, period));
  const target = targetFor(item, period);
  const cellsOf = (of: readonly Figure[]) =>
    years.map((year) => {
      const figure = of.findLast((each) => columnOf(each.period) === year);
      return figure ? formatCell(figure, statedUnder(item, figure)) + markIn(year, figure) : '';
    });
  const now =
    yearFigure(figures, measure.id, period) ?? yearFigure(figures, measure.id, period, 'forecast') ?? null;
  const earlier =
    measure.replaces && !replacedIsTold(item, document)
      ? cellsOf(wholeStated(history, measure.replaces))
      : [];
  const whole: CommissionerRow = {
    label: nameWithUnit(measure),
    measure,
    part: false,
    cells: cellsOf(wholeStated([...history, ...figures], measure.id)),
    target: target ? formatCell(target, measure) : '',
    ...(now ? countedOf(item, now, { document, ...columns }) : countedBefore(item, { document, ...columns })),
  };
  const made = now
    ? earlierNotes(item, now, madeOtherwise(item, columns), columnOfOthers(now.period, columns))
    : [];
  whole.note = [whole.note, ...restatements(item), ...made, ...foreseen(item, period)]
    .filter(Boolean)
    .join(' ');
  const said = whole.cells.some(Boolean) || whole.target;
  return [
    ...(said ? [whole] : []),
    ...(earlier.some(Boolean) ? [earlierRow(item, earlier)] : []),
    ...parts.map((figure) => ({
      label: samePeriod(figure.period, period)
        ? partName(item, figure)
        : `${partName(item, figure)}, ${periodInWords(figure.period)}`,
      measure,
      part: true,
      cells: cellsOf([figure]),
      target: '',
      ...NOT_COUNTED,
    })),
  ];
}

/** Earlier figures of which must be said how they were made: not counted, or under another name. */
function madeOtherwise({ measure, history }: DocumentItem, { years, columnOf }: Columns): Figure[] {
  return (
    wholeFigures(history, measure.id)
      .filter(
        ({ basis, statedLabel, period, published }) =>
          ((basis && basis !== 'counted') || statedLabel || isUnsure(published)) &&
          years.includes(columnOf(period)),
      )
      // That small numbers are protected stands at the end, for all years.
      .map(({ published, ...figure }) =>
        published && isUnsure(published) ? { ...figure, published } : figure,
      )
  );
}

/** Not shown because of what it rests on, which its own year alone can say. */
const isUnsure = (published: Published | undefined) =>
  published?.as === 'withheld' && published.why !== 'few_people';

/** Of a measure that this year says nothing of: how its last figure here was counted, and what was said of which year. */
function countedBefore(
  item: DocumentItem,
  { document, ...columns }: Columns & { document: StatementDocument },
): Counted {
  const { measure, history } = item;
  const { years, columnOf } = columns;
  const nameOf = (period: Period) => (years.includes(columnOf(period)) ? columnOf(period) : null);
  const shown = wholeStated(history, measure.id).filter(({ period }) => nameOf(period));
  const last = shown.at(-1);
  if (!last) return NOT_COUNTED;
  const unsaid = { ...last, statedLabel: null, note: null, explanation: null };
  const made = countedOf(item, unsaid, { document, ...columns });
  // That it was rounded stands with that of other measures.
  const stated = shown.map(({ published, ...figure }) => figure);
  const note = [
    ...earlierNotes(item, null, stated, nameOf),
    last.explanation ? `${nameOf(last.period)}: ${stopped(last.explanation)}` : '',
    lastDates(item, last, document, nameOf),
  ];
  return { ...made, note: note.filter(Boolean).join(' ') };
}

/** Totals as they were stated, a forecast where nothing came about yet. */
function wholeStated(figures: readonly Figure[], measureId: string): Figure[] {
  return [...wholeFigures(figures, measureId, 'forecast'), ...wholeFigures(figures, measureId)];
}

/** What a measure took the place of, under its own name and unit. */
function earlierRow({ measure, replaced }: DocumentItem, cells: string[]): CommissionerRow {
  const before = statedUnder(
    { measure, ...(replaced && { replaced }) },
    { measureId: measure.replaces ?? '' },
  );
  return {
    label: nameWithUnit(before),
    measure: before,
    part: false,
    cells,
    target: '',
    ...NOT_COUNTED,
    counted: 'Counted differently',
  };
}

function partName({ measure }: DocumentItem, { category, slice }: Figure): string {
  const group = measure.breakdown?.find(({ id }) => id === category)?.label ?? category;
  return [group, slice].filter(Boolean).join(', ');
}

type Counted = Pick<CommissionerRow, 'counted' | 'made' | 'note' | 'rounded'>;

const NOT_COUNTED: Counted = { counted: '', made: '', note: '', rounded: '' };

function countedOf(
  item: DocumentItem,
  figure: Figure,
  { document, ...columns }: Columns & { document: StatementDocument },
): Counted {
  const { basis, published, note, explanation, series, period, statedLabel } = figure;
  // A column says of which year it is, and the statement's years end on the statement's day.
  const { period: year } = document.statement;
  const inItsColumn = columns.years.includes(yearLabel(period)) && period.end.slice(5) === year.end.slice(5);
  const own =
    samePeriod(period, year) || inItsColumn
      ? ''
      : datesOf(item, figure, document, columnOfOthers(period, columns));
  const short = note && note.length <= SHORT ? note.replace(/\.$/, '') : '';
  const words = [
    series === 'forecast' ? 'forecast' : '',
    // Its cell says that it was estimated, or is a range.
    basis === 'counted' && !published ? countedAs(item.measure) : '',
    short,
  ];
  return {
    rounded: publishedNote(published),
    counted: sentenceCase(words.filter(Boolean).join('; ')),
    made: basis && basis !== 'counted' ? sentenceCase(BASES[basis].toLowerCase()) : '',
    note: [
      statedLabel ? `Stated as “${statedLabel}”.` : '',
      short ? '' : stopped(note),
      sameBefore(item, figure, madeOtherwise(item, columns), columnOfOthers(period, columns)),
      // Behind what is said of earlier years, too, for these dates are of this figure alone.
      own,
      stopped(explanation),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** Nobody counts a percentage of growth, or a sum for each: they are worked out from what was. */
const countedAs = ({ kind }: Measure) =>
  kindOf({ kind }).rate && !kindOf({ kind }).percent ? 'worked out' : BASES.counted.toLowerCase();

/** The column in which another figure stands than one's own; none where it has no room. */
function columnOfOthers(own: Period, { years, columnOf }: Columns): (period: Period) => string | null {
  return (period) => {
    const column = columnOf(period);
    return years.includes(column) && column !== columnOf(own) ? column : null;
  };
}

/** A table with each row's parts in its note: "Level 1: 33; Level 2: 18." For when there is no room for their lines. */
export function withPartsInNotes(rows: readonly CommissionerRow[]): CommissionerRow[] {
  const whole: { row: CommissionerRow; parts: string[] }[] = [];
  for (const row of rows) {
    const owner = whole.findLast((each) => each.row.measure.id === row.measure.id);
    const value = row.cells.findLast(Boolean);
    if (!row.part || !owner) whole.push({ row, parts: [] });
    else if (value) owner.parts.push(`${row.label}: ${value}`);
  }
  return whole.map(({ row, parts }) => {
    const said = parts.length > 0 ? `${parts.join('; ')}.` : '';
    return {
      ...row,
      note: [row.note && said ? row.note.replace(/([^.!?])$/, '$1.') : row.note, said]
        .filter(Boolean)
        .join(' '),
    };
  });
}
