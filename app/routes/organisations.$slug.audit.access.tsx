import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { ACCESS_EVENTS } from '~/audit/events';
import { trailSearchIn } from '~/audit/trail-filter';
import { accessTrail } from '~/audit/trail-page.server';
import { TrailView } from '~/audit/trail-view';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

/** What can happen to something of one organisation's. */
const HERE = {
  'file.downloaded': ACCESS_EVENTS['file.downloaded'],
  'access.refused': ACCESS_EVENTS['access.refused'],
};

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { id, name, slug } = await openOrganisation(actor, params.slug ?? '', 'audit.read');
  const asked = new URL(request.url).searchParams;
  const search = trailSearchIn(asked, HERE);
  const before = asked.get('before');
  return { name, slug, search, later: before !== null, ...(await accessTrail(id, search, before)) };
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Downloads and refusals – ${view?.name ?? ''} – Proofmark` },
];

export default function OrganisationAccessRoute() {
  const { name, slug, ...view } = useLoaderData<typeof loader>();
  const { audit, auditAccess } = paths.organisation(slug);
  return (
    <div className="narrow">
      <a href={audit} className="govuk-back-link">
        What happened
      </a>
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">Downloads and refusals</h1>
      <p className="lede">
        Who downloaded what is not published, and who asked for a page that their role does not open. Kept for
        a year.
      </p>
      <TrailView address={auditAccess} events={HERE} {...view} />
    </div>
  );
}
