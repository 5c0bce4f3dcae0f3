import { deriveFigures } from '../../questionnaire/derived';
import type { Figure, Value } from '../../questionnaire/figure';
import type { Measure } from '../../questionnaire/measure';
import { samePeriod } from '../../questionnaire/period';
import { coreMeasure } from '../../questionnaire/sections';
import { type ImportedFigure, keepAsOwn, type Reading } from './read-figure';
import { type ReadRow, RowFaults } from './read-row';
import { readValue } from './read-value';

/** Whether a row states a share that we work out ourselves. */
export function statesDerived({ measure }: ReadRow): boolean {
  return coreMeasure(measure)?.derived !== undefined;
}

/** Such rows, less those that say only what the other figures give anyway; these are measures of their own. */
export function readDerived(
  rows: readonly ReadRow[],
  others: readonly ImportedFigure[],
  reading: Reading,
): { figures: ImportedFigure[]; faults: RowFaults[] } {
  const figures: ImportedFigure[] = [];
  const wrong: RowFaults[] = [];
  const stated = others.map(({ figure }) => figure);
  for (const row of rows) {
    const core = coreMeasure(row.measure);
    if (!core) continue;
    const faults = new RowFaults(row.row);
    if (row.area === '' && followsFrom(stated, core, row)) {
      reading.notices.push({ row: row.row, message: `${core.label} follows from the other figures` });
      continue;
    }
    const why = `${core.label} is worked out from other figures, which do not give this`;
    const figure = keepAsOwn(row, core, why, reading, faults);
    if (figure) figures.push(figure);
    if (faults.faults.length > 0) wrong.push(faults);
  }
  return { figures, faults: wrong };
}

function followsFrom(stated: readonly Figure[], core: Measure, row: ReadRow): boolean {
  const said = readValue(row, core, new RowFaults(row.row))?.value;
  const given = deriveFigures(
    [core],
    stated.filter(({ series }) => series === row.series),
  ).find((each) => samePeriod(each.period, row.period));
  if (said === undefined) return false;
  return given ? sameShare(given, said) : isStatedAgain(stated, core, row);
}

/** An earlier year's share, of which an amount is stated again: what the others were stands in that year's own file. */
function isStatedAgain(stated: readonly Figure[], { derived }: Measure, row: ReadRow): boolean {
  const inputs = derived ? [derived.denominator, ...derived.numerator] : [];
  return (
    row.series === 'comparative' &&
    stated.some(
      ({ series, measureId, period }) =>
        series === 'comparative' && inputs.includes(measureId) && samePeriod(period, row.period),
    )
  );
}

/** The same to as many decimals as were stated. */
function sameShare(given: Value, said: Value): boolean {
  if (given.number === null || said.number === null)
    return given.number === said.number && given.status === said.status;
  return given.number.toFixed(said.decimals) === said.number.toFixed(said.decimals);
}
