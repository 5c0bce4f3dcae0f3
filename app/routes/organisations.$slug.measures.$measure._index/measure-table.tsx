import type { MeasureView, PointRow } from '~/insight/measure-view';

/** The points as a table: what is drawn, to the last digit, each with its trail. */
export function MeasureTable({ view }: { view: MeasureView }) {
  const { rows, label } = view;
  const columns = COLUMNS.filter(({ of }) => rows.some((row) => of(row)));
  return (
    <section className="table-scroll" tabIndex={0} aria-label={`Table: ${label}`}>
      <table className="govuk-table cards">
        <caption className="govuk-visually-hidden">{label}, every period</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              Period
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Figure
            </th>
            {columns.map(({ head }) => (
              <th key={head} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.period}>
              <th scope="row" className="govuk-table__header">
                {row.label}
                {row.forecast && ' (forecast)'}
                <span className="measure-table__period">{row.period}</span>
              </th>
              <td className="govuk-table__cell govuk-table__cell--numeric" data-label="Figure">
                {row.trail ? (
                  <a href={row.trail} className="govuk-link">
                    {row.display}
                    <span className="govuk-visually-hidden">, {row.label}: where it comes from</span>
                  </a>
                ) : (
                  row.display
                )}
              </td>
              {columns.map(({ head, of }) => (
                <td
                  key={head}
                  className={`govuk-table__cell govuk-table__cell--numeric${of(row) ? '' : ' cards__nothing'}`}
                  data-label={head}
                >
                  {of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const COLUMNS: { head: string; of: (row: PointRow) => string | number | null }[] = [
  { head: 'Number', of: ({ part }) => part },
  { head: 'Out of', of: ({ base }) => base },
  { head: 'Target', of: ({ target }) => target },
  { head: 'Restated as', of: ({ restated }) => restated },
  { head: 'Note', of: ({ note }) => note },
];
