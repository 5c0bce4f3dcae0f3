import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accreditor, changeAccreditor } from '~/account/accreditor.server';
import { requireFreshActor, requirePermission } from '~/account/actor.server';
import { addressLine } from '~/account/address-line';
import { ErrorSummary } from '~/forms/error-summary';
import { line } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'accreditor.change');
  return accreditor();
});

const asked = z.object({
  name: line({ most: 120, what: 'the name', missing: 'Enter the name of the accreditor' }),
  contact: addressLine,
});

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'accreditor.change');
  await requireFreshActor(request, context);
  await changeAccreditor(actor, await read(request, asked));
  throw redirect(paths.accreditor, 303);
});

export const meta: MetaFunction = () => [{ title: 'What is said about the accreditor – Proofmark' }];

export default function AccreditorSettingsRoute() {
  const { name, contact } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.accreditor} className="govuk-back-link">
        The accreditor
      </a>
      <h1 className="govuk-heading-l">What is said about the accreditor</h1>
      <Form result={result}>
        <TextLine name="name" label="Name" value={name} />
        <TextLine
          name="contact"
          label="E-mail address for questions"
          hint="It stands at the foot of every mail."
          type="email"
          value={contact}
        />
        <button type="submit" className="govuk-button">
          Save
        </button>
      </Form>
    </div>
  );
}
