import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { actorOf, hasSignedIn, requireActor } from '~/account/actor.server';
import { lastSignedIn, signIn } from '~/account/sign-in.server';
import { ErrorSummary } from '~/forms/error-summary';
import { line } from '~/forms/fields';
import { Form, Given } from '~/forms/form';
import { isRefused } from '~/forms/form-result';
import { act, carriedIn, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { paths } from '~/paths';
import { sealed, unsealed } from '~/platform/carried.server';
import { ownPath, page } from '~/platform/http.server';

/** What was carried here comes back with the answer to its form; asked for its data again this page would lead away. */
export const handle = { script: false };

/** Requests that are answered with what was carried, to somebody who is signed in by now. */
const comingBack = new WeakSet<object>();

export const loader = page(async ({ request, context }) => {
  const from = ownPath(new URL(request.url).searchParams.get('from'), '');
  const actor = await actorOf(request, context);
  if (actor && !comingBack.has(context)) throw redirect(from || paths.home);
  return { from };
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
  const headers = await signIn(request, email, password, String(context.address ?? ''));
  const again = unsealed(carried);
  if (again) {
    hasSignedIn(headers, context);
    const actor = await requireActor(request, context);
    comingBack.add(context);
    // What one person typed is for nobody who signs in after them at the same desk.
    const { to, by, fields } = again;
    const theirs = by !== null && by !== actor.personId;
    return data({ again: { to, fields: theirs ? null : fields, own: by !== null } }, { headers });
  }
  return redirect(ownPath(from, paths.home), { status: 303, headers });
});

export const meta: MetaFunction = () => [{ title: 'Sign in – Proofmark' }];

export default function SignInRoute() {
  const { from } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  if (said && 'again' in said) return <SignedInAgain {...said.again} />;
  const result = isRefused(said) ? said : undefined;
  const carried = said && 'carried' in said ? said.carried : '';
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <h1 className="govuk-heading-l">Sign in</h1>
      {from && <p className="lede">{carriedInWords(carried)}</p>}
      <Form result={result} action={paths.signIn} given={{ from }}>
        <Given name="carried" value={carried === TOO_LONG ? '' : carried} />
        <TextLine name="email" label="E-mail address" type="email" complete="username" />
        <TextLine name="password" label="Password" type="password" complete="current-password" />
        <button type="submit" className="govuk-button">
          Sign in
        </button>
      </Form>
    </div>
  );
}

function carriedInWords(carried: string): string {
  if (carried === TOO_LONG)
    return 'You have been signed out, and what you sent is too long to be carried along. Go back in your browser, copy it, and sign in again.';
  if (carried)
    return 'You have been signed out. What you sent is not saved yet: sign in within an hour, and it is shown to you again.';
  return 'Sign in to go on.';
}

interface SignedInAgainProps {
  to: string;
  /** What was typed; null where somebody else typed it. */
  fields: [string, string][] | null;
  /** Whether it is known that whoever signs in now has typed it. */
  own: boolean;
}

/** What was sent while nobody was signed in, on its way back to its page. */
function SignedInAgain({ to, fields, own }: SignedInAgainProps) {
  if (!fields)
    return (
      <div className="narrow">
        <h1 className="govuk-heading-l">You are signed in</h1>
        <p className="lede">
          Somebody else had typed something here, after their own session had ended. It is not saved, and it
          is not shown to you: they can type it again when they are signed in.
        </p>
        <p>
          <a href={to} className="govuk-link">
            Go on to the page
          </a>
        </p>
      </div>
    );
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">You are signed in again</h1>
      <p className="lede">
        {own ? 'What you typed before is not saved yet.' : 'What was typed here before is not saved yet.'}
      </p>
      <form method="post" action={to}>
        {[...fields, ['again', 'yes'] as const].map(([name, value], at) => (
          <input key={at} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="govuk-button">
          {own ? 'Show what I typed' : 'Show what was typed'}
        </button>
      </form>
    </div>
  );
}
