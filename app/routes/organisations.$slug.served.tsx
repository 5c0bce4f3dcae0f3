import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { oneOf } from '~/forms/fields';
import { Form } from '~/forms/form';
import { RadioGroup } from '~/forms/radio-group';
import { act, read } from '~/forms/read.server';
import { openOrganisation } from '~/organisation/open.server';
import { sayWhomServed, servedPage } from '~/organisation/served.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { SERVED, SERVED_WORDS } from '~/questionnaire/whom-served';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return servedPage(actor, await openOrganisation(actor, params.slug ?? '', 'organisation.read'));
});

const asked = z.object({ serves: oneOf(SERVED, 'Say who the people are whom you help') });

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.edit');
  const { serves } = await read(request, asked);
  await sayWhomServed(actor, organisation, serves);
  throw redirect(paths.organisation(organisation.slug).statements, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Whom you help – ${view?.name ?? ''} – Proofmark` },
];

const SPEAKS_OF = {
  sensitive: 'a delicate situation',
  special: 'health, disability, ethnicity, religion, sexuality or offences',
} as const;

export default function ServedRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.organisation(view.slug).statements} className="govuk-back-link">
        Statements
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Whom you help</h1>
      <p className="lede">
        A café that trains 17 people says how many. A café that trains only people with a learning disability
        says of 17 people that they have one, so there the public reads a range.
      </p>
      {view.byPurpose && (
        <p className="govuk-inset-text">
          Your purpose speaks of {SPEAKS_OF[view.byPurpose]}, so counts of people you helped are published as
          ranges, whatever is answered here.
        </p>
      )}
      {view.mayAnswer ? (
        <Form result={result}>
          <RadioGroup
            name="serves"
            legend="Who are the people you help?"
            hint="It decides how counts of them are published, and is published itself. Staff, jobs, volunteers and money stay as they are. What is published already is made anew where it says more; what was once a range stays one."
            options={SERVED_WORDS}
            value={view.serves}
          />
          <button type="submit" className="govuk-button">
            Save
          </button>
        </Form>
      ) : (
        <p>{view.serves ? SERVED_WORDS[view.serves] : 'Nobody has said it yet.'}</p>
      )}
    </div>
  );
}
