import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { benchmarksFor } from '~/organisation/benchmarks.server';
import { openBoardLink } from '~/organisation/board-links.server';
import { dashboardOf } from '~/organisation/dashboard.server';
import { page, unsent } from '~/platform/http.server';
import { badgeOf, levelName } from '~/questionnaire/scheme';
import { OverviewBody } from '~/ui/overview-body';
import { OverviewHead } from '~/ui/overview-head';

/** Read-only: no script, and no way from here to pages that ask for an account. */
export const handle = { script: false, bare: true };

/** What is in the address opens the page, so it goes nowhere: no cache, no index, no referrer. */
const PRIVATE = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
};

export const loader = page(async ({ params, context }) => {
  const { organisation, until } = await openBoardLink(params.token ?? '', String(context.address ?? ''));
  const { name, level } = organisation;
  const benchmarks = await benchmarksFor(organisation);
  const { overview, ...dashboard } = await dashboardOf(organisation, { benchmarks });
  const view = {
    name,
    badge: badgeOf(level),
    licence: levelName(level),
    until,
    ...dashboard,
    headline: overview?.headline ?? null,
    overview,
  };
  return unsent(view, 'overview');
});

export const headers: HeadersFunction = () => PRIVATE;

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view ? `${view.name} – Proofmark` : 'Page not found – Proofmark' },
  { name: 'robots', content: 'noindex, nofollow' },
];

export default function BoardRoute() {
  const view = useLoaderData<typeof loader>();
  const { overview, latest } = view;
  return (
    <div className="overview">
      <OverviewHead {...view}>
        <p className="caption overview__links">
          {latest
            ? `What the statement for ${latest.year} says (${latest.status.toLowerCase()}), beside the years before. `
            : 'There are no figures yet. '}
          For your board: figures are exact and not for publication. This link works until {view.until}.
        </p>
      </OverviewHead>
      {overview && <OverviewBody overview={overview} slug={null} live={false} />}
    </div>
  );
}
