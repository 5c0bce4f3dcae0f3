import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { resetPage, resetPassword } from '~/account/reset.server';
import { ErrorSummary } from '~/forms/error-summary';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ params }) => resetPage(params.token ?? ''));

const asked = z.object({ password: z.string().default('') });

export const action = act(async ({ request, params }) => {
  const { password } = await read(request, asked);
  await resetPassword(params.token ?? '', password);
  throw redirect(paths.signIn, 303);
});

export const meta: MetaFunction = () => [{ title: 'Set a new password – Proofmark' }];

export default function ResetByRoute() {
  const { name, email } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Set a new password</h1>
      <p className="lede">
        {name}, {email}
      </p>
      <Form result={result}>
        <TextLine
          name="password"
          label="New password"
          hint="At least 12 characters: three or four words that do not belong together."
          type="password"
          complete="new-password"
        />
        <button type="submit" className="govuk-button">
          Set it, and sign in
        </button>
      </Form>
    </div>
  );
}
