import { paths } from '~/paths';

interface Year {
  id: string;
  periodEnd: string;
  year: string;
  status: string;
}

interface Props {
  latest: Year;
  others: Year[];
  slug: string;
  canShare: boolean;
}

/** As many years stand in one line. */
const FIRST = 8;

/** Which year the overview tells about, the others to choose from, and what can be done with it. */
export function OverviewYears({ latest, others, slug, canShare }: Props) {
  const base = paths.organisation(slug);
  const all = [...others, latest].sort((a, b) => b.periodEnd.localeCompare(a.periodEnd));
  return (
    <>
      <p className="caption overview__links no-print">
        <a href={paths.statement(latest.id).itself} className="govuk-link">
          Statement for {latest.year}
        </a>
        : {latest.status.toLowerCase()}.{' '}
        <a href={base.trends} className="govuk-link" download>
          All figures as CSV
        </a>
        {' · '}
        <a href={base.plans} className="govuk-link">
          Goals for coming years
        </a>
        {canShare && (
          <>
            {' · '}
            <a href={base.share} className="govuk-link">
              Show it to your board
            </a>
          </>
        )}
      </p>
      {others.length > 0 && (
        <nav className="year-choice no-print" aria-label="Years">
          <YearList years={all.slice(0, FIRST)} shown={latest} overview={base.itself} />
          {all.length > FIRST && (
            <details className="more">
              <summary>Earlier years</summary>
              <YearList years={all.slice(FIRST)} shown={latest} overview={base.itself} />
            </details>
          )}
        </nav>
      )}
    </>
  );
}

function YearList({ years, shown, overview }: { years: Year[]; shown: Year; overview: string }) {
  return (
    <ul>
      {years.map((each) => (
        <li key={each.id}>
          <YearLink each={each} shown={each === shown} overview={overview} />
        </li>
      ))}
    </ul>
  );
}

/** What a reader must know of a year before choosing it. */
const STANDING: Record<string, string> = { Draft: 'draft so far', 'Brought in': 'brought in' };

function YearLink({ each, shown, overview }: { each: Year; shown: boolean; overview: string }) {
  const standing = STANDING[each.status];
  const words = standing ? `${each.year} (${standing})` : each.year;
  if (shown) return <strong aria-current="true">{words}</strong>;
  return (
    <a href={`${overview}?year=${each.periodEnd}`} className="govuk-link">
      {words}
    </a>
  );
}
