import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { can } from '~/access/can';
import { dashboardOf } from '~/organisation/dashboard.server';
import { openOrganisation } from '~/organisation/open.server';
import { page } from '~/platform/http.server';
import { dayInWords } from '~/questionnaire/period';
import { scheme } from '~/questionnaire/scheme';
import { PoundBar } from '~/ui/pound-bar';
import { StatusTag } from '~/ui/status-tag';
import { TrendChart } from '~/ui/trend-chart';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const { slug, name, level, licence_until: until } = organisation;
  const licence = `${scheme.levels[level]}${until ? ` to ${dayInWords(until)}` : ''}`;
  const dashboard = await dashboardOf(organisation);
  return {
    slug,
    name,
    level,
    licence,
    ...dashboard,
    canStart: can(actor, 'statement.start', organisation.id),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Trends – ${data?.name ?? ''} – Proofmark` },
];

export default function DashboardRoute() {
  const view = useLoaderData<typeof loader>();
  const { headline, latest, pound } = view;
  return (
    <>
      <div className="headline">
        <p className="caption">
          {view.name}
          {latest &&
            ` · ${view.years} ${view.years === 1 ? 'year' : 'years'} to ${latest.period.split(' to ')[1]}`}{' '}
          <StatusTag status={view.level}>{view.licence}</StatusTag>
        </p>
        <h1>
          {headline
            ? headline.parts.map((part, index) => (
                <span key={index} className={part.tone ?? undefined}>
                  {part.words}
                </span>
              ))
            : view.name}
        </h1>
        {latest ? (
          <p className="lede">
            <Link to={`/statements/${latest.id}`} className="govuk-link">
              Statement for {latest.year}
            </Link>
            : {latest.status.toLowerCase()}.{' '}
            <a href={`/organisations/${view.slug}/trends.csv`} className="govuk-link" download>
              All figures as CSV
            </a>
          </p>
        ) : (
          <Nothing slug={view.slug} canStart={view.canStart} />
        )}
      </div>
      {pound && <PoundBar {...pound} />}
      {view.sections.map((section) => (
        <section key={section.id}>
          <h2 className="govuk-heading-l">{section.title}</h2>
          <div className="chart-grid">
            {section.trends.map((trend) => (
              <TrendChart
                key={trend.chart.measureId}
                {...trend}
                csv={`/organisations/${view.slug}/trends.csv?measure=${trend.chart.measureId}`}
                live
              />
            ))}
          </div>
          {section.single.length > 0 && <Singles rows={section.single} trends={section.trends.length > 0} />}
        </section>
      ))}
    </>
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

function Singles({
  rows,
  trends,
}: {
  rows: { label: string; display: string; year: string }[];
  trends: boolean;
}) {
  return (
    <>
      {trends && <h3 className="govuk-heading-s">Stated for one year only</h3>}
      <dl className="govuk-summary-list">
        {rows.map((row) => (
          <div className="govuk-summary-list__row" key={row.label + row.year}>
            <dt className="govuk-summary-list__key">{row.label}</dt>
            <dd className="govuk-summary-list__value">
              {row.display} <span className="quiet small">{row.year}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
