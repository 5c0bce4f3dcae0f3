import type { DocumentItem, StatementDocument } from '../../questionnaire/document';
import type { Figure } from '../../questionnaire/figure';
import { kinds } from '../../questionnaire/kinds/kinds';
import { AREA, COLUMNS, type Column, EXPLANATION, inArea, NO_VALUE_WORDS } from './columns';
import { armText } from './formula';
import { writeCsv } from './write-csv';

type Cells = Record<Column, string>;

/** One figure with the question it answers. */
export interface CsvFigure {
  measure: DocumentItem['measure'];
  figure: Figure;
}

/** A statement's figures, of the whole organisation and of single contracts and areas, in its document's order. */
export function csvFigures(document: StatementDocument): CsvFigure[] {
  return document.sections.flatMap(({ items }) =>
    items.flatMap(({ measure, figures }) => figures.map((figure) => ({ measure, figure }))),
  );
}

/** Figures as CSV in the import's own columns: what an import reads back is what was written. */
export function figuresCsv(figures: readonly CsvFigure[]): string {
  const sliced = figures.some(({ figure }) => figure.slice !== '');
  return writeCsv(sliced ? [...COLUMNS, AREA] : COLUMNS, figures.map(cellsOf));
}

/** One statement as CSV. */
export function statementCsv(document: StatementDocument): string {
  return figuresCsv(csvFigures(document));
}

function cellsOf({ measure, figure }: CsvFigure): Cells {
  const words = typedParts(figure, measure);
  return {
    period_start: figure.period.start,
    period_end: figure.period.end,
    measure: measure.own ? '' : [figure.measureId, figure.category].filter(Boolean).join(':'),
    label: armText(inArea(labelOf(figure, measure), figure.slice)),
    unit: armText(unitOf(figure, measure)),
    series: figure.series,
    value: words.value,
    qualifier: figure.qualifier ?? '',
    numerator: words.numerator,
    denominator: words.denominator,
    basis: figure.basis ?? '',
    note: armText(noteOf(figure)),
    source: armText(figure.source ?? ''),
    area: armText(figure.slice),
  };
}

function typedParts(figure: Figure, measure: DocumentItem['measure']) {
  const none = { value: '', numerator: '', denominator: '' };
  if (figure.status === 'not_measured' || figure.status === 'not_applicable')
    return { ...none, value: NO_VALUE_WORDS[figure.status] };
  if (figure.published) return { ...none, value: NO_VALUE_WORDS.not_shown };
  const { value = '' } = kinds[measure.kind].typed(figure);
  // Of the cells only words can be a formula; -12 is a number.
  const cell = figure.text === null ? value : armText(value);
  const { numerator, denominator } = figure;
  return {
    value: cell,
    numerator: numerator === null ? '' : String(numerator),
    denominator: denominator === null ? '' : String(denominator),
  };
}

function labelOf(figure: Figure, measure: DocumentItem['measure']): string {
  if (figure.statedLabel) return figure.statedLabel;
  const group = measure.breakdown?.find(({ id }) => id === figure.category);
  return group ? `${measure.label}: ${group.label}` : measure.label;
}

/** A share is in percent where a percentage is stated. */
function unitOf(figure: Figure, measure: DocumentItem['measure']): string {
  return measure.kind === 'share' && figure.number !== null ? 'percent' : measure.unit;
}

function noteOf({ note, explanation }: Figure): string {
  return [note, explanation && `${EXPLANATION}${explanation}`].filter(Boolean).join('\n');
}
