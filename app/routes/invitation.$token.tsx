import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { actorOf } from '~/account/actor.server';
import { acceptAs, acceptAsNew, invitationPage } from '~/account/invitations.server';
import { inRole, ROLE_WORDS } from '~/account/roles';
import { signIn } from '~/account/sign-in.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, line } from '~/forms/fields';
import { Form } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const token = params.token ?? '';
  const invitation = await invitationPage(token);
  const person = await actorOf(request, context);
  return { ...invitation, token, signedIn: person && { name: person.name, email: person.email } };
});

const asked = byButton([
  z.object({ intent: z.literal('accept') }),
  z.object({
    intent: z.literal('join'),
    name: line({ most: 120, what: 'the name', missing: 'Enter your name' }),
    password: z.string().default(''),
  }),
]);

export const action = act(async ({ request, params, context }) => {
  const token = params.token ?? '';
  const said = await read(request, asked);
  if (said.intent === 'accept') {
    const person = await actorOf(request, context);
    if (!person)
      throw redirect(`${paths.signIn}?${new URLSearchParams({ from: paths.invitation(token) })}`, 303);
    await acceptAs(person, token);
    throw redirect(paths.home, 303);
  }
  if (await actorOf(request, context))
    throw new Refusal(
      'conflict',
      'You are signed in with another account: sign out, and open the link again',
    );
  const email = await acceptAsNew(token, said);
  const { headers } = await signIn(request, email, said.password, String(context.address ?? ''), {
    first: true,
  });
  return redirect(paths.home, { status: 303, headers });
});

export const meta: MetaFunction = () => [{ title: 'Invitation – Proofmark' }];

export default function InvitationRoute() {
  const { email, role, place, by, known, token, signedIn } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <p className="caption">{place}</p>
      <h1 className="govuk-heading-l">{by} invites you</h1>
      <p className="lede">
        To be {inRole(role)} at {place}, as {email}. {ROLE_WORDS[role].does}
      </p>
      {signedIn && signedIn.email === email && (
        <Form result={result}>
          <button type="submit" name="intent" value="accept" className="govuk-button">
            Accept
          </button>
        </Form>
      )}
      {signedIn && signedIn.email !== email && (
        <>
          <p>
            You are signed in as {signedIn.email}. This invitation is for {email}: sign out, and open its link
            again.
          </p>
          <form method="post" action={paths.signOut}>
            <button type="submit" className="govuk-button">
              Sign out
            </button>
          </form>
        </>
      )}
      {!signedIn && known && (
        <p>
          <a
            href={`${paths.signIn}?${new URLSearchParams({ from: paths.invitation(token) })}`}
            className="govuk-button"
          >
            Sign in to accept
          </a>
        </p>
      )}
      {!signedIn && !known && (
        <Form result={result}>
          <TextLine name="name" label="Your name" hint="As others will see it." complete="name" />
          <TextLine
            name="password"
            label="Choose a password"
            hint="At least 12 characters: three or four words that do not belong together."
            type="password"
            complete="new-password"
          />
          <button type="submit" name="intent" value="join" className="govuk-button">
            Accept
          </button>
        </Form>
      )}
    </div>
  );
}
