import { goalsIn } from '../../questionnaire/aims';
import type { StatementDocument } from '../../questionnaire/document';
import { dayInWords } from '../../questionnaire/period';
import { GOALS } from './sections-shown';

/** What the organisation means to reach in coming years, with the plan each goal belongs to. */
export function GoalsTable({ document }: { document: StatementDocument }) {
  const goals = goalsIn(document);
  if (goals.length === 0) return null;
  return (
    <section className="statement-section" id={GOALS.id}>
      <h2 className="govuk-heading-l">{GOALS.title}</h2>
      <section className="table-scroll" tabIndex={0} aria-label="Goals, by year">
        <table className="govuk-table cards">
          <caption className="govuk-visually-hidden">{GOALS.title}</caption>
          <thead>
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Measure
              </th>
              <th scope="col" className="govuk-table__header govuk-table__header--numeric">
                Goal
              </th>
              <th scope="col" className="govuk-table__header">
                By
              </th>
              <th scope="col" className="govuk-table__header">
                Plan
              </th>
            </tr>
          </thead>
          <tbody>
            {goals.map(({ measureId, by, label, words, plan }) => (
              <tr className="govuk-table__row" key={measureId + by + plan}>
                <th scope="row" className="govuk-table__header">
                  {label}
                </th>
                <td className="govuk-table__cell govuk-table__cell--numeric" data-label="Goal">
                  {words}
                </td>
                <td className="govuk-table__cell" data-label="By">
                  {dayInWords(by)}
                </td>
                <td className="govuk-table__cell" data-label="Plan">
                  {plan}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
