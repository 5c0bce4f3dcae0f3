import { paths } from '../../paths';
import { broughtInWords } from '../../questionnaire/brought-in';
import { decisionInWords } from '../../questionnaire/decision';
import type { StatementDocument } from '../../questionnaire/document';
import { dayInWords, periodInWords } from '../../questionnaire/period';
import { statesParts } from '../../questionnaire/year-before';
import { StatusTag } from '../../ui/status-tag';
import { keyFigures } from '../key-figures';
import { rulesApplied } from '../rules-applied';
import { contentsOf } from './sections-shown';
import { SliceForm } from './slice-form';
import { OwnWords } from './statement-body';

/** What a search engine is told of the page: the purpose, or whose figures they are where nobody stated one. */
export function descriptionOf({ organisation, statement }: StatementDocument): string {
  return (
    organisation.purpose.trim() ||
    `Figures of ${organisation.name} for ${periodInWords(statement.period)}, as they stand in the directory.`
  );
}

interface Props {
  document: StatementDocument;
  /** The level as its badge says it today: a licence may have ended since. */
  level: string;
  /** How that badge is drawn. */
  badge: string;
  approvedAt: string | null;
  code: string | null;
  here: ReturnType<typeof paths.published>;
  /** The years that this organisation has published, newest first. */
  years?: readonly PublishedYear[];
}

interface PublishedYear {
  label: string;
  periodEnd: string;
}

/** How a published statement begins: whose it is, the figures asked about first, what is in it and what can be taken away. */
export function StatementOpening({ document, level, badge, approvedAt, code, here, years = [] }: Props) {
  const { organisation, statement, declaration, broughtIn } = document;
  return (
    <>
      <a href={paths.listed(organisation.slug).itself} className="govuk-back-link">
        {organisation.name} in the directory
      </a>
      <p className="caption">
        Social Impact Statement · {periodInWords(statement.period)}{' '}
        {!broughtIn && statement.level && <StatusTag status={badge}>{level}</StatusTag>}
      </p>
      <h1 className="govuk-heading-l">{organisation.name}</h1>
      {organisation.purpose.trim() && (
        <p className="lede">
          <OwnWords>{organisation.purpose}</OwnWords>
        </p>
      )}
      {broughtIn && <p>Its figures were {broughtInWords(broughtIn)}.</p>}
      <Years of={organisation.slug} years={years} shown={statement.period.end} />
      <dl className="key-figures">
        {keyFigures(document).map((key) => (
          <div key={key.measureId}>
            <dt>{key.label}</dt>
            <dd className="figure">{key.figure}</dd>
            {key.change && <dd className="change">{key.change}</dd>}
          </div>
        ))}
      </dl>
      <div className="beside no-print">
        <nav aria-labelledby="contents">
          <h2 className="govuk-heading-m" id="contents">
            In this statement
          </h2>
          <ul className="contents">
            {contentsOf(document).map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="govuk-link">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <section>
          <h2 className="govuk-heading-m">The statement as files</h2>
          <ul className="downloads">
            <li>
              <a href={here['commissioner.pdf']} className="govuk-link">
                For commissioners (PDF)
              </a>
            </li>
            <li>
              <a href={here['statement.pdf']} className="govuk-link">
                The statement (PDF)
              </a>
            </li>
            <li>
              <a href={here['declaration.pdf']} className="govuk-link">
                {broughtIn ? 'A summary, one page (PDF)' : 'The declaration, one page (PDF)'}
              </a>
            </li>
            <li>
              <a href={here['data.csv']} className="govuk-link">
                Its figures (CSV)
              </a>
            </li>
            {statesParts(document) && (
              <li>
                <a href={here['parts.csv']} className="govuk-link">
                  Groups, contracts, areas and targets (CSV)
                </a>
              </li>
            )}
            <li>
              <a href={here['codebook.csv']} className="govuk-link">
                What they mean (CSV)
              </a>
            </li>
            <li>
              <a href={here['data.jsonld']} className="govuk-link">
                Its figures (JSON-LD)
              </a>
            </li>
            <li>
              <a href={here['statement.json']} className="govuk-link">
                Its content, as its hash was worked out (JSON)
              </a>
            </li>
          </ul>
          <SliceForm document={document} action={here['commissioner.pdf']} />
        </section>
      </div>
      <p className="small quiet">
        {approvedAt && !broughtIn && `Approved ${dayInWords(approvedAt)}. `}
        {document.decision && `${decisionInWords(document.decision)} `}
        {declaration && `Declared true by ${declaration.name}, ${declaration.role}. `}
        {code && (
          <>
            Code{' '}
            <a href={paths.verified(code)} className="govuk-link nowrap">
              {code}
            </a>
            .{' '}
          </>
        )}
        {rulesApplied(document)}
      </p>
    </>
  );
}

/** Its other years, each a statement of its own. */
function Years({ of, years, shown }: { of: string; years: readonly PublishedYear[]; shown: string }) {
  if (years.length < 2) return null;
  return (
    <nav className="year-choice no-print" aria-label="Years">
      <ul>
        {years.map(({ label, periodEnd }) => (
          <li key={periodEnd}>
            {periodEnd === shown ? (
              <strong aria-current="page">{label}</strong>
            ) : (
              <a href={paths.published(of, periodEnd).itself} className="govuk-link">
                {label}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
