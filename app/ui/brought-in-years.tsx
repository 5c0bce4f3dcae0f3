import type { StatementDocument } from '../questionnaire/document';
import { periodInWords } from '../questionnaire/period';

/** Which years that nobody declared enter a statement with its declaration, and where each is from. */
export function BroughtInYears({ years = [] }: { years?: StatementDocument['broughtInYears'] }) {
  if (years.length === 0) return null;
  return (
    <section className="ask" id="brought-in-years">
      <h2 className="govuk-heading-s">Years that were brought in</h2>
      <p>
        The statement tells their figures beside its own. Nobody declared or assessed them here, and wherever
        they stand it says so.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {years.map(({ period, source }) => (
          <li key={period.end}>
            {periodInWords(period)}: from {source}
          </li>
        ))}
      </ul>
    </section>
  );
}
