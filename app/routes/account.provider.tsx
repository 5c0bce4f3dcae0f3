import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireFreshPerson } from '~/account/actor.server';
import { GoOn } from '~/account/go-on';
import { configuredProvider, goOnToProvider } from '~/account/provider.server';
import { endLink, providerLine } from '~/account/provider-link.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  const person = await requireFreshPerson(request, context);
  const { name } = configuredProvider();
  return { name, since: (await providerLine(person))?.since ?? null };
});

const asked = byButton([z.object({ intent: z.literal('link') }), z.object({ intent: z.literal('end') })]);

export const action = act(async ({ request, context }) => {
  const person = await requireFreshPerson(request, context);
  configuredProvider();
  const { intent } = await read(request, asked);
  if (intent === 'link') {
    const flow = { purpose: 'link', personId: person.personId, from: '', carried: '' } as const;
    return goOnToProvider(flow, String(context.address ?? ''));
  }
  await endLink(person);
  throw redirect(paths.accountProvider, 303);
});

/** Only the header that leads on: cookies are sent whatever is said here. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const refresh = actionHeaders.get('Refresh');
  return refresh ? { Refresh: refresh } : new Headers();
};

export const meta: MetaFunction = () => [{ title: 'Signing in elsewhere – Proofmark' }];

export default function AccountProviderRoute() {
  const { name, since } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  if (said && 'to' in said) return <GoOn {...said} />;
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.account} className="govuk-back-link">
        Your account
      </a>
      <h1 className="govuk-heading-l">Sign in with {name}</h1>
      <p className="lede">
        {since
          ? `Your account is linked to one at ${name} since ${since}: you can sign in with it.`
          : `Link your account to the one that you have at ${name}, and you can sign in with it.`}
      </p>
      <Form result={result}>
        <button
          type="submit"
          name="intent"
          value={since ? 'end' : 'link'}
          className={`govuk-button${since ? ' govuk-button--quiet' : ''}`}
        >
          {since ? 'End the link' : `Link it at ${name}`}
        </button>
      </Form>
      <p>Your password stays good either way.</p>
    </div>
  );
}
