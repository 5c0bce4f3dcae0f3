import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { requirePerson } from '~/account/actor.server';
import { GoOn } from '~/account/go-on';
import { configuredProvider, goOnToProvider } from '~/account/provider.server';
import { ErrorSummary } from '~/forms/error-summary';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

/** Nobody comes here but by the button of the sign-in page. */
export const loader = page(async () => {
  configuredProvider();
  return null;
});

const asked = z.object({
  from: z.string().default(''),
  carried: z.string().default(''),
  anew: z.string().default(''),
});

export const action = act(async ({ request, context }) => {
  configuredProvider();
  const { anew, ...on } = await read(request, asked);
  if (anew) await requirePerson(request, context);
  const purpose = anew ? 'again' : 'sign_in';
  return goOnToProvider({ ...on, purpose, personId: null }, String(context.address ?? ''));
});

/** Only the header that leads on: cookies are sent whatever is said here. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const refresh = actionHeaders.get('Refresh');
  return refresh ? { Refresh: refresh } : new Headers();
};

export const meta: MetaFunction = () => [{ title: 'Sign in elsewhere – Proofmark' }];

export default function SignInProviderRoute() {
  const said = useActionData<typeof action>();
  if (said && 'to' in said) return <GoOn {...said} />;
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">You are not signed in</h1>
      <p>
        <a href={paths.signIn} className="govuk-link">
          Go back to the sign-in page
        </a>
      </p>
    </div>
  );
}
