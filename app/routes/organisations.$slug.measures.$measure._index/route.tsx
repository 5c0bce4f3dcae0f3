import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { requireActor } from '~/account/actor.server';
import { zoomFrom } from '~/insight/zoom';
import { benchmarksFor } from '~/organisation/benchmarks.server';
import { measurePage } from '~/organisation/measure.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { unbroken } from '~/ui/unbroken';
import { useWatchedCharts } from '~/ui/use-watched-charts';
import { BreakdownPanel } from './breakdown-panel';
import { MeasureChart } from './measure-chart';
import { MeasureDownloads } from './measure-downloads';
import { MeasureKey } from './measure-key';
import { MeasureNotes } from './measure-notes';
import { MeasureTable } from './measure-table';
import { ZoomForm } from './zoom-form';

/** Chart, links and zoom are plain HTML; the chart answers by a script of its own. */
export const handle = { script: false, live: true };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const zoom = zoomFrom(new URL(request.url).searchParams);
  const measureId = params.measure ?? '';
  const benchmark = (await benchmarksFor(organisation)).get(measureId) ?? null;
  const found = await measurePage(organisation, measureId, zoom, benchmark);
  if (!found) throw redirect(paths.organisation(organisation.slug).itself);
  return { slug: organisation.slug, name: organisation.name, view: found.view };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.label ?? ''} – ${data?.name ?? ''} – Proofmark` },
];

export default function MeasureRoute() {
  const { slug, name, view } = useLoaderData<typeof loader>();
  const address = paths.organisation(slug).measure(view.measureId);
  const here = useRef<HTMLDivElement>(null);
  useWatchedCharts(here, view);
  return (
    <div className="measure" ref={here}>
      <Link to={paths.organisation(slug).itself} className="govuk-back-link">
        All measures
      </Link>
      <p className="caption">
        {name} · {view.label}
      </p>
      <h1 className="govuk-heading-l">{unbroken(view.chart.finding)}</h1>
      <p className="measure__aside">{[view.aside, view.peers].filter(Boolean).join(' ')}</p>
      <ZoomForm years={view.years} zoom={view.zoom} here={address} />
      {view.chart.points.length > 0 ? (
        <>
          <MeasureChart view={view} />
          <MeasureKey chart={view.chart} />
          <MeasureTable view={view} />
        </>
      ) : (
        <p className="lede">No figures end in these years.</p>
      )}
      <MeasureNotes notes={view.notes} />
      {view.breakdown && <BreakdownPanel title={view.label} breakdown={view.breakdown} />}
      <h2 className="govuk-heading-m">What is counted</h2>
      <p className="narrow">
        {view.definition} {view.counted}
      </p>
      <MeasureDownloads slug={slug} view={view} />
    </div>
  );
}
