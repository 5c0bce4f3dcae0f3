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
  /** Criteria that have a verdict, of those that want one. */
  judged: number;
  asked: number;
  /** Whether whoever reads this gave none of them, or the scheme lets them decide all the same. */
  mayDecide: boolean;
  result: FormResult | undefined;
}

/** The assessor's decision: to approve has a page of its own, which shows what is published and when. */
export function DecisionForm({ id, shown, judged, asked, mayDecide, result }: Props) {
  return (
    <section className="narrow govuk-!-margin-top-8" aria-labelledby="decision">
      <h2 className="govuk-heading-l" id="decision">
        Your decision
      </h2>
      <p>
        <Link to={paths.judging(id)} className="govuk-button">
          Judge the criteria
        </Link>
      </p>
      <p>
        {judged === asked
          ? 'Every criterion has a verdict.'
          : `${judged} of ${asked} criteria have a verdict.`}{' '}
        {mayDecide
          ? 'Whoever gave one does not decide.'
          : 'You gave one of them, so another assessor decides.'}
      </p>
      <p>
        <Link to={paths.approval(id)} className="govuk-button">
          Go on to approve it
        </Link>
      </p>
      <p>
        You see there what everybody will read, before anything is published.{' '}
        <Link to={paths.refusal(id)} className="govuk-link">
          Or refuse it
        </Link>
        .
      </p>
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
