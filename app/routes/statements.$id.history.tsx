import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { changeInWords } from '~/audit/events';
import { actorsIn, historyOf } from '~/audit/history.server';
import { inSittings } from '~/audit/sittings';
import { ErrorSummary } from '~/forms/error-summary';
import { chosen } from '~/forms/fields';
import { Form } from '~/forms/form';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { shownIn } from '~/questionnaire/draft-schema';
import { periodInWords } from '~/questionnaire/period';
import { shortened } from '~/questionnaire/text';
import { openStatement } from '~/statement/open.server';
import { restorable, restoreAnswer } from '~/statement/restore.server';
import { Done } from '~/ui/done';
import { Pages } from '~/ui/pages';

export const handle = { script: false };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  const { statement, organisation } = open;
  const asked = new URL(request.url).searchParams;
  const [before, by, measure] = ['before', 'by', 'measure'].map((name) => asked.get(name) || null);
  const { sections, wayBack } = await restorable(actor, open);
  const { entries, next } = await historyOf(organisation.id, statement.id, before, { by, measure });
  return {
    id: statement.id,
    organisation: organisation.name,
    period: periodInWords({ start: statement.period_start, end: statement.period_end }),
    // Of one answer every saving stands by itself: what was overwritten within a sitting can be brought back, too.
    entries: (measure ? entries : inSittings(entries)).map((entry) => ({
      ...entry,
      changes: entry.changes.map((change) => ({ ...change, back: wayBack(change) })),
    })),
    people: await actorsIn(organisation.id, statement.id),
    sections,
    brought: labelOf(sections, asked.get('brought')),
    by: by ?? '',
    measure: measure ?? '',
    next,
    later: before !== null,
  };
});

function labelOf(sections: { measures: { id: string; label: string }[] }[], id: string | null) {
  return sections.flatMap(({ measures }) => measures).find((each) => each.id === id)?.label ?? null;
}

const restoring = z.object({
  event: chosen('Press one of the page’s own buttons'),
  measure: chosen('Press one of the page’s own buttons'),
  shown: z.string().default('{}').transform(shownIn),
  by: z.string().default(''),
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const { by, ...answer } = await read(request, restoring);
  await restoreAnswer(actor, open, answer);
  const said = new URLSearchParams({ brought: answer.measure, ...(by && { by }) });
  throw redirect(`${paths.statement(open.statement.id).history}?${said}#done`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History – ${data?.organisation ?? ''} – Proofmark` },
];

const when = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

type View = ReturnType<typeof useLoaderData<typeof loader>>;
type Entry = View['entries'][number];

export default function HistoryRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { history, itself } = paths.statement(view.id);
  const filter = Object.fromEntries(
    Object.entries({ by: view.by, measure: view.measure }).filter(([, value]) => value),
  );
  const of = (more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...filter, ...more });
    return query.size > 0 ? `${history}?${query}` : history;
  };
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={itself} className="govuk-back-link">
        All sections
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      {view.brought && (
        <Done>
          “{view.brought}” is again what it was. That is a change of its own: what it replaced is in the
          history, too.
        </Done>
      )}
      <h1 className="govuk-heading-l">History</h1>
      <Filter view={view} address={history} />
      {view.entries.length === 0 && <p>Nothing has happened that fits.</p>}
      <ol className="trail">
        {view.entries.map((entry) => (
          <li key={entry.id}>
            <p>
              <b>{entry.actor}</b> {entry.what}
            </p>
            <p className="small quiet">
              <time dateTime={entry.at}>{when.formatRange(new Date(entry.since), new Date(entry.at))}</time>
            </p>
            {entry.reason && <p>“{entry.reason}”</p>}
            {entry.changes.length > 0 && <Changes entry={entry} view={view} of={of} />}
          </li>
        ))}
      </ol>
      <Pages
        of="the history"
        first={view.later ? of() : null}
        next={view.next && of({ before: view.next })}
      />
    </div>
  );
}

/** Whose changes, and of which answer. */
function Filter({ view, address }: { view: View; address: string }) {
  return (
    <form method="get" action={address} className="filters">
      <div>
        <label className="govuk-label" htmlFor="by">
          Whose changes
        </label>
        <select className="govuk-select" id="by" name="by" defaultValue={view.by}>
          <option value="">Everybody’s</option>
          {view.people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className="govuk-label" htmlFor="measure">
          Of which answer
        </label>
        <select className="govuk-select" id="measure" name="measure" defaultValue={view.measure}>
          <option value="">All answers</option>
          {view.sections.map(({ title, measures }) => (
            <optgroup key={title} label={title}>
              {measures.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <button type="submit" className="govuk-button govuk-button--quiet">
        Show
      </button>
    </form>
  );
}

interface ChangesProps {
  entry: Entry;
  view: View;
  /** The address of the history with these filters, too. */
  of: (more: Record<string, string>) => string;
}

function Changes({ entry, view, of }: ChangesProps) {
  const { changes } = entry;
  return (
    <details className="more" open={view.measure !== ''}>
      <summary>
        {changes.length} {changes.length === 1 ? 'answer' : 'answers'}
        <span className="govuk-visually-hidden">, {when.format(new Date(entry.at))}</span>
      </summary>
      <ul className="govuk-list small">
        {changes.map((change) => (
          <li key={change.id ?? change.measure}>
            <b>{change.measure}</b>: {changeInWords(change)}
            {change.times && (
              <>
                {' '}
                <a href={of({ measure: change.id })} className="govuk-link">
                  All {change.times} savings
                  <span className="govuk-visually-hidden"> of {change.measure}</span>
                </a>
              </>
            )}
            {change.back && <BringBack change={change} back={change.back} by={view.by} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface BringBackProps {
  change: Entry['changes'][number];
  back: NonNullable<Entry['changes'][number]['back']>;
  by: string;
}

function BringBack({ change: { id, measure, knownBy }, back, by }: BringBackProps) {
  return (
    <Form given={{ event: knownBy, measure: id, shown: back.shown, by }}>
      <button type="submit" className="as-link">
        Bring back {back.words === 'No answer' ? 'no answer' : `“${shortened(back.words)}”`}
        <span className="govuk-visually-hidden"> for {measure}</span>
      </button>
    </Form>
  );
}
