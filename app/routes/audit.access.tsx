import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/account/actor.server';
import { ACCESS_EVENTS } from '~/audit/events';
import { trailSearchIn } from '~/audit/trail-filter';
import { accessTrail } from '~/audit/trail-page.server';
import { TrailView } from '~/audit/trail-view';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'access.read');
  const asked = new URL(request.url).searchParams;
  const search = trailSearchIn(asked, ACCESS_EVENTS);
  const before = asked.get('before');
  return { search, later: before !== null, ...(await accessTrail(null, search, before)) };
});

export const meta: MetaFunction = () => [{ title: 'Sign-ins and refusals – Proofmark' }];

export default function AccessRoute() {
  const view = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <a href={paths.audit} className="govuk-back-link">
        What happened
      </a>
      <h1 className="govuk-heading-l">Sign-ins and refusals</h1>
      <p className="lede">
        Who signed in or failed to, was refused a page, or downloaded what is not published. What one person
        does again within an hour is counted in one line. Kept for a year.
      </p>
      <TrailView address={paths.auditAccess} events={ACCESS_EVENTS} {...view} />
    </div>
  );
}
