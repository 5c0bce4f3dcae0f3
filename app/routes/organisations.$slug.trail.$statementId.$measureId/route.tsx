import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { trailOf } from '~/evidence/trail.server';
import { paths } from '~/paths';
import { notFoundUnless, page } from '~/platform/http.server';
import { openStatement } from '~/statement/open.server';
import { TrailChanges } from './trail-changes';
import { TrailVersions } from './trail-versions';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.statementId ?? '', 'organisation.read');
  notFoundUnless(open.organisation.slug === params.slug);
  return trailOf(open, params.measureId ?? '');
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Where it comes from: ${data?.measure ?? ''} – ${data?.organisation.name ?? ''} – Proofmark` },
];

export default function TrailRoute() {
  const trail = useLoaderData<typeof loader>();
  const says = trail.versions.find((version) => version.says)?.says;
  return (
    <div className="narrow">
      <Link
        to={paths.organisation(trail.organisation.slug).measure(trail.measureId)}
        className="govuk-back-link"
      >
        {trail.measure} over the years
      </Link>
      <p className="caption">
        {trail.organisation.name} · {trail.period}
      </p>
      <h1 className="govuk-heading-l">
        {trail.measure}: {says ?? 'no answer'}
      </h1>
      <p className="quiet">{trail.definition}</p>
      <TrailVersions trail={trail} />
      <TrailChanges changes={trail.changes} />
    </div>
  );
}
