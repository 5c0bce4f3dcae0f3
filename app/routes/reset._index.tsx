import { data, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { addressLine } from '~/account/address-line';
import { MailSent } from '~/account/mail-sent';
import { askForReset } from '~/account/reset.server';
import { ErrorSummary } from '~/forms/error-summary';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async () => null);

const asked = z.object({ email: addressLine });

export const action = act(async ({ request, context }) => {
  const { email } = await read(request, asked);
  await askForReset(email, String(context.address ?? ''));
  return data({ sent: email });
});

export const meta: MetaFunction = () => [{ title: 'A new password – Proofmark' }];

export default function ResetRoute() {
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  if (said && 'sent' in said)
    return (
      <MailSent again={paths.reset}>
        If {said.sent} has an account, a mail with a link is on its way. It is good for an hour.
      </MailSent>
    );
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.signIn} className="govuk-back-link">
        Sign in
      </a>
      <h1 className="govuk-heading-l">A new password</h1>
      <p className="lede">We send a link to your address, with which you set one.</p>
      <Form result={result}>
        <TextLine name="email" label="E-mail address" type="email" complete="username" />
        <button type="submit" className="govuk-button">
          Send me the link
        </button>
      </Form>
    </div>
  );
}
