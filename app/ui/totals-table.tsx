import type { TotalsCell, TotalsView } from '../insight/totals';

/** Sums of a theme's measures: a row for each region or enterprise, and what they add up to. */
export function TotalsTable({ totals, of, all }: { totals: TotalsView; of: string; all: string }) {
  const { title, columns, rows, sum } = totals;
  if (columns.length === 0) return <p>Nothing that adds up has been published here for this year.</p>;
  return (
    <section className="table-scroll" tabIndex={0} aria-label={`Table: ${title}`}>
      <table className="govuk-table small cards--sooner totals">
        <caption className="govuk-visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              {of}
            </th>
            {columns.map(({ id, label, unit, mayRepeat }) => (
              <th key={id} scope="col" className="govuk-table__header govuk-table__header--sum">
                {label} <span className="figure-note">{unit}</span>
                {mayRepeat && <span className="figure-note">may count somebody twice</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <Row key={name} name={name} cells={cells} columns={columns} />
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <Row name={all} cells={sum} columns={columns} />
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Row({
  name,
  cells,
  columns,
}: {
  name: string;
  cells: readonly TotalsCell[];
  columns: TotalsView['columns'];
}) {
  return (
    <tr>
      <th scope="row" className="govuk-table__header">
        {name}
      </th>
      {cells.map(({ words, aside }, index) => (
        <td
          key={columns[index]?.id}
          className="govuk-table__cell govuk-table__cell--numeric"
          data-label={inWords(columns[index])}
        >
          {words}
          {aside && <span className="figure-note">{aside}</span>}
        </td>
      ))}
    </tr>
  );
}

/** A column's head as a phone writes it before the figure. */
function inWords(column: TotalsView['columns'][number] | undefined): string {
  if (!column) return '';
  const { label, unit, mayRepeat } = column;
  return [label, unit, mayRepeat && 'may count somebody twice'].filter(Boolean).join(', ');
}
