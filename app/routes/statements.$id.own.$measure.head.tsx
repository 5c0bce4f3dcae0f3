import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/access/actor.server';
import { ownMeasure, placeMeasure, WrongField } from '~/organisation/own-measure.server';
import { act, page } from '~/platform/http.server';
import { DISCLOSURE_CLASSES, HEADS } from '~/questionnaire/measure';
import { WHOM } from '~/questionnaire/own-measure';
import { openStatement } from '~/statement/open.server';
import { ErrorSummary } from '~/ui/error-summary';
import { RadioGroup } from '~/ui/radio-group';

const asked = z.object({
  head: z.enum(['economic', 'social', 'environmental'], 'Choose one'),
  disclosure: z.enum(DISCLOSURE_CLASSES, 'Say whom it could point to'),
});

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { statement, organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const { label, head, disclosure } = await ownMeasure(organisation.id, params.measure ?? '');
  return { id: statement.id, organisation: organisation.name, label, head, disclosure };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { organisation } = await openStatement(actor, params.id ?? '', 'organisation.edit');
  const typed = Object.fromEntries(
    [...(await request.formData())].map(([name, value]) => [name, String(value)]),
  );
  const read = asked.safeParse(typed);
  if (!read.success) {
    const errors = read.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
    return data({ errors, typed }, 422);
  }
  const measure = params.measure ?? '';
  try {
    await placeMeasure(actor, organisation.id, measure, read.data);
  } catch (error) {
    if (!(error instanceof WrongField)) throw error;
    return data({ errors: [{ field: error.field as string, message: error.message }], typed }, 422);
  }
  throw redirect(`/statements/${params.id}/own#${measure}`, 303);
});

export const meta: MetaFunction = () => [{ title: 'What a measure is about – Proofmark' }];

export default function HeadRoute() {
  const { id, organisation, label, head, disclosure } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const typed: Record<string, string> = wrong?.typed ?? {};
  const errors = wrong?.errors ?? [];
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} />
      <Link to={`/statements/${id}/own`} className="govuk-back-link">
        Your own measures
      </Link>
      <p className="caption">{organisation}</p>
      <h1 className="govuk-heading-l">{label}</h1>
      <p>
        Commissioners read every figure under one of three heads of the Social Value Act. Whom it could point
        to decides whether the public reads it as it is.
      </p>
      <Form method="post" noValidate>
        <RadioGroup
          name="head"
          legend="Which well-being it is about"
          options={HEADS}
          value={typed.head ?? head ?? undefined}
          errors={errors}
        />
        <RadioGroup
          name="disclosure"
          legend="Whom it could point to"
          options={WHOM}
          value={typed.disclosure ?? disclosure ?? undefined}
          errors={errors}
        />
        <button type="submit" className="govuk-button">
          Save
        </button>
      </Form>
    </div>
  );
}
