import { Link } from '@remix-run/react';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { paths } from '~/paths';

interface Props {
  id: string;
  blank: { sectionId: string; measureId: string; label: string; last: string; mayBeAbsent: boolean }[];
  result: FormResult | undefined;
}

/** So many stand on a page without making it long. */
const FEW = 4;

const WHY = { not_measured: 'We don’t measure this', not_applicable: 'This does not apply to us' };

/** What was stated last year and is blank now: answered one by one, or all at once. */
export function BlankNowForm({ id, blank, result }: Props) {
  if (blank.length === 0) return null;
  const some = blank.some(({ mayBeAbsent }) => mayBeAbsent);
  const folded = blank.length > FEW;
  const list = (
    <ul className="blank-now">
      {blank.map(({ sectionId, measureId, label, last, mayBeAbsent }) => (
        <li key={measureId}>
          <span>
            <Link to={`${paths.statement(id).section(sectionId)}#${measureId}`} className="govuk-link">
              {label}
            </Link>{' '}
            <span className="quiet">last year: {last}</span>
          </span>
          {mayBeAbsent && <Why name={`blank.${measureId}`} label={`Why there is no figure: ${label}`} />}
        </li>
      ))}
    </ul>
  );
  return (
    <section className="govuk-!-margin-bottom-7">
      <h2 className="govuk-heading-m">Stated last year, blank now</h2>
      <p>
        Readers will see a gap. Answer each, or say why there is no figure. What you leave stays blank, and
        stops nothing.
      </p>
      <Form id="blanks" result={result} given={{ intent: 'blanks' }}>
        {folded ? (
          <details className="more prints">
            <summary>Answer each of the {blank.length} by itself</summary>
            {list}
          </details>
        ) : (
          list
        )}
        {some && (
          <p className="blank-now__all">
            <label htmlFor="others">All others with no figure:</label> <Why name="others" />{' '}
            <button type="submit" className="govuk-button govuk-button--quiet">
              Save these answers
            </button>
          </p>
        )}
      </Form>
    </section>
  );
}

function Why({ name, label }: { name: string; label?: string }) {
  return (
    <select id={name} name={name} aria-label={label} className="field-input" defaultValue="">
      <option value="">Leave blank</option>
      {Object.entries(WHY).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
