import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { groupOf, groupOverview } from '~/scheme/group.server';
import { choose } from '~/scheme/overview.server';
import { StatusTag } from '~/ui/status-tag';
import { TotalsTable } from '~/ui/totals-table';
import { YearAndTheme } from '~/ui/year-and-theme';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  const actor = await requireActor(request, context);
  groupOf(actor);
  return groupOverview(actor, await choose(new URL(request.url).searchParams));
});

export const meta: MetaFunction = () => [{ title: 'Your organisations – Proofmark' }];

export default function GroupRoute() {
  const { choices, lines, totals } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Your organisations</h1>
      <p className="lede">Their statements for periods that end in {choices.year}, and their licences.</p>
      <YearAndTheme choices={choices} />
      <ul className="list-rows">
        {lines.map((line) => (
          <li key={line.slug}>
            <div>
              <h2>
                <Link to={paths.organisation(line.slug).itself} className="govuk-link">
                  {line.name}
                </Link>
              </h2>
              <p className="quiet">
                {line.levelWords}: {line.licence}
                {line.overdue && (
                  <>
                    {' '}
                    <StatusTag status="unpublished">Renewal overdue</StatusTag>
                  </>
                )}
              </p>
              <p className="small">
                <Link to={paths.organisation(line.slug).statements} className="govuk-link">
                  Statements<span className="govuk-visually-hidden"> of {line.name}</span>
                </Link>
                {' · '}
                <Link to={paths.organisation(line.slug).benchmarks} className="govuk-link">
                  Benchmarks<span className="govuk-visually-hidden"> of {line.name}</span>
                </Link>
              </p>
            </div>
            {line.statements.length === 0 && <p className="quiet">No statement begun for {choices.year}</p>}
            {line.statements.length > 0 && (
              <p className="status-line">
                {line.statements.map(({ id, year, standing }) => (
                  <span key={id}>
                    <Link to={paths.statement(id).itself} className="govuk-link">
                      {year}
                      <span className="govuk-visually-hidden"> statement of {line.name}</span>
                    </Link>{' '}
                    <StatusTag status={standing.status}>{standing.words}</StatusTag>
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m govuk-!-margin-top-8">Together: {totals.title.toLowerCase()}</h2>
      <p className="narrow">
        From published statements, as the public sees them. Shares and rates are never added up.{' '}
        <a href={`${paths.groupTotals}?year=${choices.year}`} className="govuk-link" download>
          All totals of {choices.year} as CSV
        </a>
      </p>
      <TotalsTable totals={totals} of="Enterprise" all="All of them" />
    </>
  );
}
