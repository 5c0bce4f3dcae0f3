import { Link } from '@remix-run/react';
import { paths } from '~/paths';
import { classOf } from '~/questionnaire/disclosure-class';
import type { StatementDocument } from '~/questionnaire/document';
import type { Missing } from '~/questionnaire/readiness';
import type { WordsFound } from '~/statement/exact-figures';

interface Props {
  id: string;
  missing: Missing[];
  short: { sectionId: string; measureId: string; label: string; text: string }[];
  words: WordsFound[];
  document: StatementDocument;
}

/** What still stops the statement, and what readers will ask about. */
export function CheckFindings({ id, missing, short, words, document }: Props) {
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
                {each.sectionId ? (
                  <Link
                    to={`${paths.statement(id).section(each.sectionId)}#${each.measureId}`}
                    className="govuk-link"
                  >
                    {each.label}
                  </Link>
                ) : (
                  each.label
                )}{' '}
                {each.what}
              </li>
            ))}
          </ul>
        </section>
      )}
      {short.length > 0 && (
        <section className="govuk-!-margin-bottom-7">
          <h2 className="govuk-heading-m">Is that all?</h2>
          <p>A reader learns little from a few words. The assessor is asked about them, too.</p>
          {short.map(({ sectionId, measureId, label, text }) => (
            <div className="ask" key={measureId}>
              <p>
                <b>{label}.</b> “{text}”
              </p>
              <Link to={`${paths.statement(id).section(sectionId)}#${measureId}`} className="govuk-link">
                Say more<span className="govuk-visually-hidden">: {label}</span>
              </Link>
            </div>
          ))}
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
                {warning.ofMeasure && <p>You say of the measure: {warning.ofMeasure}</p>}
                <Link
                  to={`${paths.statement(id).section(at?.section.id ?? '')}#${warning.measureId}`}
                  className="govuk-link"
                >
                  {warning.explanation ? 'Change the explanation' : 'Explain it'}
                  <span className="govuk-visually-hidden">: {at?.item.measure.label}</span>
                </Link>
              </div>
            );
          })}
        </section>
      )}
      <SmallNumbers id={id} words={words} document={document} />
    </>
  );
}

/** Words by which somebody could be recognised, what was said about them, and the way to how counts of people are published. */
function SmallNumbers({ id, words, document }: Omit<Props, 'missing' | 'short'>) {
  const counted = document.sections.some(({ items }) =>
    items.some(({ measure }) => classOf(measure) !== 'open'),
  );
  if (words.length === 0 && !counted) return null;
  const open = words.filter(({ reason }) => reason === null);
  return (
    <section className="govuk-!-margin-bottom-7">
      <h2 className="govuk-heading-m">Could anybody be recognised?</h2>
      {open.length > 0 && (
        <>
          <p>
            These words count fewer than ten people, tell a number that is published as a range, seem to name
            somebody, or look like data of one person. Say them more widely, or say why they can stand. Until
            then the statement cannot be declared.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {open.map(({ measureId, sectionId, label, phrase, looksLike }) => (
              <li key={measureId + phrase}>
                <Link to={`${paths.statement(id).section(sectionId)}#${measureId}`} className="govuk-link">
                  {label}
                </Link>
                : “{phrase}”{looksLike && `, which looks like a ${looksLike}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to={paths.statement(id).smallNumbers} className="govuk-link">
          {open.length > 0 ? 'Say why they can stand' : 'How small numbers are published'}
        </Link>
      </p>
    </section>
  );
}
