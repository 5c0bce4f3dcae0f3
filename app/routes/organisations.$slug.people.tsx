import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { can } from '~/access/can';
import { requireActor, requireFreshActor } from '~/account/actor.server';
import { peopleIn } from '~/account/invitations.server';
import { endFactorOf } from '~/account/lost-factor.server';
import { changePeople } from '~/account/people-form.server';
import { PeoplePanel } from '~/account/people-panel';
import { MEMBER_ROLES } from '~/account/roles';
import { ErrorSummary } from '~/forms/error-summary';
import { isRefused } from '~/forms/form-result';
import { act } from '~/forms/read.server';
import { contributorsIn, endContributor } from '~/organisation/contributors.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'people.read');
  const mayChange = can(actor, 'people.change', organisation.id);
  const mayAudit = can(actor, 'audit.read', organisation.id);
  const mayEndFactor = can(actor, 'accreditor.change');
  const { name, slug } = organisation;
  const contributors = await contributorsIn(organisation);
  const { people, ...rest } = await peopleIn(organisation);
  // Who has none is for nobody’s eyes but those who end it.
  const shown = people.map(({ factor, ...person }) => ({ ...person, factor: mayEndFactor && factor }));
  return { ...rest, people: shown, contributors, name, slug, mayChange, mayAudit, mayEndFactor };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireFreshActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'people.change');
  await changePeople(actor, organisation, request, MEMBER_ROLES, {
    endContributor: (personId) => endContributor(actor, organisation, personId),
    endFactor: can(actor, 'accreditor.change')
      ? (personId) => endFactorOf(actor, organisation, personId)
      : undefined,
  });
  throw redirect(paths.organisation(organisation.slug).people, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `People – ${view?.name ?? ''} – Proofmark` },
];

export default function PeopleRoute() {
  const { name, slug, mayAudit, ...view } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const result = isRefused(said) ? said : undefined;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <a href={paths.organisation(slug).itself} className="govuk-back-link">
        Trends
      </a>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">People</h1>
      {mayAudit && (
        <p>
          <a href={paths.organisation(slug).audit} className="govuk-link">
            What happened, and who did it
          </a>
        </p>
      )}
      <h2 className="govuk-heading-m">Who belongs here</h2>
      <PeoplePanel {...view} roles={MEMBER_ROLES} result={result} />
    </div>
  );
}
