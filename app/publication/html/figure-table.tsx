import { CellWords } from '../../ui/cell-words';
import type { FigureRows } from '../figure-rows';

interface Props {
  title: string;
  table: FigureRows;
}

/** Every figure of a section with last year's, its target and what is to be said of it. */
export function FigureTable({ title, table }: Props) {
  const { rows, thisYear, previousYear, hasTargets } = table;
  if (rows.length === 0) return null;
  const number = 'govuk-table__header govuk-table__header--numeric';
  return (
    <section className="table-scroll" tabIndex={0} aria-label={`Figures: ${title}`}>
      <table className="govuk-table cards">
        <caption className="govuk-visually-hidden">{title}: figures</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              Measure
            </th>
            {previousYear && (
              <th scope="col" className={number}>
                {previousYear}
              </th>
            )}
            <th scope="col" className={number}>
              {thisYear}
            </th>
            {hasTargets && (
              <th scope="col" className={number}>
                Target
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th
                scope="row"
                className={`govuk-table__header figure-label${row.group ? ' figure-label--group' : ''}`}
              >
                {row.label}
                {!row.group && <span className="quiet">, {row.unit}</span>}
                {row.notes.length + row.older.length > 0 && (
                  <span className="figure-note">{[...row.older, ...row.notes].join(' ')}</span>
                )}
              </th>
              {previousYear && <Cell column={previousYear} says={row.previous} />}
              <td className="govuk-table__cell govuk-table__cell--numeric figures__now" data-label={thisYear}>
                <CellWords says={row.value} />
              </td>
              {hasTargets && <Cell column="Target" says={row.target} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Last year's figure or a target; where there is none, a card has no line for it. */
function Cell({ column, says }: { column: string; says: string }) {
  const nothing = says ? '' : ' cards__nothing';
  return (
    <td className={`govuk-table__cell govuk-table__cell--numeric${nothing}`} data-label={column}>
      <CellWords says={says} />
    </td>
  );
}
