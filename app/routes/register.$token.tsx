import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { register, registrationPage } from '~/account/register.server';
import { signIn } from '~/account/sign-in.server';
import { ErrorSummary } from '~/forms/error-summary';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ params }) => registrationPage(params.token ?? ''));

const asked = z.object({ password: z.string().default('') });

export const action = act(async ({ request, params, context }) => {
  const token = params.token ?? '';
  await registrationPage(token);
  const { password } = await read(request, asked);
  const email = await register(token, password);
  const address = String(context.address ?? '');
  const { headers } = await signIn(request, email, password, address, { first: true });
  return redirect(paths.home, { status: 303, headers });
});

export const meta: MetaFunction = () => [{ title: 'Choose a password – Proofmark' }];

export default function RegisterByRoute() {
  const { name, buysFor, email } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <p className="caption">{buysFor}</p>
      <h1 className="govuk-heading-l">Choose a password</h1>
      <p className="lede">
        {name}, {email}
      </p>
      <Form result={result}>
        <TextLine
          name="password"
          label="Password"
          hint="At least 12 characters: three or four words that do not belong together."
          type="password"
          complete="new-password"
        />
        <button type="submit" className="govuk-button">
          Make my account
        </button>
      </Form>
    </div>
  );
}
