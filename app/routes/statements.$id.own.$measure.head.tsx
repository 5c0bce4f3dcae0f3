import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/access/actor.server';
import { ownMeasure, stateHead } from '~/organisation/own-measure.server';
import { act, page } from '~/platform/http.server';
import { HEADS } from '~/questionnaire/measure';
import { openStatement } from '~/statement/open.server';
import { ErrorSummary } from '~/ui/error-summary';
import { RadioGroup } from '~/ui/radio-group';

const asked = z.enum(['economic', 'social', 'environmental']);

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { statement, organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const { label, head } = await ownMeasure(organisation.id, params.measure ?? '');
  return { id: statement.id, organisation: organisation.name, label, head };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const head = asked.safeParse((await request.formData()).get('head'));
  if (!head.success) return data({ errors: [{ field: 'head', message: 'Choose one' }] }, 422);
  const measure = params.measure ?? '';
  await stateHead(actor, organisation.id, measure, head.data);
  throw redirect(`/statements/${params.id}/own#${measure}`, 303);
});

export const meta: MetaFunction = () => [{ title: 'What a measure is about – Proofmark' }];

export default function HeadRoute() {
  const { id, organisation, label, head } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} />
      <Link to={`/statements/${id}/own`} className="govuk-back-link">
        Your own measures
      </Link>
      <p className="caption">{organisation}</p>
      <h1 className="govuk-heading-l">{label}</h1>
      <p>Commissioners read every figure under one of three heads of the Social Value Act.</p>
      <Form method="post" noValidate>
        <RadioGroup
          name="head"
          legend="Which well-being it is about"
          options={HEADS}
          value={head ?? undefined}
          errors={errors}
        />
        <button type="submit" className="govuk-button">
          Save
        </button>
      </Form>
    </div>
  );
}
