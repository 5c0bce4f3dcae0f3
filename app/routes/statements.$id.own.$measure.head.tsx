import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { oneOf } from '~/forms/fields';
import { Form } from '~/forms/form';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { ownMeasure, placeMeasure } from '~/organisation/own-measure.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { DISCLOSURE_CLASSES, HEADS } from '~/questionnaire/measure';
import { WHOM } from '~/questionnaire/own-measure';
import { openStatement } from '~/statement/open.server';

const asked = z.object({
  head: oneOf(['economic', 'social', 'environmental'], 'Choose which well-being it is about'),
  disclosure: oneOf(DISCLOSURE_CLASSES, 'Say whom it could point to'),
});

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { statement, organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const { label, head, disclosure } = await ownMeasure(organisation.id, params.measure ?? '');
  return { id: statement.id, organisation: organisation.name, label, head, disclosure };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { statement, organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const measure = params.measure ?? '';
  await placeMeasure(actor, organisation.id, measure, await read(request, asked));
  throw redirect(`${paths.statement(statement.id).section('own')}#${measure}`, 303);
});

export const meta: MetaFunction = () => [{ title: 'What a measure is about – Proofmark' }];

export default function HeadRoute() {
  const { id, organisation, label, head, disclosure } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.statement(id).section('own')} className="govuk-back-link">
        Your own measures
      </Link>
      <p className="caption">{organisation}</p>
      <h1 className="govuk-heading-l">{label}</h1>
      <p>
        Commissioners read every figure under one of three heads of the Social Value Act. Whom it could point
        to decides whether the public reads it as it is.
      </p>
      <Form result={result}>
        <RadioGroup name="head" legend="Which well-being it is about" options={HEADS} value={head} />
        <RadioGroup name="disclosure" legend="Whom it could point to" options={WHOM} value={disclosure} />
        <button type="submit" className="govuk-button">
          Save
        </button>
      </Form>
    </div>
  );
}
