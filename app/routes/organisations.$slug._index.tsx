import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { can } from '~/access/can';
import { benchmarksFor } from '~/organisation/benchmarks.server';
import { dashboardOf } from '~/organisation/dashboard.server';
import { openOrganisation } from '~/organisation/open.server';
import { page } from '~/platform/http.server';
import { dayInWords } from '~/questionnaire/period';
import { scheme } from '~/questionnaire/scheme';
import { Overview } from '~/ui/overview';
import { OverviewHead } from '~/ui/overview-head';
import { OverviewYears } from '~/ui/overview-years';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const { id, slug, name, level, licence_until: until } = organisation;
  const licence = `${scheme.levels[level]}${until ? ` to ${dayInWords(until)}` : ''}`;
  const periodEnd = new URL(request.url).searchParams.get('year');
  const benchmarks = await benchmarksFor(organisation);
  const dashboard = await dashboardOf(organisation, { periodEnd, benchmarks });
  return {
    slug,
    name,
    level,
    licence,
    ...dashboard,
    canStart: can(actor, 'statement.start', id),
    canShare: can(actor, 'board_link.make', id),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Trends – ${data?.name ?? ''} – Proofmark` },
];

export default function DashboardRoute() {
  const view = useLoaderData<typeof loader>();
  const { overview, latest, slug } = view;
  const base = `/organisations/${slug}`;
  return (
    <div className="overview">
      <OverviewHead {...view} headline={overview?.headline ?? null}>
        {latest ? (
          <OverviewYears {...view} latest={latest} base={base} />
        ) : (
          <Nothing slug={slug} canStart={view.canStart} />
        )}
      </OverviewHead>
      {overview && <Overview overview={overview} base={base} live />}
    </div>
  );
}

function Nothing({ slug, canStart }: { slug: string; canStart: boolean }) {
  return (
    <>
      <p className="lede">There are no figures yet. Trends appear once there are two years.</p>
      {canStart && (
        <p className="button-row">
          <Link to={`/organisations/${slug}/import`} className="govuk-button">
            Import past years
          </Link>
          <Link to={`/organisations/${slug}/statements`} className="govuk-link">
            Start a statement
          </Link>
        </p>
      )}
    </>
  );
}
