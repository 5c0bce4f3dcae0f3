import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { actorOf } from '~/access/actor.server';
import { homeOf } from '~/access/links';
import { signIn } from '~/account/sign-in.server';
import { act, ownPath, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { askToWait } from '~/platform/wait.server';
import { ErrorSummary } from '~/ui/error-summary';
import { TextLine } from '~/ui/text-line';

export const loader = page(async ({ request, context }) => {
  const from = ownPath(new URL(request.url).searchParams.get('from'), '');
  const actor = await actorOf(request, context);
  if (actor) throw redirect(from || homeOf(actor));
  return { from };
});

export const action = act(async ({ request, context }) => {
  const form = await request.formData();
  const email = String(form.get('email') ?? '').trim();
  const password = String(form.get('password') ?? '');
  const errors: { field: string; message: string }[] = [];
  if (!/^\S+@\S+$/.test(email))
    errors.push({ field: 'email', message: 'Enter your e-mail address, like name@example.org' });
  if (!password) errors.push({ field: 'password', message: 'Enter your password' });
  if (errors.length > 0) return data({ email, errors }, 422);
  try {
    const result = await signIn(request, email, password, String(context.address ?? ''));
    if (!result.ok) return data({ email, errors: [{ field: 'email', message: result.message }] }, 422);
    return redirect(ownPath(String(form.get('from') ?? ''), '/home'), {
      status: 303,
      headers: result.headers,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    askToWait(context, error.seconds);
    return data({ email, errors: [{ field: 'email', message: error.message }] }, 429);
  }
});

export const meta: MetaFunction = () => [{ title: 'Sign in – Proofmark' }];

export default function SignInRoute() {
  const { from } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const errors = said?.errors ?? [];
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Sign in</h1>
      {from && <p className="lede">Sign in to go on. What you typed before is kept in this browser.</p>}
      <Form method="post" noValidate>
        <input type="hidden" name="from" value={from} />
        <TextLine
          name="email"
          label="E-mail address"
          type="email"
          complete="username"
          value={said?.email}
          errors={errors}
        />
        <TextLine
          name="password"
          label="Password"
          type="password"
          complete="current-password"
          errors={errors}
        />
        <button type="submit" className="govuk-button">
          Sign in
        </button>
      </Form>
    </div>
  );
}
