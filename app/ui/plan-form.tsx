import { Form } from '@remix-run/react';
import { TextLine } from './text-line';

interface Props {
  typed: { title: string; about: string } | null;
  errors: { field: string; message: string }[];
}

/** Adds a plan. */
export function PlanForm({ typed, errors }: Props) {
  return (
    <Form method="post" noValidate className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Add a plan</h2>
      <TextLine
        name="title"
        label="Its name"
        hint="For example: Three years to 2029"
        value={typed?.title}
        errors={errors}
      />
      <TextLine
        name="about"
        label="What it is about (you may leave this empty)"
        value={typed?.about}
        errors={errors}
      />
      <button type="submit" name="intent" value="plan" className="govuk-button govuk-button--quiet">
        Add the plan
      </button>
    </Form>
  );
}
