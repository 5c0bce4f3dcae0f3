import { Link } from '@remix-run/react';
import { classOf } from '../questionnaire/disclosure-class';
import type { StatementDocument } from '../questionnaire/document';
import type { Missing } from '../questionnaire/readiness';
import { wordsToLookAt } from '../questionnaire/small-numbers';

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
      <SmallNumbers id={id} document={document} />
    </>
  );
}

/** Words that count a few people, and the way to how sensitive counts are published. */
function SmallNumbers({ id, document }: Omit<Props, 'missing'>) {
  const found = wordsToLookAt(document);
  const sensitive = document.sections.some(({ items }) =>
    items.some(({ measure }) => classOf(measure) !== 'open'),
  );
  if (found.length === 0 && !sensitive) return null;
  return (
    <section className="govuk-!-margin-bottom-7">
      <h2 className="govuk-heading-m">Could anybody be recognised?</h2>
      {found.length > 0 && (
        <>
          <p>
            These words count fewer than ten people, or tell a number that is published rounded. Where a
            reader could tell who is meant, say it more widely.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {found.map(({ measureId, sectionId, label, phrases }) => (
              <li key={measureId}>
                <Link to={`/statements/${id}/${sectionId}#${measureId}`} className="govuk-link">
                  {label}
                </Link>
                : {phrases.map((phrase) => `“${phrase}”`).join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {sensitive && (
        <p>
          <Link to={`/statements/${id}/small-numbers`} className="govuk-link">
            How small numbers are published
          </Link>
        </p>
      )}
    </section>
  );
}
