import { DayInput } from '~/forms/day-input';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { TextLines } from '~/forms/text-line';
import type { Shown } from '~/statement/shown';
import { ShownFields } from '~/statement/shown-fields';

interface Props {
  shown: Shown;
  today: string;
  lastDay: string;
  result: FormResult | undefined;
}

/** The assessor's decision, with its reason. */
export function DecisionForm({ shown, today, lastDay, result }: Props) {
  return (
    <Form result={result} className="narrow govuk-!-margin-top-8">
      <ShownFields shown={shown} />
      <h2 className="govuk-heading-l">Your decision</h2>
      <TextLines
        name="reason"
        label="Reason"
        hint="The organisation reads it. It is needed to return a statement."
      />
      <DayInput name="publish" legend={`Publish on, at the latest ${lastDay}`} day={today} />
      <div className="button-row">
        <button type="submit" name="intent" value="approve" className="govuk-button">
          Approve
        </button>
        <button type="submit" name="intent" value="return" className="govuk-button govuk-button--quiet">
          Return for changes
        </button>
      </div>
    </Form>
  );
}
