import { Form } from '@remix-run/react';
import { BOARD_DAYS } from '../organisation/board-links';
import { RadioGroup } from './radio-group';
import { TextLine } from './text-line';

interface Props {
  formKey: string;
  label: string;
  days: string;
  wrong: { field: string; message: string } | null;
}

/** Whom a link is for and how long it works. */
export function BoardLinkForm({ formKey, label, days, wrong }: Props) {
  const errors = wrong ? [wrong] : [];
  const options = Object.fromEntries(BOARD_DAYS.map((each) => [String(each), `${each} days`]));
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="key" value={formKey} />
      <h2 className="govuk-heading-m">Make a link</h2>
      <TextLine
        name="label"
        label="Who it is for"
        hint="So that you know which link to end, like “Trustees, March”. They do not see it."
        value={label}
        errors={errors}
      />
      <RadioGroup name="days" legend="How long it works" options={options} value={days} errors={errors} />
      <button type="submit" className="govuk-button" name="intent" value="make">
        Make the link
      </button>
    </Form>
  );
}
