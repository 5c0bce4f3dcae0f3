import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePerson } from '~/account/actor.server';
import { arrive } from '~/account/arrive.server';
import { asRequest } from '~/account/auth.server';
import { offersPasskey } from '~/account/passkeys.server';
import { cameBack, endedFlow, refuseUnlessProved } from '~/account/provider.server';
import { linkTo } from '~/account/provider-link.server';
import { SecondStep } from '~/account/second-step';
import { signInVouched } from '~/account/sign-in.server';
import { SignedInAgain } from '~/account/signed-in-again';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { REFUSALS, Refusal } from '~/platform/refusal';

export const handle = { script: false };

/** Somebody comes back from the provider. What cannot be, is said on a page of its own, and nobody is signed in. */
export const loader = page(async ({ request, context }) => {
  try {
    const { flow, vouched } = await cameBack(request);
    if (flow.purpose === 'link') {
      const person = await requirePerson(request, context);
      if (person.personId !== flow.personId)
        throw new Refusal('incomplete', 'Somebody else is signed in by now, so nothing was linked');
      await linkTo({ id: person.personId, name: person.name, email: person.email }, vouched);
      throw redirect(paths.accountProvider, { headers: { 'Set-Cookie': await endedFlow() } });
    }
    if (flow.purpose === 'again') refuseUnlessProved(flow, vouched);
    const { headers, wantsCode } = await signInVouched(request, vouched, String(context.address ?? ''));
    const { from, carried } = flow;
    if (!wantsCode) return await arrive(headers, context, { from, carried });
    return data({ code: { from, carried }, passkey: await offersPasskey(asRequest(headers)) }, { headers });
  } catch (error) {
    if (!(error instanceof Refusal) || !SAID_HERE.has(error.code)) throw error;
    const headers = { 'Set-Cookie': await endedFlow() };
    return data({ refused: error.message }, { status: REFUSALS[error.code], headers });
  }
});

const SAID_HERE = new Set<Refusal['code']>(['incomplete', 'conflict', 'rate_limited']);

export const meta: MetaFunction = () => [{ title: 'Sign in – Proofmark' }];

export default function SignInProviderBackRoute() {
  const said = useLoaderData<typeof loader>();
  if ('again' in said) return <SignedInAgain {...said.again} />;
  if ('code' in said) return <SecondStep result={undefined} given={said.code} passkey={said.passkey} />;
  if (!('refused' in said)) return null;
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">You are not signed in</h1>
      <p className="lede">{said.refused}.</p>
      <p>
        <a href={paths.signIn} className="govuk-link">
          Go back to the sign-in page
        </a>
      </p>
    </div>
  );
}
