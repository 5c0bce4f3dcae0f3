import { Form } from '@remix-run/react';
import type { Shown } from '../statement/shown';
import { DayInput } from './day-input';
import { ShownFields } from './shown-fields';

interface Props {
  shown: Shown;
  today: string;
  lastDay: string;
  typed: Record<string, string> | undefined;
}

/** The assessor's decision, with its reason. */
export function DecisionForm({ shown, today, lastDay, typed }: Props) {
  return (
    <Form method="post" className="narrow govuk-!-margin-top-8" noValidate>
      <ShownFields shown={shown} />
      <h2 className="govuk-heading-l">Your decision</h2>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="reason">
          Reason
        </label>
        <div className="govuk-hint" id="reason-hint">
          The organisation reads it. It is needed to return a statement.
        </div>
        <textarea
          className="field-input"
          id="reason"
          name="reason"
          rows={4}
          defaultValue={typed?.reason}
          aria-describedby="reason-hint"
        />
      </div>
      <DayInput name="publish" legend={`Publish on, at the latest ${lastDay}`} day={today} typed={typed} />
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
