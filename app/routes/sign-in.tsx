import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { homeOf } from '~/access/links';
import { actorOf } from '~/account/actor.server';
import { signIn } from '~/account/sign-in.server';
import { ErrorSummary } from '~/forms/error-summary';
import { line } from '~/forms/fields';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { ownPath, page } from '~/platform/http.server';

export const loader = page(async ({ request, context }) => {
  const from = ownPath(new URL(request.url).searchParams.get('from'), '');
  const actor = await actorOf(request, context);
  if (actor) throw redirect(from || homeOf(actor));
  return { from };
});

const asked = z.object({
  email: line({ most: 254, what: 'the address' }).refine(
    (email) => /^\S+@\S+$/.test(email),
    'Enter your e-mail address, like name@example.org',
  ),
  password: z.string('Enter your password').min(1, 'Enter your password'),
  from: z.string().default(''),
});

export const action = act(async ({ request, context }) => {
  const { email, password, from } = await read(request, asked);
  const headers = await signIn(request, email, password, String(context.address ?? ''));
  return redirect(ownPath(from, paths.home), { status: 303, headers });
});

export const meta: MetaFunction = () => [{ title: 'Sign in – Proofmark' }];

export default function SignInRoute() {
  const { from } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Sign in</h1>
      {from && <p className="lede">Sign in to go on. What you typed before is kept in this browser.</p>}
      <Form result={result} given={{ from }}>
        <TextLine name="email" label="E-mail address" type="email" complete="username" />
        <TextLine name="password" label="Password" type="password" complete="current-password" />
        <button type="submit" className="govuk-button">
          Sign in
        </button>
      </Form>
    </div>
  );
}
