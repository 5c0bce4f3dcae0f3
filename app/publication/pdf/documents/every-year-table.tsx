import type { ReactElement } from 'react';
import type { Answered, DocumentItem } from '~/questionnaire/document';
import { Table } from '../components/table';
import { Heading } from '../components/text';
import { everyYear, type YearRow } from './every-year';

/** More columns than this leave no room for the measure's name. */
const ACROSS = 6;

/** The rows with a cell in these years; a total stays above its parts, whether it has one or not. */
function filled(rows: readonly YearRow[], years: readonly string[]): YearRow[] {
  const speaks = (row: YearRow) => years.some((year) => row.cells.has(year));
  return rows.filter((row, index) => {
    if (row.part || speaks(row)) return speaks(row);
    const next = rows.findIndex((each, at) => at > index && !each.part);
    return rows.slice(index + 1, next < 0 ? undefined : next).some(speaks);
  });
}

/** All years side by side, the newest at the right; in tables of even width where they do not fit one. */
export const EveryYear = ({
  items,
  document,
}: {
  items: readonly DocumentItem[];
  document: Answered;
}): ReactElement | null => {
  const { years, rows } = everyYear(items, document);
  if (rows.length === 0) return null;
  const tables = Math.ceil(years.length / ACROSS);
  const across = Math.ceil(years.length / tables);
  const spans = Array.from({ length: tables }, (_, index) =>
    years.slice(Math.max(0, years.length - (index + 1) * across), years.length - index * across),
  );
  return (
    <>
      <Heading level={3}>Year by year, with targets and restatements</Heading>
      {spans.map((span) => (
        <Table
          key={span.join()}
          columns={[
            { header: 'Measure', width: 30 + 7 * (ACROSS - across) },
            ...span.map((header) => ({ header, width: 12, align: 'right' as const })),
          ]}
          rows={filled(rows, span).map(({ label, part, cells }) => ({
            cells: [label, ...span.map((year) => cells.get(year) ?? '')],
            indent: part,
          }))}
        />
      ))}
    </>
  );
};
