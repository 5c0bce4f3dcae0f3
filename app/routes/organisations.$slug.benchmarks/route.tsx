import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { FEWEST } from '~/insight/benchmark';
import { benchmarkPage } from '~/organisation/benchmarks.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { YearChoice } from '~/ui/year-choice';
import { BenchmarkTable, type Compared } from './benchmark-table';
import { NotBeside } from './not-beside';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const asked = new URL(request.url).searchParams.get('year');
  const view = await benchmarkPage(organisation, asked && /^\d{4}$/.test(asked) ? Number(asked) : null);
  return { slug: organisation.slug, name: organisation.name, fewest: FEWEST, ...view };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Benchmarks – ${data?.name ?? ''} – Proofmark` },
];

export default function BenchmarksRoute() {
  const view = useLoaderData<typeof loader>();
  const lines = view.sections.flatMap((section) => section.lines);
  const compared = view.sections
    .map((section) => ({ ...section, lines: section.lines.filter(isCompared) }))
    .filter((section) => section.lines.length > 0);
  return (
    <>
      <Link to={paths.organisation(view.slug).itself} className="govuk-back-link">
        Trends
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Beside your peers</h1>
      {view.year === null ? (
        <p className="lede">
          Your figures appear here beside those of similar enterprises once a statement of yours is published.
        </p>
      ) : (
        <>
          <p className="lede">
            Your published figures for {view.year} beside those of {view.nearest}, or of a wider group where
            too few of them state a figure.
          </p>
          <Form method="get" className="filters">
            <YearChoice years={view.years} year={view.year} />
          </Form>
          {compared.map(({ id, title, lines }) => (
            <section key={id}>
              <h2 className="govuk-heading-m">{title}</h2>
              <BenchmarkTable title={title} lines={lines} />
            </section>
          ))}
          <NotBeside lines={lines.filter(({ benchmark }) => benchmark === null)} />
          <h2 className="govuk-heading-m">How this is worked out</h2>
          <p className="narrow">
            From published statements whose period of twelve months ends in the year. The middle half runs
            from the first quartile to the third: a quarter of the group is below it and a quarter above. Each
            figure is the mean of several enterprises’ and is rounded, so it is nobody’s own; with fewer than{' '}
            {view.fewest} enterprises, or when one makes up more than three quarters of what they add up to,
            nothing is shown. Being above or below says how you differ, not how well you do.
          </p>
        </>
      )}
    </>
  );
}

function isCompared<L extends Pick<Compared, 'label'> & { benchmark: Compared['benchmark'] | null }>(
  line: L,
): line is L & Compared {
  return line.benchmark !== null;
}
