import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { EVENTS } from '~/audit/events';
import { trailSearchIn } from '~/audit/trail-filter';
import { organisationTrail } from '~/audit/trail-page.server';
import { TrailView } from '~/audit/trail-view';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { id, name, slug } = await openOrganisation(actor, params.slug ?? '', 'audit.read');
  const asked = new URL(request.url).searchParams;
  const search = trailSearchIn(asked, EVENTS);
  const before = asked.get('before');
  return { name, slug, search, later: before !== null, ...(await organisationTrail(id, search, before)) };
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `What happened – ${view?.name ?? ''} – Proofmark` },
];

export default function OrganisationAuditRoute() {
  const { name, slug, ...view } = useLoaderData<typeof loader>();
  const { people, audit, auditAccess } = paths.organisation(slug);
  return (
    <div className="narrow">
      <a href={people} className="govuk-back-link">
        People
      </a>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">What happened</h1>
      <p className="lede">Every step, and who took it. Nothing can be changed or taken out.</p>
      <p>
        <a href={auditAccess} className="govuk-link">
          What was downloaded, and who was refused
        </a>
      </p>
      <TrailView address={audit} events={EVENTS} {...view} />
    </div>
  );
}
