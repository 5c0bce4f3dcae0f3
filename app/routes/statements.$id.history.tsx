import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { historyOf } from '~/audit/history.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { periodInWords } from '~/questionnaire/period';
import { openStatement } from '~/statement/open.server';
import { Pages } from '~/ui/pages';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const { statement, organisation } = await openStatement(actor, params.id ?? '', 'organisation.read');
  const before = new URL(request.url).searchParams.get('before');
  const { entries, next } = await historyOf(organisation.id, statement.id, before);
  const period = periodInWords({ start: statement.period_start, end: statement.period_end });
  return { id: statement.id, organisation: organisation.name, period, entries, next, later: before !== null };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History – ${data?.organisation ?? ''} – Proofmark` },
];

const when = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

export default function HistoryRoute() {
  const view = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <Link to={paths.statement(view.id).itself} className="govuk-back-link">
        All sections
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">History</h1>
      <ol className="trail">
        {view.entries.map((entry) => (
          <li key={entry.id}>
            <p>
              <b>{entry.actor}</b> {entry.what}
            </p>
            <p className="small quiet">
              <time dateTime={entry.at}>{when.format(new Date(entry.at))}</time>
            </p>
            {entry.reason && <p>“{entry.reason}”</p>}
            {entry.changes.length > 0 && (
              <details className="more">
                <summary>
                  {entry.changes.length} {entry.changes.length === 1 ? 'answer' : 'answers'}
                </summary>
                <ul className="govuk-list small">
                  {entry.changes.map((change) => (
                    <li key={change.measure}>
                      <b>{change.measure}</b>: {change.from} → {change.to}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
      <Pages
        of="the history"
        first={view.later ? paths.statement(view.id).history : null}
        next={view.next && `${paths.statement(view.id).history}?before=${view.next}`}
      />
    </div>
  );
}
