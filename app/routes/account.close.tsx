import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireFreshPerson } from '~/account/actor.server';
import { closeAccount, whyNotClosed } from '~/account/close-account.server';
import { signOut } from '~/account/sign-in.server';
import { ErrorSummary } from '~/forms/error-summary';
import { ticked } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { Tick } from '~/forms/tick';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  const person = await requireFreshPerson(request, context);
  const { name, email } = person;
  return { name, email, why: await whyNotClosed(person) };
});

const asked = z.object({ sure: ticked('Tick the box to close the account') });

export const action = act(async ({ request, context }) => {
  const person = await requireFreshPerson(request, context);
  await read(request, asked);
  await closeAccount(person);
  return redirect(paths.start, { status: 303, headers: await signOut(request) });
});

export const meta: MetaFunction = () => [{ title: 'Close the account – Proofmark' }];

export default function CloseRoute() {
  const { name, email, why } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.account} className="govuk-back-link">
        Your account
      </a>
      <h1 className="govuk-heading-l">Close the account</h1>
      {why.length > 0 ? (
        <>
          <p className="lede">It cannot be closed yet.</p>
          <ul className="govuk-list govuk-list--bullet">
            {why.map((each) => (
              <li key={each}>{each}.</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="lede">It cannot be opened again.</p>
          <h2 className="govuk-heading-m">What goes</h2>
          <ul className="govuk-list govuk-list--bullet">
            <li>your password, your second factor, your passkeys, and every session</li>
            <li>your roles, the sections you were asked for, and what waited to be told to you</li>
            <li>{email}: the address can be used for a new account, which has nothing of this one</li>
          </ul>
          <h2 className="govuk-heading-m">What stays</h2>
          <ul className="govuk-list govuk-list--bullet">
            <li>what you entered: it is the organisation’s</li>
            <li>
              your name, {name}, beside what you did, in the history and in statements that you declared
            </li>
            <li>for a year, when you signed in and what you downloaded</li>
          </ul>
          <Form result={result}>
            <Tick name="sure" label="I have read what goes and what stays" />
            <button type="submit" className="govuk-button govuk-button--warning">
              Close the account
            </button>
          </Form>
        </>
      )}
    </div>
  );
}
