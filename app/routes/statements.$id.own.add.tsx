import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/access/actor.server';
import { addOwnMeasure, WrongField } from '~/organisation/own-measure.server';
import { act, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { DISCLOSURE_CLASSES, HEADS } from '~/questionnaire/measure';
import { WHOM } from '~/questionnaire/own-measure';
import { openStatement } from '~/statement/open.server';
import { ErrorSummary } from '~/ui/error-summary';
import { RadioGroup } from '~/ui/radio-group';
import { type FieldFault, TextLine } from '~/ui/text-line';

const asked = z.object({
  label: z.string().trim().min(1, 'Say what is counted').max(120, 'Shorten the name to 120 characters'),
  unit: z
    .string()
    .trim()
    .min(1, 'Say the unit, like meals or hours')
    .max(40, 'Shorten the unit to 40 characters'),
  definition: z.string().trim().max(500, 'Shorten this to 500 characters').default(''),
  head: z.enum(['economic', 'social', 'environmental'], 'Choose one'),
  disclosure: z.enum(DISCLOSURE_CLASSES, 'Say whom it could point to'),
  polarity: z.enum(['higher', 'lower', 'neutral'], 'Choose one'),
  accrual: z.enum(['in_year', 'cumulative', 'point_in_time'], 'Choose one'),
});

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { statement, organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  return { id: statement.id, organisation: organisation.name };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const typed = Object.fromEntries(
    [...(await request.formData())].map(([name, value]) => [name, String(value)]),
  );
  const read = asked.safeParse(typed);
  if (!read.success) {
    const errors: FieldFault[] = read.error.issues.map(({ path, message }) => ({
      field: String(path[0]),
      message,
    }));
    return data({ errors, typed }, 422);
  }
  try {
    const id = await addOwnMeasure(actor, organisation.id, read.data);
    throw redirect(`/statements/${params.id}/own#${id}`, 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const field = error instanceof WrongField ? error.field : 'label';
    const existing = error instanceof WrongField ? error.existing : null;
    const where = existing && `/statements/${params.id}/${existing.section}#${existing.measure}`;
    const errors: FieldFault[] = [{ field, message: error.message, ...(where && { where }) }];
    return data({ errors, typed }, 422);
  }
});

export const meta: MetaFunction = () => [{ title: 'Add a measure of your own – Proofmark' }];

const POLARITY = { higher: 'More is better', lower: 'Less is better', neutral: 'Neither' };
const ACCRUAL = {
  in_year: 'What happened in the year',
  cumulative: 'A running total since you began',
  point_in_time: 'How it stood on one day',
};

export default function AddMeasureRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const typed: Record<string, string> = wrong?.typed ?? {};
  const errors = wrong?.errors ?? [];
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} />
      <Link to={`/statements/${view.id}/own`} className="govuk-back-link">
        Your own measures
      </Link>
      <p className="caption">{view.organisation}</p>
      <h1 className="govuk-heading-l">Add a measure of your own</h1>
      <Form method="post" noValidate>
        <TextLine
          name="label"
          label="What is counted"
          hint="For example: meals redistributed"
          value={typed.label}
          errors={errors}
        />
        <TextLine
          name="unit"
          label="In which unit"
          hint="For example: meals, hours, percent. Write GBP for money."
          value={typed.unit}
          errors={errors}
        />
        <TextLine
          name="definition"
          label="What counts and what does not"
          value={typed.definition}
          errors={errors}
        />
        <RadioGroup
          name="head"
          legend="Which well-being it is about"
          options={HEADS}
          value={typed.head}
          errors={errors}
        />
        <RadioGroup
          name="disclosure"
          legend="Whom it could point to"
          options={WHOM}
          value={typed.disclosure ?? ''}
          errors={errors}
        />
        <RadioGroup
          name="polarity"
          legend="Which way is better"
          options={POLARITY}
          value={typed.polarity ?? 'higher'}
          errors={errors}
        />
        <RadioGroup
          name="accrual"
          legend="What the figure covers"
          options={ACCRUAL}
          value={typed.accrual ?? 'in_year'}
          errors={errors}
        />
        <button type="submit" className="govuk-button">
          Add the measure
        </button>
      </Form>
    </div>
  );
}
