import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { actorOf } from '~/account/actor.server';
import { arrive, comesBack } from '~/account/arrive.server';
import { offersPasskey } from '~/account/passkeys.server';
import { SecondStep } from '~/account/second-step';
import { signInWithCode } from '~/account/sign-in.server';
import { SignedInAgain } from '~/account/signed-in-again';
import { line } from '~/forms/fields';
import { isRefused, typedIn } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

/** Nobody comes here but by the first step. */
export const loader = page(async ({ request, context }) => {
  if ((await actorOf(request, context)) && !comesBack(context)) throw redirect(paths.home);
  return { passkey: await offersPasskey(request) };
});

const asked = z.object({
  code: line({ most: 40, what: 'the code', missing: 'Enter the code' }),
  from: z.string().default(''),
  carried: z.string().default(''),
});

export const action = act(async ({ request, context }) => {
  const { code, ...on } = await read(request, asked);
  return arrive(await signInWithCode(request, code, String(context.address ?? '')), context, on);
});

export const meta: MetaFunction = () => [{ title: 'Enter a code – Proofmark' }];

export default function SignInCodeRoute() {
  const { passkey } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  if (said && 'again' in said) return <SignedInAgain {...said.again} />;
  const result = isRefused(said) ? said : undefined;
  const given = (name: string) => (result && typedIn(result, name)) || '';
  return (
    <SecondStep
      result={result}
      passkey={passkey}
      given={{ from: String(given('from')), carried: String(given('carried')) }}
    />
  );
}
