import { unitInWords } from '../insight/chart-model';
import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import { BASES, type Figure } from '../questionnaire/figure';
import { formatCell, formatFigure, publishedNote } from '../questionnaire/format';
import { periodInWords, samePeriod, yearLabel } from '../questionnaire/period';

/** One line of a statement's table of figures, the same in HTML and PDF. */
export interface FigureRow {
  measureId: string;
  label: string;
  unit: string;
  previous: string;
  value: string;
  target: string;
  notes: string[];
  /** A group below the total above it. */
  group: boolean;
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
  const before = items
    .flatMap((item) => item.history)
    .filter((figure) => figure.series === 'actual')
    .map((figure) => figure.period)
    .sort((a, b) => b.end.localeCompare(a.end))[0];
  const rows = items.flatMap((item) => rowsOf(item, document));
  return {
    thisYear: yearLabel(period),
    previousYear: before ? yearLabel(before) : '',
    hasTargets: rows.some((row) => row.target),
    rows,
  };
}

function rowsOf(item: DocumentItem, document: StatementDocument): FigureRow[] {
  const { measure, figures } = item;
  const { period } = document.statement;
  const actual = figures.filter((figure) => figure.series === 'actual' || figure.series === 'forecast');
  const totals = actual.filter((figure) => figure.category === '' && figure.slice === '');
  const rest = actual.filter((figure) => figure.category !== '' || figure.slice !== '');
  const target = figures.find((figure) => figure.series === 'target' && samePeriod(figure.period, period));
  const alone = totals.length === 0 && target ? [targetRow(item, target)] : [];
  return [
    ...totals.map((figure, index) => totalRow(item, figure, index === 0 ? target : undefined, document)),
    ...alone,
    ...rest.map((figure) => ({
      measureId: measure.id,
      label: groupLabel(measure.breakdown?.find(({ id }) => id === figure.category)?.label, figure),
      unit: unitInWords(measure),
      previous: '',
      value: formatCell(figure, measure),
      target: '',
      notes: [],
      group: true,
    })),
  ];
}

function groupLabel(label: string | undefined, figure: Figure): string {
  return [label ?? figure.category, figure.slice].filter(Boolean).join(', ');
}

function totalRow(
  item: DocumentItem,
  figure: Figure,
  target: Figure | undefined,
  document: StatementDocument,
): FigureRow {
  const { measure, history } = item;
  const previous = history.findLast(
    (each) => each.series === 'actual' && each.period.end < figure.period.end,
  );
  return {
    measureId: measure.id,
    label: measure.label,
    unit: unitInWords(measure),
    previous: previous ? formatCell(previous, measure) : '',
    value: formatCell(figure, measure),
    target: target ? formatCell(target, measure) : '',
    notes: notesOf(item, figure, document),
    group: false,
  };
}

function targetRow({ measure }: DocumentItem, target: Figure): FigureRow {
  const blank = { previous: '', value: 'No figure', group: false };
  const notes = target.note ? [target.note] : [];
  return {
    measureId: measure.id,
    label: measure.label,
    unit: unitInWords(measure),
    ...blank,
    target: formatCell(target, measure),
    notes,
  };
}

function notesOf(item: DocumentItem, figure: Figure, document: StatementDocument): string[] {
  const { measure } = item;
  const own = samePeriod(figure.period, document.statement.period)
    ? ''
    : `For ${periodInWords(figure.period)}.`;
  const restated = item.figures.find((each) => each.series === 'comparative');
  const stated =
    restated &&
    item.history.find((each) => each.series === 'actual' && samePeriod(each.period, restated.period));
  const changed = restated && stated && formatCell(stated, measure) !== formatCell(restated, measure);
  return [
    figure.series === 'forecast' ? 'Forecast.' : '',
    own,
    publishedNote(figure.published),
    figure.basis && figure.basis !== 'counted' ? `${BASES[figure.basis]}.` : '',
    figure.statedLabel ? `Stated as “${figure.statedLabel}”.` : '',
    figure.note ?? '',
    figure.explanation ?? '',
    changed ? `${yearLabel(restated.period)} restated as ${formatFigure(restated, measure)}.` : '',
  ].filter(Boolean);
}
