import { Form } from '@remix-run/react';
import { Options } from './options';
import { TextLine } from './text-line';

interface Props {
  view: {
    plans: { id: string; title: string }[];
    years: { end: string; label: string }[];
    measures: { title: string; measures: { id: string; label: string; unit: string }[] }[];
  };
  typed: { plan: string; measure: string; year: string; value: string } | null;
  errors: { field: string; message: string }[];
}

/** Sets a goal of a plan. */
export function GoalForm({ view, typed, errors }: Props) {
  const inUnit = (unit: string) => (unit === 'GBP' ? '£' : unit);
  return (
    <Form method="post" noValidate className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Set a goal</h2>
      <Options
        name="plan"
        label="In the plan"
        groups={[{ options: view.plans.map(({ id, title }) => ({ id, label: title })) }]}
        value={typed?.plan ?? view.plans[0]?.id ?? ''}
        errors={errors}
      />
      <Options
        name="measure"
        label="What is counted"
        none="Choose"
        groups={view.measures.map(({ title, measures }) => ({
          title,
          options: measures.map(({ id, label, unit }) => ({ id, label: `${label} (${inUnit(unit)})` })),
        }))}
        value={typed?.measure ?? ''}
        errors={errors}
      />
      <Options
        name="year"
        label="For the year that ends on"
        none="Choose"
        groups={[{ options: view.years.map(({ end, label }) => ({ id: end, label })) }]}
        value={typed?.year ?? ''}
        errors={errors}
      />
      <TextLine
        name="value"
        label="What you mean to reach"
        hint="A number; for a share, a percentage."
        value={typed?.value}
        errors={errors}
      />
      <button type="submit" name="intent" value="goal" className="govuk-button">
        Set the goal
      </button>
    </Form>
  );
}
