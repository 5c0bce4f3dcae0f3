import { Link } from '@remix-run/react';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { TextLines } from '~/forms/text-line';
import { paths } from '~/paths';
import type { Shown } from '~/statement/shown';
import { ShownFields } from '~/statement/shown-fields';

interface Props {
  /** The statement's id. */
  id: string;
  shown: Shown;
  result: FormResult | undefined;
}

/** The assessor's decision: to approve has a page of its own, which shows what is published and when. */
export function DecisionForm({ id, shown, result }: Props) {
  return (
    <section className="narrow govuk-!-margin-top-8" aria-labelledby="decision">
      <h2 className="govuk-heading-l" id="decision">
        Your decision
      </h2>
      <p>
        <Link to={paths.approval(id)} className="govuk-button">
          Go on to approve it
        </Link>
      </p>
      <p>You see there what everybody will read, before anything is published.</p>
      <Form result={result}>
        <ShownFields shown={shown} />
        <h3 className="govuk-heading-m">Or return it for changes</h3>
        <TextLines name="reason" label="Reason" hint="The organisation reads it, above your comments." />
        <button type="submit" name="intent" value="return" className="govuk-button govuk-button--quiet">
          Return for changes
        </button>
      </Form>
    </section>
  );
}
