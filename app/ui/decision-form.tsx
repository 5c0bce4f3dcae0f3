import { Form } from '@remix-run/react';
import type { Shown } from '../statement/shown';
import { DayInput } from './day-input';
import { ShownFields } from './shown-fields';

interface Props {
  shown: Shown;
  today: string;
  lastDay: string;
  typed: Record<string, string> | undefined;
  errors: { field: string; message: string }[];
}

/** The assessor's decision, with its reason. */
export function DecisionForm({ shown, today, lastDay, typed, errors }: Props) {
  const wrong = errors.find(({ field }) => field === 'reason');
  const day = errors.find(({ field }) => field === 'publish-day');
  return (
    <Form method="post" className="narrow govuk-!-margin-top-8" noValidate>
      <ShownFields shown={shown} />
      <h2 className="govuk-heading-l">Your decision</h2>
      <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label" htmlFor="reason">
          Reason
        </label>
        <div className="govuk-hint" id="reason-hint">
          The organisation reads it. It is needed to return a statement.
        </div>
        {wrong && (
          <p className="govuk-error-message" id="reason-error">
            <span className="govuk-visually-hidden">Error:</span> {wrong.message}
          </p>
        )}
        <textarea
          className={`field-input${wrong ? ' field-input--error' : ''}`}
          id="reason"
          name="reason"
          rows={4}
          defaultValue={typed?.reason}
          aria-describedby={wrong ? 'reason-hint reason-error' : 'reason-hint'}
        />
      </div>
      <DayInput
        name="publish"
        legend={`Publish on, at the latest ${lastDay}`}
        day={today}
        typed={typed}
        message={day?.message}
      />
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
