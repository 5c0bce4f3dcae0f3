import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireFreshPerson } from '~/account/actor.server';
import { PasskeyButton } from '~/account/passkey-button';
import { addPasskey, beginPasskey, passkeyLines, takePasskeyAway } from '~/account/passkeys.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, line } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const loader = page(async ({ request, context }) => {
  const person = await requireFreshPerson(request, context);
  return { on: person.secondFactor, passkeys: await passkeyLines(person) };
});

const name = line({ most: 60, what: 'the name', missing: 'Name it, like “Work laptop”' });

const asked = byButton([
  z.object({ intent: z.literal('begin'), name }),
  z.object({ intent: z.literal('add'), name, response: z.string().max(20_000).default('') }),
  z.object({ intent: z.literal('remove'), passkey: given }),
]);

export const action = act(async ({ request, context }) => {
  const person = await requireFreshPerson(request, context);
  const said = await read(request, asked, { carries: 'response' });
  if (said.intent === 'begin') {
    const { options, headers } = await beginPasskey(request, person);
    return data({ options, name: said.name }, { headers });
  }
  if (said.intent === 'add') await addPasskey(request, person, said);
  else await takePasskeyAway(person, said.passkey);
  throw redirect(paths.passkeys, 303);
});

export const meta: MetaFunction = () => [{ title: 'Passkeys – Proofmark' }];

export default function PasskeysRoute() {
  const { on, passkeys } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.secondFactor} className="govuk-back-link">
        Second factor
      </a>
      <h1 className="govuk-heading-l">Passkeys</h1>
      <p className="lede">
        After your password, your device asks for your finger, your face or its PIN, in place of a code.
      </p>
      {passkeys.length > 0 && (
        <ul className="list-rows">
          {passkeys.map(({ id, name: called, since }) => (
            <li key={id}>
              <div>
                <h2>{called}</h2>
                <p className="quiet">Since {since}</p>
              </div>
              <Form id={`remove-${id}`} result={result} given={{ passkey: id }}>
                <button type="submit" name="intent" value="remove" className="as-link">
                  Remove<span className="govuk-visually-hidden"> {called}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {!on && (
        <p>
          A passkey is never the only way in:{' '}
          <a href={paths.secondFactor} className="govuk-link">
            set up an authenticator app
          </a>{' '}
          first.
        </p>
      )}
      {on && said && 'options' in said && (
        <section aria-labelledby="making">
          <h2 className="govuk-heading-m" id="making">
            {said.name}
          </h2>
          <p>Your browser asks where to keep it.</p>
          <PasskeyButton
            action={paths.passkeys}
            make={said.options}
            given={{ intent: 'add', name: said.name }}
          >
            Make the passkey
          </PasskeyButton>
        </section>
      )}
      {on && !(said && 'options' in said) && (
        <Form id="begin" result={result}>
          <TextLine
            name="name"
            label="Name of a new passkey"
            hint="The device or password manager that keeps it."
          />
          <button type="submit" name="intent" value="begin" className="govuk-button">
            Add a passkey
          </button>
          <noscript>
            <p>Passkeys need JavaScript, which your browser does not run here. Your codes work without it.</p>
          </noscript>
        </Form>
      )}
    </div>
  );
}
