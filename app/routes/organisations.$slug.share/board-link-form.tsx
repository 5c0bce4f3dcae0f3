import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { RadioGroup } from '~/forms/radio-group';
import { TextLine } from '~/forms/text-line';
import { BOARD_DAYS, DEFAULT_BOARD_DAYS } from '~/organisation/board-links';

/** Whom a link is for and how long it works. */
export function BoardLinkForm({ formKey, result }: { formKey: string; result: FormResult | undefined }) {
  const options = Object.fromEntries(BOARD_DAYS.map((each) => [String(each), `${each} days`]));
  return (
    <Form result={result} given={{ key: formKey }}>
      <h2 className="govuk-heading-m">Make a link</h2>
      <TextLine
        name="label"
        label="Who it is for"
        hint="So that you know which link to end, like “Trustees, March”. They do not see it."
      />
      <RadioGroup
        name="days"
        legend="How long it works"
        options={options}
        value={String(DEFAULT_BOARD_DAYS)}
      />
      <button type="submit" className="govuk-button" name="intent" value="make">
        Make the link
      </button>
    </Form>
  );
}
