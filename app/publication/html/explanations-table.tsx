import type { StatementDocument } from '../../questionnaire/document';
import { explained } from '../explained';
import { EXPLANATIONS } from './sections-shown';

/** What stands out, where the organisation has explained it. */
export function ExplanationsTable({ document }: { document: StatementDocument }) {
  const rows = explained(document);
  if (rows.length === 0) return null;
  return (
    <section className="statement-section" id={EXPLANATIONS.id}>
      <h2 className="govuk-heading-l">{EXPLANATIONS.title}</h2>
      <section className="table-scroll" tabIndex={0} aria-label={EXPLANATIONS.title}>
        <table className="govuk-table cards">
          <caption className="govuk-visually-hidden">{EXPLANATIONS.title}</caption>
          <thead>
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Measure
              </th>
              <th scope="col" className="govuk-table__header">
                What stands out
              </th>
              <th scope="col" className="govuk-table__header">
                What the organisation says
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, fact, explanation }) => (
              <tr className="govuk-table__row" key={label + fact}>
                <th scope="row" className="govuk-table__header">
                  {label}
                </th>
                <td className="govuk-table__cell">{fact}</td>
                <td className="govuk-table__cell">{explanation}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
