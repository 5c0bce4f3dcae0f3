import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { confirmApplication, confirmPage } from '~/application/apply.server';
import { ErrorSummary } from '~/forms/error-summary';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

/** Programs that look through mail follow links: only the button confirms. */
export const loader = page(async ({ params }) => confirmPage(params.token ?? ''));

const asked = z.object({ intent: z.literal('confirm', 'Press the button') });

export const action = act(async ({ request, params }) => {
  await read(request, asked);
  throw redirect(paths.application(await confirmApplication(params.token ?? '')), 303);
});

export const meta: MetaFunction = () => [{ title: 'Confirm your application – Proofmark' }];

export default function ConfirmRoute() {
  const { name, email } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Confirm your application</h1>
      <p className="lede">
        {name} applies, and you can be reached at {email}.
      </p>
      <Form result={result}>
        <button type="submit" name="intent" value="confirm" className="govuk-button">
          Confirm, and send it on
        </button>
      </Form>
    </div>
  );
}
