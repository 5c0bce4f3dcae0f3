import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { actorOf } from '~/account/actor.server';
import { arrive, comesBack } from '~/account/arrive.server';
import { asRequest } from '~/account/auth.server';
import { offersPasskey } from '~/account/passkeys.server';
import { providerName } from '~/account/provider.server';
import { mayRegister } from '~/account/register.server';
import { SecondStep } from '~/account/second-step';
import { lastSignedIn, signIn } from '~/account/sign-in.server';
import { SignedInAgain } from '~/account/signed-in-again';
import { ErrorSummary } from '~/forms/error-summary';
import { line } from '~/forms/fields';
import { Form, Given } from '~/forms/form';
import { isRefused, typedIn } from '~/forms/form-result';
import { act, carriedIn, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { sealed } from '~/platform/carried.server';
import { ownPath, page } from '~/platform/http.server';

/** What was carried here comes back with the answer to its form; asked for its data again this page would lead away. */
export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  const { searchParams } = new URL(request.url);
  const from = ownPath(searchParams.get('from'), '');
  // What decides over others asks for the password once more, of somebody who is signed in.
  const again = searchParams.get('again') !== null;
  const actor = await actorOf(request, context);
  if (actor && !again && !comesBack(context)) throw redirect(from || paths.home);
  return { from, again: again && actor !== null, registers: await mayRegister(), provider: providerName() };
});

const asked = z.object({
  email: line({ most: 254, what: 'the address' }).refine(
    (email) => /^\S+@\S+$/.test(email),
    'Enter your e-mail address, like name@example.org',
  ),
  password: z.string('Enter your password').min(1, 'Enter your password'),
  from: z.string().default(''),
  carried: z.string().default(''),
});

const TOO_LONG = 'too long';

export const action = act(async ({ request, context }) => {
  const { searchParams } = new URL(request.url);
  const to = ownPath(searchParams.get('from'), '');
  const typed = searchParams.has('carry') && to ? await carriedIn(request) : null;
  if (typed) {
    const by = await lastSignedIn(request);
    return { carried: sealed({ to, by, fields: typed }) ?? TOO_LONG };
  }
  const { email, password, from, carried } = await read(request, asked);
  const { headers, wantsCode } = await signIn(request, email, password, String(context.address ?? ''));
  if (wantsCode) {
    const passkey = await offersPasskey(asRequest(headers));
    return data({ code: { from, carried }, passkey }, { headers });
  }
  return arrive(headers, context, { from, carried });
});

export const meta: MetaFunction = () => [{ title: 'Sign in – Proofmark' }];

export default function SignInRoute() {
  const { from, again, registers, provider } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  if (said && 'again' in said) return <SignedInAgain {...said.again} />;
  if (said && 'code' in said)
    return <SecondStep result={undefined} given={said.code} passkey={said.passkey} />;
  const result = isRefused(said) ? said : undefined;
  const carried = said && 'carried' in said ? said.carried : '';
  // A password that was wrong costs nobody what they typed before.
  const before = result && typedIn(result, 'carried');
  const kept = carried === TOO_LONG ? '' : carried || String(before ?? '');
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">{again ? 'Enter your password once more' : 'Sign in'}</h1>
      {(from || again) && <p className="lede">{again ? AGAIN : carriedInWords(carried)}</p>}
      {/* Whoever enters it once more is signed in: the answer to this form must not lead them away. */}
      <Form result={result} action={again ? `${paths.signIn}?again=yes` : paths.signIn} given={{ from }}>
        <Given name="carried" value={kept} />
        <TextLine first name="email" label="E-mail address" type="email" complete="username" />
        <TextLine name="password" label="Password" type="password" complete="current-password" />
        <button type="submit" className="govuk-button">
          Sign in
        </button>
      </Form>
      {provider && (
        <Form action={paths.signInProvider} given={{ from, ...(again && { anew: 'yes' }) }}>
          <input type="hidden" name="carried" value={kept} />
          <button type="submit" className="govuk-button govuk-button--quiet">
            Sign in with {provider}
          </button>
        </Form>
      )}
      <p>
        <a href={paths.reset} className="govuk-link">
          I have forgotten my password
        </a>
      </p>
      {registers && !again && (
        <p>
          You buy for a council or another body?{' '}
          <a href={paths.register} className="govuk-link">
            Register as a commissioner
          </a>
        </p>
      )}
    </div>
  );
}

const AGAIN =
  'What you are about to do is decided in your name, and it is more than a quarter of an hour since you signed in.';

function carriedInWords(carried: string): string {
  if (carried === TOO_LONG)
    return 'You have been signed out, and what you sent is too long to be carried along. Go back in your browser, copy it, and sign in again.';
  if (carried)
    return 'You have been signed out. What you sent is not saved yet: sign in within an hour, and it is shown to you again.';
  return 'Sign in to go on.';
}
