import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { line, oneOf, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { addOwnMeasure, ownMeasureNamed } from '~/organisation/own-measure.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { DISCLOSURE_CLASSES, HEADS } from '~/questionnaire/measure';
import { WHOM } from '~/questionnaire/own-measure';
import { openStatement } from '~/statement/open.server';
import { Done } from '~/ui/done';

const asked = z.object({
  label: line({ most: 120, what: 'the name', missing: 'Say what is counted' }),
  unit: line({ most: 40, what: 'the unit', missing: 'Say the unit, like meals or hours' }),
  definition: words({ most: 500 }),
  head: oneOf(['economic', 'social', 'environmental'], 'Choose which well-being it is about'),
  disclosure: oneOf(DISCLOSURE_CLASSES, 'Say whom it could point to'),
  polarity: oneOf(['higher', 'lower', 'neutral'], 'Choose which way is better'),
  accrual: oneOf(['in_year', 'cumulative', 'point_in_time'], 'Choose what the figure covers'),
  next: z.enum(['', 'another']).catch('').default(''),
});

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { statement, organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const added = new URL(request.url).searchParams.get('added');
  const own = added ? await ownMeasureNamed(organisation.id, added) : null;
  return { id: statement.id, organisation: organisation.name, added: own };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { statement, organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const { next, ...measure } = await read(request, asked);
  const id = await addOwnMeasure(actor, organisation.id, measure);
  const { section, ownAdd } = paths.statement(statement.id);
  // Most people have several, and add them one after the other.
  throw redirect(next === 'another' ? `${ownAdd}?added=${id}` : `${section('own')}#${id}`, 303);
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
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      {view.added && <Done>“{view.added}” is among your own measures. Its figure is asked there.</Done>}
      <Link to={paths.statement(view.id).section('own')} className="govuk-back-link">
        Your own measures
      </Link>
      <p className="caption">{view.organisation}</p>
      <h1 className="govuk-heading-l">Add a measure of your own</h1>
      <Form result={result} key={view.added}>
        <TextLine first name="label" label="What is counted" hint="For example: meals redistributed" />
        <TextLine
          name="unit"
          label="In which unit"
          hint="For example: meals, hours, percent. Write GBP for money."
        />
        <TextLine name="definition" label="What counts and what does not" />
        <RadioGroup name="head" legend="Which well-being it is about" options={HEADS} />
        <RadioGroup name="disclosure" legend="Whom it could point to" options={WHOM} />
        <RadioGroup name="polarity" legend="Which way is better" options={POLARITY} value="higher" />
        <RadioGroup name="accrual" legend="What the figure covers" options={ACCRUAL} value="in_year" />
        <div className="button-row">
          <button type="submit" className="govuk-button">
            Add the measure
          </button>
          <button type="submit" name="next" value="another" className="govuk-button govuk-button--quiet">
            Add it and another
          </button>
        </div>
      </Form>
    </div>
  );
}
