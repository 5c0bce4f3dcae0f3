import { boundOf, type TotalPart, type TotalsRow, themes } from '../insight/totals';
import { armText } from '../publication/csv/formula';
import { writeCsv } from '../publication/csv/write-csv';

const COLUMNS = [
  'year',
  'name',
  'theme',
  'measure',
  'label',
  'unit',
  'organisations',
  'not_stated_exactly',
  'total',
  'total_is',
  'stated_as_minimum',
  'stated_as_maximum',
  'stated_as_estimate',
  'may_count_twice',
] as const;

/** Every theme's totals as CSV, a row for each region or enterprise and measure. Published figures only. */
export function totalsCsv(year: number, rows: readonly TotalsRow[]): string {
  const records = rows.flatMap(({ name, parts }) =>
    themes().flatMap(({ id: theme, measures }) =>
      measures.flatMap(({ measure, mayRepeat }) => {
        const part = parts.get(measure.id);
        if (!part) return [];
        return [
          {
            year: String(year),
            name: armText(name),
            theme,
            measure: measure.id,
            label: measure.label,
            unit: measure.unit,
            organisations: String(part.organisations),
            not_stated_exactly: String(part.hidden),
            total: totalIn(part),
            total_is: part.organisations > 0 ? boundOf(part) : '',
            stated_as_minimum: String(part.minimums),
            stated_as_maximum: String(part.maximums),
            stated_as_estimate: String(part.estimates),
            may_count_twice: mayRepeat ? 'yes' : '',
          },
        ];
      }),
    ),
  );
  return writeCsv(COLUMNS, records);
}

/** Without a figure there is no total: nil would be one. */
function totalIn({ organisations, total }: TotalPart): string {
  return organisations > 0 ? String(total) : '';
}
