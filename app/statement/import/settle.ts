import { explaining, explanationsOf } from '../../questionnaire/explanations';
import { type Figure, figureKey } from '../../questionnaire/figure';
import { formatFigure } from '../../questionnaire/format';
import { kindOf } from '../../questionnaire/kinds/kinds';
import type { Measure } from '../../questionnaire/measure';
import { quote } from './columns';
import { type ImportedFigure, keepAsOwn, type Reading } from './read-figure';
import { RowFaults } from './read-row';
import { fold } from './units';

/** Figures of which no two say the same thing, and what was wrong with the others. */
export function settle(
  figures: readonly ImportedFigure[],
  reading: Reading,
): { kept: ImportedFigure[]; faults: RowFaults[] } {
  const kept = new Map<string, ImportedFigure>();
  const faults: RowFaults[] = [];
  const add = (next: ImportedFigure) => {
    const first = kept.get(figureKey(next.figure));
    if (!first) return kept.set(figureKey(next.figure), next);
    const wrong = new RowFaults(next.row.row);
    const own = settleTwo(first, next, reading, wrong);
    if (wrong.faults.length > 0) faults.push(wrong);
    if (own) add(own);
  };
  for (const figure of figures) add(figure);
  return { kept: [...kept.values()], faults };
}

/** Two rows about one figure: the same said twice, two things under one name, or a contradiction. */
function settleTwo(
  first: ImportedFigure,
  next: ImportedFigure,
  reading: Reading,
  faults: RowFaults,
): ImportedFigure | null {
  const row = next.row.row;
  const sameLabel = fold(labelOf(first)) === fold(labelOf(next));
  if (sameLabel && sameValue(first.figure, next.figure)) {
    addWords(first.figure, next.figure);
    reading.notices.push({ row, message: `It says what row ${first.row.row} says, so it is counted once` });
    return null;
  }
  if (sameLabel || next.measure.own || !isNumber(next.measure)) {
    const said = quote(formatFigure(first.figure, first.measure));
    const message = `Row ${first.row.row} says “${said}” for the same measure, series and period. Keep one of the two`;
    faults.add('value', next.row.value, message);
    return null;
  }
  const why = `Row ${first.row.row} already gives ${next.measure.label} for this period, as “${labelOf(first)}”`;
  return keepAsOwn(next.row, next.measure, why, reading, faults);
}

function labelOf({ row, measure }: ImportedFigure): string {
  return row.label || measure.label;
}

function isNumber({ kind }: Measure): boolean {
  return kindOf({ kind }).plotted;
}

function sameValue(a: Figure, b: Figure): boolean {
  const said = ({ status, number, text, numerator, denominator, qualifier }: Figure) =>
    JSON.stringify([status, number, text, numerator, denominator, qualifier]);
  return said(a) === said(b);
}

/** The words of a row that is dropped are not lost. */
function addWords(first: Figure, next: Figure): void {
  const more = [
    next.note !== first.note ? next.note : null,
    next.source && next.source !== first.source ? `Also stated in ${next.source}` : null,
  ];
  first.note = [first.note, ...more].filter(Boolean).join('\n') || null;
  first.source ??= next.source;
  first.basis ??= next.basis;
  if (first.explanation === null) Object.assign(first, explaining(explanationsOf(next)));
}
