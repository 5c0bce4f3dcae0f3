import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/account/actor.server';
import { ACCREDITOR_EVENTS } from '~/audit/events';
import { trailSearchIn } from '~/audit/trail-filter';
import { accreditorTrail } from '~/audit/trail-page.server';
import { TrailView } from '~/audit/trail-view';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'access.read');
  const asked = new URL(request.url).searchParams;
  const search = trailSearchIn(asked, ACCREDITOR_EVENTS);
  const before = asked.get('before');
  return { search, later: before !== null, ...(await accreditorTrail(search, before)) };
});

export const meta: MetaFunction = () => [{ title: 'What happened – Proofmark' }];

export default function AuditRoute() {
  const view = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <a href={paths.accreditor} className="govuk-back-link">
        The accreditor
      </a>
      <h1 className="govuk-heading-l">What happened</h1>
      <p className="lede">At the accreditor: settings, people, organisations, applications.</p>
      <p>
        <a href={paths.auditAccess} className="govuk-link">
          Who signed in, was refused or downloaded something
        </a>
        <br />
        <a href={paths.organisations} className="govuk-link">
          What happened to an organisation
        </a>
      </p>
      <TrailView address={paths.audit} events={ACCREDITOR_EVENTS} {...view} />
    </div>
  );
}
