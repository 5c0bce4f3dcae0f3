import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accountPage, changeHowTold, changeName, changePassword, endOthers } from '~/account/account.server';
import { requirePerson } from '~/account/actor.server';
import { signIn } from '~/account/sign-in.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, line } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) =>
  accountPage(request, await requirePerson(request, context)),
);

const asked = byButton([
  z.object({
    intent: z.literal('name'),
    name: line({ most: 120, what: 'the name', missing: 'Enter your name' }),
  }),
  z.object({
    intent: z.literal('password'),
    current: z.string('Enter your password').min(1, 'Enter your password'),
    password: z.string().default(''),
  }),
  z.object({
    intent: z.literal('told'),
    told: z.enum(['at_once', 'daily'], 'Choose when you are told'),
    reminded: z.enum(['yes', 'no'], 'Choose whether you are reminded'),
  }),
  z.object({ intent: z.literal('end'), session: given }),
]);

export const action = act(async ({ request, context }) => {
  const person = await requirePerson(request, context);
  const said = await read(request, asked);
  if (said.intent === 'password') {
    const address = String(context.address ?? '');
    await changePassword(person, said);
    // Every session ended with the old password; whoever changed it goes on with a new one.
    const { headers, wantsCode } = await signIn(request, person.email, said.password, address, {
      first: true,
    });
    return redirect(wantsCode ? paths.signInCode : paths.account, { status: 303, headers });
  }
  if (said.intent === 'name') await changeName(person, said.name);
  else if (said.intent === 'told')
    await changeHowTold(person, { told: said.told, reminded: said.reminded === 'yes' });
  else await endOthers(request, person, said.session);
  throw redirect(paths.account, 303);
});

export const meta: MetaFunction = () => [{ title: 'Your account – Proofmark' }];

export default function AccountRoute() {
  const { name, email, secondFactor, provider, factorNeeded, sessions, told, reminded } =
    useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Your account</h1>
      <p className="lede">{email}</p>
      <Form id="name" result={result}>
        <TextLine
          name="name"
          label="Your name"
          hint="As others see it, and as it stands in the history of what you do from now on."
          value={name}
          complete="name"
        />
        <button type="submit" name="intent" value="name" className="govuk-button govuk-button--quiet">
          Save
        </button>
      </Form>
      <section aria-labelledby="address">
        <h2 className="govuk-heading-m" id="address">
          E-mail address
        </h2>
        <p>
          {email}{' '}
          <a href={paths.accountAddress} className="govuk-link">
            Use another
          </a>
        </p>
      </section>
      <section aria-labelledby="factor">
        <h2 className="govuk-heading-m" id="factor">
          Second factor
        </h2>
        <p>
          {secondFactor ? 'It is on.' : factorNeeded ? 'Your role needs one.' : 'It is off.'}{' '}
          <a href={paths.secondFactor} className="govuk-link">
            {secondFactor ? 'Backup codes and more' : 'Set it up'}
          </a>
        </p>
      </section>
      {provider && (
        <section aria-labelledby="provider">
          <h2 className="govuk-heading-m" id="provider">
            Sign in with {provider.name}
          </h2>
          <p>
            {provider.since ? `Linked since ${provider.since}.` : 'Your account is not linked to one there.'}{' '}
            <a href={paths.accountProvider} className="govuk-link">
              {provider.since ? 'End the link' : 'Link it'}
            </a>
          </p>
        </section>
      )}
      <section aria-labelledby="told">
        <h2 className="govuk-heading-m" id="told">
          How you are told
        </h2>
        <p>What is decided about a statement always comes at once.</p>
        <Form id="told" result={result}>
          <RadioGroup
            name="told"
            legend="Everything else"
            options={{ at_once: 'As it happens', daily: 'In one mail a day' }}
            value={told}
          />
          <RadioGroup
            name="reminded"
            legend="Reminders before a licence ends"
            options={{ yes: '90, 30 and 7 days before', no: 'None' }}
            value={reminded ? 'yes' : 'no'}
          />
          <button type="submit" name="intent" value="told" className="govuk-button govuk-button--quiet">
            Save how you are told
          </button>
        </Form>
      </section>
      <section aria-labelledby="new-password">
        <h2 className="govuk-heading-m" id="new-password">
          Another password
        </h2>
        <p>You are signed out everywhere else.</p>
        <Form id="password" result={result}>
          <TextLine name="current" label="Your password now" type="password" complete="current-password" />
          <TextLine
            name="password"
            label="New password"
            hint="At least 12 characters: three or four words that do not belong together."
            type="password"
            complete="new-password"
          />
          <button type="submit" name="intent" value="password" className="govuk-button govuk-button--quiet">
            Change the password
          </button>
        </Form>
      </section>
      <section aria-labelledby="sessions">
        <h2 className="govuk-heading-m" id="sessions">
          Where you are signed in
        </h2>
        <ul className="list-rows">
          {sessions.map(({ id, where, since, seen, here }) => (
            <li key={id}>
              <div>
                <h3>{here ? `Here: ${where}` : where}</h3>
                <p className="quiet">
                  Since {since}; last used {seen}
                </p>
              </div>
              {!here && (
                <Form id={`end-${id}`} result={result} given={{ session: id }}>
                  <button type="submit" name="intent" value="end" className="as-link">
                    Sign out there<span className="govuk-visually-hidden">: {where}</span>
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <Form id="end-all" result={result} given={{ session: '' }}>
            <button type="submit" name="intent" value="end" className="govuk-button govuk-button--quiet">
              Sign out everywhere else
            </button>
          </Form>
        )}
      </section>
      <section aria-labelledby="yours">
        <h2 className="govuk-heading-m govuk-!-margin-top-6" id="yours">
          Your data
        </h2>
        <p>
          <a href={paths.accountData} className="govuk-link" download>
            Download what is known of you
          </a>{' '}
          (JSON)
        </p>
        <p>
          <a href={paths.accountClose} className="govuk-link">
            Close the account
          </a>
        </p>
      </section>
    </div>
  );
}
