import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accreditor } from '~/account/accreditor.server';
import { addressLine } from '~/account/address-line';
import { MailSent } from '~/account/mail-sent';
import { askToRegister, mayRegister } from '~/account/register.server';
import { ErrorSummary } from '~/forms/error-summary';
import { line } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async () => {
  const { name, contact } = await accreditor();
  return { open: await mayRegister(), name, contact };
});

const asked = z.object({
  name: line({ most: 120, what: 'the name', missing: 'Enter your name' }),
  buysFor: line({ most: 120, what: 'the name', missing: 'Enter the organisation that you buy for' }),
  email: addressLine,
});

export const action = act(async ({ request, context }) => {
  const said = await read(request, asked);
  await askToRegister(said, String(context.address ?? ''));
  return data({ sent: said.email });
});

export const meta: MetaFunction = () => [{ title: 'Register as a commissioner – Proofmark' }];

export default function RegisterRoute() {
  const { open, name, contact } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  if (said && 'sent' in said)
    return (
      <MailSent again={paths.register}>
        A mail to {said.sent} says how to go on. Its link is good for a day.
      </MailSent>
    );
  if (!open)
    return (
      <div className="narrow">
        <h1 className="govuk-heading-l">Commissioners are invited here</h1>
        <p className="lede">
          Ask {name} for an invitation{contact && <>: {contact}</>}.
        </p>
        <p>
          Without an account you can read{' '}
          <a href={paths.directory} className="govuk-link">
            every published statement
          </a>{' '}
          and{' '}
          <a href={paths.verify} className="govuk-link">
            check a document
          </a>
          .
        </p>
      </div>
    );
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.signIn} className="govuk-back-link">
        Sign in
      </a>
      <h1 className="govuk-heading-l">Register as a commissioner</h1>
      <p className="lede">
        For people who buy for a council or another body. You need no account to read{' '}
        <a href={paths.directory} className="govuk-link">
          what is published
        </a>{' '}
        or to{' '}
        <a href={paths.verify} className="govuk-link">
          check a document
        </a>
        .
      </p>
      <Form result={result}>
        <TextLine name="name" label="Your name" complete="name" />
        <TextLine name="buysFor" label="Organisation you buy for" complete="organization" />
        <TextLine
          name="email"
          label="E-mail address"
          hint="We send a link there, with which you choose a password."
          type="email"
          complete="username"
        />
        <button type="submit" className="govuk-button">
          Send me the link
        </button>
      </Form>
    </div>
  );
}
