import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { addressLine } from '~/account/address-line';
import { setUp, setupPage } from '~/account/setup.server';
import { signIn } from '~/account/sign-in.server';
import { ErrorSummary } from '~/forms/error-summary';
import { line } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ params }) => setupPage(params.token ?? ''));

/** What is known already is not asked for. */
const unasked = z
  .string()
  .default('')
  .transform(() => '');

const askedOf = ({ email, first }: Awaited<ReturnType<typeof setupPage>>) =>
  z.object({
    accreditor: first
      ? line({ most: 120, what: 'the name', missing: 'Enter the name of the accreditor' })
      : unasked,
    contact: first ? addressLine : unasked,
    name: line({ most: 120, what: 'the name', missing: 'Enter your name' }),
    email: email ? unasked : addressLine,
    password: z.string().default(''),
  });

export const action = act(async ({ request, params, context }) => {
  const token = params.token ?? '';
  const said = await read(request, askedOf(await setupPage(token)));
  const email = await setUp(token, said);
  const { headers } = await signIn(request, email, said.password, String(context.address ?? ''), {
    first: true,
  });
  return redirect(`${paths.secondFactor}?${new URLSearchParams({ from: paths.home })}`, {
    status: 303,
    headers,
  });
});

export const meta: MetaFunction = () => [{ title: 'Set up an administrator – Proofmark' }];

export default function SetupRoute() {
  const { email, first } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">{first ? 'Set up this service' : 'Set up your account'}</h1>
      <p className="lede">
        {first
          ? 'Say who runs the scheme, and become its first administrator. You invite everybody else.'
          : `${email} becomes an administrator.`}
      </p>
      <Form result={result}>
        {first && (
          <>
            <TextLine
              name="accreditor"
              label="Name of the accreditor"
              hint="The body that grants the Mark. Mails and pages name it."
            />
            <TextLine name="contact" label="E-mail address for questions" type="email" />
          </>
        )}
        <TextLine name="name" label="Your name" complete="name" />
        {!email && <TextLine name="email" label="Your e-mail address" type="email" complete="username" />}
        <TextLine
          name="password"
          label="Password"
          hint="At least 12 characters: three or four words that do not belong together."
          type="password"
          complete="new-password"
        />
        <button type="submit" className="govuk-button">
          Go on to your second factor
        </button>
      </Form>
    </div>
  );
}
