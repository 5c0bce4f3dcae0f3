import { Link } from '@remix-run/react';
import type { StatementDocument } from '../questionnaire/document';
import type { Missing } from '../questionnaire/readiness';

interface Props {
  id: string;
  missing: Missing[];
  document: StatementDocument;
}

/** What still stops the statement, and what readers will ask about. */
export function CheckFindings({ id, missing, document }: Props) {
  const where = new Map(
    document.sections.flatMap((section) =>
      section.items.map((item) => [item.measure.id, { section, item }] as const),
    ),
  );
  return (
    <>
      {missing.length > 0 && (
        <section className="govuk-!-margin-bottom-7">
          <h2 className="govuk-heading-m">Still to answer</h2>
          <ul className="govuk-list govuk-list--bullet">
            {missing.map((each) => (
              <li key={each.measureId}>
                <Link to={`/statements/${id}/${each.sectionId}#${each.measureId}`} className="govuk-link">
                  {each.label}
                </Link>{' '}
                {each.what}
              </li>
            ))}
          </ul>
        </section>
      )}
      {document.warnings.length > 0 && (
        <section className="govuk-!-margin-bottom-7">
          <h2 className="govuk-heading-m">What readers will ask</h2>
          {document.warnings.map((warning) => {
            const at = where.get(warning.measureId);
            return (
              <div className="ask" key={warning.measureId + warning.rule}>
                <p>
                  <b>{at?.item.measure.label}.</b> {warning.message}
                </p>
                {warning.explanation && <p>You say: {warning.explanation}</p>}
                <Link to={`/statements/${id}/${at?.section.id}#${warning.measureId}`} className="govuk-link">
                  {warning.explanation ? 'Change the explanation' : 'Explain it'}
                  <span className="govuk-visually-hidden">: {at?.item.measure.label}</span>
                </Link>
              </div>
            );
          })}
        </section>
      )}
    </>
  );
}
