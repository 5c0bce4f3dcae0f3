import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/account/actor.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { choose, schemeOverview } from '~/scheme/overview.server';
import { TotalsTable } from '~/ui/totals-table';
import { YearAndTheme } from '~/ui/year-and-theme';
import { Counts } from './counts';
import { OverdueList } from './overdue-list';

export const handle = { script: false };

const MOST_PAGES = 9_999;

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'scheme.read');
  const asked = new URL(request.url).searchParams;
  const typed = asked.get('page') ?? '';
  const number = /^[1-9]\d{0,3}$/.test(typed) ? Math.min(Number(typed), MOST_PAGES) : 1;
  return schemeOverview(await choose(asked), number);
});

export const meta: MetaFunction = () => [{ title: 'The whole scheme – Proofmark' }];

export default function SchemeRoute() {
  const view = useLoaderData<typeof loader>();
  const { choices, statements, licences } = view;
  const query = `year=${choices.year}&theme=${choices.theme}`;
  return (
    <>
      <h1 className="govuk-heading-l">The whole scheme</h1>
      <p className="lede">
        {view.organisations.toLocaleString('en-GB')} enterprises, and their statements for periods that end in{' '}
        {choices.year}.
      </p>
      <YearAndTheme choices={choices} />
      <h2 className="govuk-heading-m">Statements for {choices.year}</h2>
      <Counts
        counts={[
          { words: 'Published', count: statements.published },
          { words: 'Approved, waiting for their day', count: statements.approved },
          {
            words: 'With an assessor',
            count: statements.submitted,
            ...(view.waitingTooLong > 0 && {
              aside: `${view.waitingTooLong.toLocaleString('en-GB')} of any year past the day to decide by`,
            }),
          },
          { words: 'Being written', count: statements.draft },
          { words: 'Withdrawn', count: statements.ended },
          { words: 'Enterprises that have not begun', count: view.notBegun },
        ]}
      />
      <h2 className="govuk-heading-m">Totals by region: {view.totals.title.toLowerCase()}</h2>
      <p className="narrow">
        From published statements, so counts of people that could point to somebody are rounded first, and
        those that are stated as a range or not shown are not in a total. Shares and rates are never added up.{' '}
        <a href={`${paths.schemeTotals}?year=${choices.year}`} className="govuk-link" download>
          All totals of {choices.year} as CSV
        </a>
      </p>
      <TotalsTable totals={view.totals} of="Region" all="All regions" />
      <h2 className="govuk-heading-m">Licences today</h2>
      <Counts
        counts={[
          { words: 'Valid', count: licences.valid },
          { words: 'In grace', count: licences.grace },
          { words: 'Lapsed', count: licences.lapsed },
          { words: 'Suspended or ended', count: licences.halted },
          { words: `End within ${licences.soonDays} days`, count: licences.ending_soon },
          { words: 'Renewal overdue', count: licences.overdue },
        ]}
      />
      {view.overdue.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Renewals that are overdue</h2>
          <OverdueList
            overdue={view.overdue}
            next={view.nextPage ? `${paths.scheme}?${query}&page=${view.nextPage}` : null}
          />
        </>
      )}
    </>
  );
}
