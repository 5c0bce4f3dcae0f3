import type { ChartModel } from '../insight/chart-model';
import { CellWords } from './cell-words';

/** The same points as a table: every cell is a plotted point. */
export function TrendTable({ chart }: { chart: ChartModel }) {
  const targets = chart.points.some((point) => point.target);
  const restated = chart.points.some((point) => point.restated);
  return (
    <section className="table-scroll" tabIndex={0} aria-label={`Table: ${chart.title}`}>
      <table className="govuk-table small">
        <caption className="govuk-visually-hidden">{chart.title}</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              Period
            </th>
            <th scope="col" className="govuk-table__header govuk-table__header--numeric">
              Figure
            </th>
            {targets && (
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Target
              </th>
            )}
            {restated && (
              <th scope="col" className="govuk-table__header">
                Restated as
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {chart.points.map((point) => (
            <tr key={`${point.period.start}${point.period.end}`}>
              <th scope="row" className="govuk-table__header">
                {point.label}
                {point.forecast && ' (forecast)'}
              </th>
              <td className="govuk-table__cell govuk-table__cell--numeric">
                <CellWords says={point.display} />
              </td>
              {targets && (
                <td className="govuk-table__cell govuk-table__cell--numeric">
                  <CellWords says={point.target?.display ?? ''} />
                </td>
              )}
              {restated && (
                <td className="govuk-table__cell">
                  <CellWords says={point.restated ?? ''} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {chart.breaks.map((each) => (
        <p key={each.before} className="small">
          {each.label}
        </p>
      ))}
    </section>
  );
}
