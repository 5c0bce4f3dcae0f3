import { restatementOf } from '~/insight/chart-model';
import { periodLabels } from '~/insight/period-labels';
import { asBroughtIn, BROUGHT_IN, isBroughtIn } from '~/questionnaire/brought-in';
import {
  type Answered,
  type DocumentItem,
  replacedIsTold,
  type StatementDocument,
  statedUnder,
} from '~/questionnaire/document';
import { type Figure, hasValue, type Period, type Series } from '~/questionnaire/figure';
import { formatCell, nameWithUnit, saysTheSame } from '~/questionnaire/format';
import { monthsIn, SHORT_MONTHS, samePeriod, yearLabel } from '~/questionnaire/period';
import { ownYear, targetFor } from '~/questionnaire/year-before';
import { isWhole, wholeFigures, yearFigure } from '~/questionnaire/year-figure';
import { rulesApplied } from '../../rules-applied';

/** One line of figures over the years. */
export interface YearRow {
  measureId: string;
  label: string;
  /** A target, a restatement, a group: it belongs to the line above. */
  part: boolean;
  /** Whether it is the line of what the whole organisation aimed at. */
  aim?: boolean;
  /** By year label. */
  cells: Map<string, string>;
}

export interface YearTable {
  years: string[];
  /** How each year is named above its column. */
  headOf: Heads['headOf'];
  rows: YearRow[];
}

const SAYS: Record<Series, string> = {
  actual: '',
  target: 'Target',
  forecast: 'Forecast',
  comparative: 'As restated later',
};

/**
 * How the columns of a table are named: each year that the whole organisation states, a short period by the year it
 * falls in, and a contract's months by the year they fall in.
 */
export function columnsOf(
  figures: readonly Pick<Figure, 'period' | 'category' | 'slice'>[],
): (period: Period) => string {
  const wholes = figures.filter(isWhole).map(({ period }) => period);
  const years = figures.map(({ period }) => period).filter((period) => monthsIn(period) >= SHORT_MONTHS);
  return (period) => {
    const stated = wholes.some((whole) => samePeriod(whole, period));
    const own = stated
      ? period
      : (wholes.find(({ start, end }) => start <= period.start && period.end <= end) ?? period);
    if (monthsIn(own) >= SHORT_MONTHS) return yearLabel(own);
    const around = years.find(({ start, end }) => start <= own.end && own.end <= end);
    return yearLabel(around ?? own);
  };
}

/** What stands above targets: whose they are, where the newest column beside them is of another time. */
export function targetHead(newest: string | undefined, thisYear: string): string {
  return newest === thisYear ? 'Target' : `Target ${thisYear}`;
}

/**
 * What a dash says in these columns. Where this statement states a figure of another year, it stands in that one's, and
 * the dash beside it does not say that nothing was stated at all.
 */
export function dashInWords(items: readonly DocumentItem[], document: StatementDocument): string {
  const { period } = document.statement;
  const elsewhere = items.some(({ measure, figures }) =>
    wholeFigures(figures, measure.id).some((figure) => hasValue(figure) && ownYear(figure, period) !== ''),
  );
  const hidden = rulesApplied(document) ? ' or nothing can be published' : '';
  const where = elsewhere
    ? ' for that year: a figure that this statement states of another year stands in the column of that one'
    : '';
  return `says that nothing was stated${hidden}${where}`;
}

type Dated = Pick<Figure, 'period' | 'series'>;

/** Where a table says that figures were brought in. */
export interface Heads {
  /** How a column is named. */
  headOf: (year: string) => string;
  /** What stands behind a figure in a column whose name does not say it of all. */
  markIn: (column: string, figure: Dated) => string;
}

/**
 * A column is named as brought in where all that it holds was; where a college year stands in it that another statement
 * tells, each figure says it for itself. What a later statement says again has a line of its own, which says so.
 */
export function headsOf(
  figures: readonly Dated[],
  columnOf: (period: Period) => string,
  document: Answered,
): Heads {
  const stated = figures.filter(({ series }) => series !== 'comparative');
  const columns = (of: readonly Dated[]) => new Set(of.map(({ period }) => columnOf(period)));
  const declared = columns(stated.filter((figure) => !isBroughtIn(figure, document)));
  const marked = columns(
    stated.filter((figure) => isBroughtIn(figure, document) && !declared.has(columnOf(figure.period))),
  );
  return {
    headOf: (year) => (marked.has(year) ? asBroughtIn(year) : year),
    markIn: (column, figure) => (isBroughtIn(figure, document) && !marked.has(column) ? BROUGHT_IN : ''),
  };
}

/** The whole organisation's figure of the year that is told about. */
const THIS = { category: '', slice: '' };

/**
 * Every figure of every year, series, group and area up to this one; this year's target and those of coming years
 * have places of their own.
 */
export function everyYear(items: readonly DocumentItem[], document: Answered): YearTable {
  const { period } = document.statement;
  const told = items.map((item) => ({
    item,
    figures: withoutAim(all(item, document), period),
  }));
  const periods = told.flatMap(({ figures }) => figures.map((figure) => figure.period));
  if (told.some(({ item }) => targetFor(item, period))) periods.push(period);
  const columnOf = columnsOf([...told.flatMap(({ figures }) => figures), { ...THIS, period }]);
  periods.sort((a, b) => a.end.localeCompare(b.end) || a.start.localeCompare(b.start));
  const { headOf, markIn } = headsOf(
    told.flatMap(({ figures }) => figures),
    columnOf,
    document,
  );
  return {
    years: [...new Set(periods.map(columnOf))],
    headOf,
    rows: told.flatMap(({ item, figures }) =>
      figures.length > 0 || targetFor(item, period)
        ? rowsOf(item, figures, { columnOf, markIn, thisYear: columnOf(period) })
        : [],
    ),
  };
}

/** Without what is aimed at in years to come; this year's aim has a column, and stands in a row only where earlier ones do. */
function withoutAim(figures: readonly Figure[], { end }: Period): Figure[] {
  const past = figures.filter(
    ({ series, period }) =>
      (series !== 'target' || period.end <= end) && (series !== 'forecast' || period.start <= end),
  );
  const alone = past.filter(isAim).every(({ period }) => period.end === end);
  return past.filter((figure) => !alone || !isAim(figure));
}

const isAim = (figure: Figure) => figure.series === 'target' && isWhole(figure);

/** The rows with a cell in these years; a total stays above its parts, whether it has one or not. */
export function filled(
  rows: readonly YearRow[],
  years: readonly string[],
  also: (row: YearRow) => boolean = () => false,
): YearRow[] {
  const speaks = (row: YearRow) => years.some((year) => row.cells.has(year)) || also(row);
  return rows.filter((row, index) => {
    if (row.part || speaks(row)) return speaks(row);
    const next = rows.findIndex((each, at) => at > index && !each.part);
    return rows.slice(index + 1, next < 0 ? undefined : next).some(speaks);
  });
}

/** An item's figures over the years; of a figure that was stated again stands what was said last. */
function all(item: DocumentItem, document: Answered): Figure[] {
  const own = replacedIsTold(item, document)
    ? item.history.filter(({ measureId }) => measureId === item.measure.id)
    : item.history;
  const last = [...own, ...item.figures].filter(
    (figure, index, every) =>
      every.findLastIndex((each) => sameLine(each, figure) && samePeriod(each.period, figure.period)) ===
      index,
  );
  // A restatement that reads as what it restates says nothing: as a range the two may be one.
  return last.filter((again) => {
    if (again.series !== 'comparative') return true;
    const first = last.find(
      (each) => sameLine(each, { ...again, series: 'actual' }) && samePeriod(each.period, again.period),
    );
    return !first || !saysTheSame(first, again, statedUnder(item, again));
  });
}

function sameLine(a: Figure, b: Figure): boolean {
  return (
    a.measureId === b.measureId && a.series === b.series && a.category === b.category && a.slice === b.slice
  );
}

interface Columns {
  columnOf: (period: Period) => string;
  markIn: Heads['markIn'];
  thisYear: string;
}

/** A measure's own lines, then those of the one it took the place of; each with its total first, an empty one where none was stated. */
function rowsOf(item: DocumentItem, figures: readonly Figure[], columns: Columns): YearRow[] {
  const ids = [...new Set([item.measure.id, ...figures.map(({ measureId }) => measureId)])];
  return ids.flatMap((id) => {
    const mine = figures.filter(({ measureId }) => measureId === id);
    const [first] = mine;
    if (!first)
      return id === item.measure.id && figures.length === 0
        ? [{ measureId: id, label: nameWithUnit(item.measure), part: false, cells: new Map() }]
        : [];
    const total = { ...first, ...TOTAL };
    const lines: Figure[][] = [mine.filter((figure) => sameLine(figure, total))];
    for (const figure of mine) {
      const line = lines.find(([head]) => head && sameLine(head, figure));
      if (!line) lines.push([figure]);
      else if (!line.includes(figure)) line.push(figure);
    }
    return lines.map((line) => ({
      measureId: id,
      ...named(item, line[0] ?? total),
      cells: cellsOf(item, line, columns),
    }));
  });
}

const TOTAL = { series: 'actual', category: '', slice: '' } as const;

function cellsOf(
  item: DocumentItem,
  line: readonly Figure[],
  { columnOf, markIn, thisYear }: Columns,
): Map<string, string> {
  const cells = new Map<string, string>();
  const labels = periodLabels(line.map(({ period }) => period));
  for (const [at, figure] of line.entries()) {
    const cell = formatCell(asMade(item, figure), statedUnder(item, figure));
    const own = columnOf(figure.period);
    // What this statement says of another time than its own never stands beside what that year's statement said.
    const moved = cells.has(own) && item.figures.includes(figure) && !cells.has(thisYear);
    const column = moved ? thisYear : own;
    const named = column === yearLabel(figure.period);
    // Two years of one name, a financial and an academic one, say their last months.
    const twice = labels[at]?.match(/\((to [^)]*)\)$/)?.[1];
    const of = moved
      ? (labels[at] ?? '')
      : named || isWhole(figure)
        ? twice
        : `${monthsIn(figure.period)} months`;
    const mark = markIn(column, figure);
    const words = of && mark ? `${cell} (${of}, brought in)` : of ? `${cell} (${of})` : cell + mark;
    const said = cells.get(column);
    cells.set(column, said ? `${said}; ${words}` : words);
  }
  return cells;
}

/** A restatement says how it was made as the figure did that it restates. */
function asMade({ history, figures }: DocumentItem, figure: Figure): Figure {
  if (figure.series !== 'comparative') return figure;
  const stated = yearFigure([...history, ...figures], figure.measureId, figure.period);
  return stated ? restatementOf(stated, figure) : figure;
}

function named(item: DocumentItem, figure: Figure): Pick<YearRow, 'label' | 'part' | 'aim'> {
  const { measure } = item;
  const earlier = figure.measureId === measure.id ? '' : earlierName(item, figure);
  const group = measure.breakdown?.find(({ id }) => id === figure.category)?.label ?? figure.category;
  const parts = [group, figure.slice, SAYS[figure.series]].filter(Boolean);
  if (parts.length === 0) return { label: earlier || nameWithUnit(measure), part: false };
  const aim = figure.measureId === measure.id && isAim(figure);
  return { label: [earlier, ...parts].filter(Boolean).join(', '), part: true, ...(aim && { aim }) };
}

function earlierName(item: DocumentItem, figure: Figure): string {
  return `${nameWithUnit(statedUnder(item, figure))} (counted differently)`;
}
