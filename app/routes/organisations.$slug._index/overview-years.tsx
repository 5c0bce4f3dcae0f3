interface Year {
  id: string;
  periodEnd: string;
  year: string;
  status: string;
}

interface Props {
  latest: Year;
  others: Year[];
  base: string;
  canShare: boolean;
}

/** As many years stand in one line. */
const FIRST = 8;

/** Which year the overview tells about, the others to choose from, and what can be done with it. */
export function OverviewYears({ latest, others, base, canShare }: Props) {
  const all = [...others, latest].sort((a, b) => b.periodEnd.localeCompare(a.periodEnd));
  return (
    <>
      <p className="caption overview__links no-print">
        <a href={`/statements/${latest.id}`} className="govuk-link">
          Statement for {latest.year}
        </a>
        : {latest.status.toLowerCase()}.{' '}
        <a href={`${base}/trends.csv`} className="govuk-link" download>
          All figures as CSV
        </a>
        {' · '}
        <a href={`${base}/plans`} className="govuk-link">
          Goals for coming years
        </a>
        {canShare && (
          <>
            {' · '}
            <a href={`${base}/share`} className="govuk-link">
              Show it to your board
            </a>
          </>
        )}
      </p>
      {others.length > 0 && (
        <nav className="year-choice no-print" aria-label="Years">
          <YearList years={all.slice(0, FIRST)} shown={latest} base={base} />
          {all.length > FIRST && (
            <details className="more">
              <summary>Earlier years</summary>
              <YearList years={all.slice(FIRST)} shown={latest} base={base} />
            </details>
          )}
        </nav>
      )}
    </>
  );
}

function YearList({ years, shown, base }: { years: Year[]; shown: Year; base: string }) {
  return (
    <ul>
      {years.map((each) => (
        <li key={each.id}>
          <YearLink each={each} shown={each === shown} base={base} />
        </li>
      ))}
    </ul>
  );
}

/** What a reader must know of a year before choosing it. */
const STANDING: Record<string, string> = { Draft: 'draft so far', 'Brought in': 'brought in' };

function YearLink({ each, shown, base }: { each: Year; shown: boolean; base: string }) {
  const standing = STANDING[each.status];
  const words = standing ? `${each.year} (${standing})` : each.year;
  if (shown) return <strong aria-current="true">{words}</strong>;
  return (
    <a href={`${base}?year=${each.periodEnd}`} className="govuk-link">
      {words}
    </a>
  );
}
