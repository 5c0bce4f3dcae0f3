import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePerson } from '~/account/actor.server';
import { addressLine } from '~/account/address-line';
import { askForAddress } from '~/account/change-address.server';
import { ErrorSummary } from '~/forms/error-summary';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  const { email } = await requirePerson(request, context);
  return { email };
});

const asked = z.object({
  email: addressLine,
  password: z.string('Enter your password').min(1, 'Enter your password'),
});

export const action = act(async ({ request, context }) => {
  const person = await requirePerson(request, context);
  const said = await read(request, asked);
  return data({ sent: await askForAddress(person, said) });
});

export const meta: MetaFunction = () => [{ title: 'Another e-mail address – Proofmark' }];

export default function AddressRoute() {
  const { email } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  if (said && 'sent' in said)
    return (
      <div className="narrow">
        <h1 className="govuk-heading-l">Look into the new mailbox</h1>
        <p className="lede">
          A mail to {said.sent} says how to go on. Until its link is followed you sign in with {email}.
        </p>
        <p>
          <a href={paths.account} className="govuk-link">
            Your account
          </a>
        </p>
      </div>
    );
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.account} className="govuk-back-link">
        Your account
      </a>
      <h1 className="govuk-heading-l">Another e-mail address</h1>
      <p className="lede">
        You sign in with {email}. The new address gets a link; this one is told, and can undo it for a week.
      </p>
      <Form result={result}>
        <TextLine name="email" label="New e-mail address" type="email" complete="email" />
        <TextLine name="password" label="Your password" type="password" complete="current-password" />
        <button type="submit" className="govuk-button">
          Send the link
        </button>
      </Form>
    </div>
  );
}
