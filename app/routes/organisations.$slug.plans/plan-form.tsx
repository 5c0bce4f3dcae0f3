import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { TextLine } from '~/forms/text-line';

/** Adds a plan. */
export function PlanForm({ result }: { result: FormResult | undefined }) {
  return (
    <Form id="plan" result={result} className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Add a plan</h2>
      <TextLine name="title" label="Its name" hint="For example: Three years to 2029" />
      <TextLine name="about" label="What it is about (you may leave this empty)" />
      <button type="submit" name="intent" value="plan" className="govuk-button govuk-button--quiet">
        Add the plan
      </button>
    </Form>
  );
}
