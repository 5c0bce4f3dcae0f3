import { Form } from '~/forms/form';
import type { ExactRequest } from '~/statement/exact-figures';
import type { Shown } from '~/statement/shown';
import { ShownFields } from '~/statement/shown-fields';

interface Props {
  requests: (ExactRequest & { label: string })[];
  /** What the page shows, for whoever may decide. */
  shown: Shown | null;
}

const STATES = { asked: 'Not decided: it will be rounded.', agreed: 'You agreed.', refused: 'Refused.' };

/** What a director asked to be published exactly: the second person decides each. */
export function ExactRequests({ requests, shown }: Props) {
  if (requests.length === 0) return null;
  return (
    <section className="statement-section" id="exact">
      <h2 className="govuk-heading-l">Asked to be published exactly</h2>
      {requests.map(({ measureId, label, reason, askedBy, state }) => (
        <Form key={measureId} given={{ measure: measureId }} className="ask">
          <p>
            <b>{label}.</b> {askedBy}: “{reason}” <b>{STATES[state]}</b>
          </p>
          {shown && (
            <div className="button-row">
              <ShownFields shown={shown} />
              <button name="intent" value="agree-exact" type="submit" className="as-link">
                Agree<span className="govuk-visually-hidden">: {label}</span>
              </button>
              <button name="intent" value="refuse-exact" type="submit" className="as-link">
                Refuse<span className="govuk-visually-hidden">: {label}</span>
              </button>
            </div>
          )}
        </Form>
      ))}
    </section>
  );
}
