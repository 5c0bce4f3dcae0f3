import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { Options } from '~/forms/options';
import { TextLine } from '~/forms/text-line';

interface Props {
  view: {
    plans: { id: string; title: string }[];
    years: { end: string; label: string }[];
    measures: { title: string; measures: { id: string; label: string; unit: string }[] }[];
  };
  result: FormResult | undefined;
}

/** Sets a goal of a plan. */
export function GoalForm({ view, result }: Props) {
  const inUnit = (unit: string) => (unit === 'GBP' ? '£' : unit);
  return (
    <Form id="goal" result={result} className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Set a goal</h2>
      <Options
        name="plan"
        label="In the plan"
        groups={[{ options: view.plans.map(({ id, title }) => ({ id, label: title })) }]}
        value={view.plans[0]?.id}
      />
      <Options
        name="measure"
        label="What is counted"
        none="Choose"
        groups={view.measures.map(({ title, measures }) => ({
          title,
          options: measures.map(({ id, label, unit }) => ({ id, label: `${label} (${inUnit(unit)})` })),
        }))}
      />
      <Options
        name="year"
        label="For the year that ends on"
        none="Choose"
        groups={[{ options: view.years.map(({ end, label }) => ({ id: end, label })) }]}
      />
      <TextLine name="value" label="What you mean to reach" hint="A number; for a share, a percentage." />
      <button type="submit" name="intent" value="goal" className="govuk-button">
        Set the goal
      </button>
    </Form>
  );
}
