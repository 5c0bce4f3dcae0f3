import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accreditor, changeAccreditor } from '~/account/accreditor.server';
import { requireFreshActor, requirePermission } from '~/account/actor.server';
import { addressLine } from '~/account/address-line';
import { mayRegister } from '~/account/register.server';
import { ErrorSummary } from '~/forms/error-summary';
import { line, oneOf } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'accreditor.change');
  return { ...(await accreditor()), registration: await mayRegister() };
});

const asked = z.object({
  name: line({ most: 120, what: 'the name', missing: 'Enter the name of the accreditor' }),
  contact: addressLine,
  registration: oneOf(['yes', 'no'], 'Choose whether commissioners register by themselves'),
});

export const action = act(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'accreditor.change');
  await requireFreshActor(request, context);
  const { registration, ...said } = await read(request, asked);
  await changeAccreditor(actor, { ...said, registration: registration === 'yes' });
  throw redirect(paths.accreditor, 303);
});

export const meta: MetaFunction = () => [{ title: 'What is said about the accreditor – Proofmark' }];

export default function AccreditorSettingsRoute() {
  const { name, contact, registration } = useLoaderData<typeof loader>();
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
        <RadioGroup
          name="registration"
          legend="Commissioners"
          hint="Whoever registers confirms an address by mail, and reads what is published: no more than without an account."
          options={{ yes: 'May register by themselves', no: 'Come by invitation only' }}
          value={registration ? 'yes' : 'no'}
        />
        <button type="submit" className="govuk-button">
          Save
        </button>
      </Form>
    </div>
  );
}
