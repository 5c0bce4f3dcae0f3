import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { addressLine } from '~/account/address-line';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { Options } from '~/forms/options';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { openStatement } from '~/statement/open.server';
import { askForSection, askPage, takeBackSection } from '~/statement/section-turns.server';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  return askPage(actor, open, params.section ?? '');
});

/** Longest note to who is asked, in characters. */
const NOTE_LIMIT = 500;
const note = words({ most: NOTE_LIMIT, what: 'the note' });

const asked = byButton([
  z.object({ intent: z.literal('ask'), person: given.refine((id) => id !== '', 'Choose whom to ask'), note }),
  z.object({ intent: z.literal('invite'), email: addressLine, note }),
  z.object({ intent: z.literal('take_back'), person: given, invitation: given }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const section = params.section ?? '';
  const said = await read(request, asked);
  if (said.intent === 'take_back')
    await takeBackSection(actor, open, section, { personId: said.person, invitation: said.invitation });
  else {
    const whom =
      said.intent === 'ask'
        ? { personId: said.person, email: '' }
        : { personId: '', email: said.email.toLowerCase() };
    await askForSection(actor, open, section, { ...whom, note: said.note });
  }
  throw redirect(paths.statement(open.statement.id).ask(section), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Ask for ${view?.section.title ?? 'a section'} – Proofmark` },
];

export default function AskRoute() {
  const { id, section, organisation, period, people, draft, ...has } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.statement(id).section(section.id)} className="govuk-back-link">
        {section.title}
      </a>
      <p className="caption">
        {organisation} · {period}
      </p>
      <h1 className="govuk-heading-l">Ask somebody to answer “{section.title}”</h1>
      <p className="lede">
        They are told by mail, and find it among what waits for them. You can answer it too: nobody overwrites
        the other.
      </p>
      {has.asked.length + has.invited.length > 0 && (
        <section aria-labelledby="asked">
          <h2 className="govuk-heading-m" id="asked">
            Asked
          </h2>
          <ul className="list-rows">
            {has.asked.map((person) => (
              <li key={person.id}>
                <div>
                  <h3>{person.name}</h3>
                  <p className="quiet">
                    {person.email}
                    {person.note && <>: “{person.note}”</>}
                  </p>
                </div>
                <Form id={`back-${person.id}`} result={result} given={{ person: person.id }}>
                  <button type="submit" name="intent" value="take_back" className="as-link">
                    Ask no more<span className="govuk-visually-hidden">: {person.name}</span>
                  </button>
                </Form>
              </li>
            ))}
            {has.invited.map((invitation) => (
              <li key={invitation.id}>
                <div>
                  <h3>{invitation.email}</h3>
                  <p className="quiet">Invited, and not here yet</p>
                </div>
                <Form id={`back-${invitation.id}`} result={result} given={{ invitation: invitation.id }}>
                  <button type="submit" name="intent" value="take_back" className="as-link">
                    Take the invitation back
                    <span className="govuk-visually-hidden">: {invitation.email}</span>
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!draft && <p className="govuk-inset-text">The statement is no draft, so nobody can be asked now.</p>}
      {draft && people.length > 0 && (
        <section aria-labelledby="colleague">
          <h2 className="govuk-heading-m govuk-!-margin-top-8" id="colleague">
            A colleague who is here
          </h2>
          <Form id="ask" result={result}>
            <Options name="person" label="Who" none="Choose a name" groups={[{ options: people }]} />
            <Note />
            <button type="submit" name="intent" value="ask" className="govuk-button">
              Ask
            </button>
          </Form>
        </section>
      )}
      {draft && (
        <section aria-labelledby="else">
          <h2 className="govuk-heading-m govuk-!-margin-top-8" id="else">
            Somebody else
          </h2>
          <p>
            They are invited to this section, and see nothing else of {organisation}. They see it until the
            statement is declared and handed in, or until you ask no more; what they enter keeps their name.
          </p>
          <Form id="invite" result={result}>
            <TextLine name="email" label="E-mail address" type="email" />
            <Note />
            <button type="submit" name="intent" value="invite" className="govuk-button govuk-button--quiet">
              Invite
            </button>
          </Form>
        </section>
      )}
    </div>
  );
}

const Note = () => (
  <TextLine
    name="note"
    label="What they should know (optional)"
    hint={`In at most ${NOTE_LIMIT} characters.`}
  />
);
