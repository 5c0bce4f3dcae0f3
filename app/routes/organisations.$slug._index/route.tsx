import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { can } from '~/access/can';
import { requireActor } from '~/account/actor.server';
import { licenceInWords, licenceOf } from '~/accreditation/licence';
import { benchmarksFor } from '~/organisation/benchmarks.server';
import { dashboardOf } from '~/organisation/dashboard.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { today } from '~/platform/clock.server';
import { page, unsent } from '~/platform/http.server';
import { badgeOf, levelName } from '~/questionnaire/scheme';
import { OverviewBody } from '~/ui/overview-body';
import { OverviewHead } from '~/ui/overview-head';
import { needsOf } from '~/ui/page-handle';
import { useWatchedCharts } from '~/ui/use-watched-charts';
import { OverviewYears } from './overview-years';

/** Its charts answer to a pointer, by a script of their own; nothing else here needs one. */
export const handle = { script: false, live: true };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const { id, slug, name, level } = organisation;
  const licence = `${levelName(level)}: ${licenceInWords(today(), licenceOf(organisation))}`;
  const periodEnd = new URL(request.url).searchParams.get('year');
  const benchmarks = await benchmarksFor(organisation);
  const { overview, ...dashboard } = await dashboardOf(organisation, { periodEnd, benchmarks });
  const view = {
    slug,
    name,
    badge: badgeOf(level),
    licence,
    ...dashboard,
    headline: overview?.headline ?? null,
    overview,
    canStart: can(actor, 'statement.start', id),
    canShare: can(actor, 'board_link.make', id),
  };
  const drawnHere = context.whole && !needsOf([handle]).scripted;
  return drawnHere ? unsent(view, 'overview') : view;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Trends – ${data?.name ?? ''} – Proofmark` },
];

export default function DashboardRoute() {
  const view = useLoaderData<typeof loader>();
  const { overview, latest, slug } = view;
  const here = useRef<HTMLDivElement>(null);
  useWatchedCharts(here, overview);
  return (
    <div className="overview" ref={here}>
      <OverviewHead {...view}>
        {latest ? (
          <OverviewYears {...view} latest={latest} />
        ) : (
          <Nothing slug={slug} canStart={view.canStart} />
        )}
      </OverviewHead>
      {overview && <OverviewBody overview={overview} slug={slug} live={true} />}
    </div>
  );
}

function Nothing({ slug, canStart }: { slug: string; canStart: boolean }) {
  return (
    <>
      <p className="lede">There are no figures yet. Trends appear once there are two years.</p>
      {canStart && (
        <p className="button-row">
          <Link to={paths.organisation(slug).import} className="govuk-button">
            Import past years
          </Link>
          <Link to={paths.organisation(slug).statements} className="govuk-link">
            Start a statement
          </Link>
        </p>
      )}
    </>
  );
}
