import { data, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { arrive } from '~/account/arrive.server';
import { PasskeyButton } from '~/account/passkey-button';
import { askForPasskey } from '~/account/passkeys.server';
import { signInWithPasskey } from '~/account/sign-in.server';
import { SignedInAgain } from '~/account/signed-in-again';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton } from '~/forms/fields';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

/** Nobody comes here but by the first step's form. */
export const loader = page(async () => null);

const on = { from: z.string().default(''), carried: z.string().default('') };

const asked = byButton([
  z.object({ intent: z.literal('begin'), ...on }),
  z.object({ intent: z.literal('finish'), response: z.string().max(20_000).default(''), ...on }),
]);

export const action = act(async ({ request, context }) => {
  const said = await read(request, asked, { carries: 'response' });
  const { from, carried } = said;
  if (said.intent === 'begin') {
    const { options, headers } = await askForPasskey(request);
    return data({ options, from, carried }, { headers });
  }
  const headers = await signInWithPasskey(request, said.response, String(context.address ?? ''));
  return arrive(headers, context, { from, carried });
});

export const meta: MetaFunction = () => [{ title: 'Use a passkey – Proofmark' }];

export default function SignInPasskeyRoute() {
  const said = useActionData<typeof action>();
  if (said && 'again' in said) return <SignedInAgain {...said.again} />;
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Use a passkey</h1>
      {said && 'options' in said && (
        <PasskeyButton
          action={paths.signInPasskey}
          answer={said.options}
          given={{ intent: 'finish', from: said.from, carried: said.carried }}
        >
          Use my passkey
        </PasskeyButton>
      )}
      <p>
        <a href={paths.signInCode} className="govuk-link">
          Enter a code instead
        </a>
      </p>
    </div>
  );
}
