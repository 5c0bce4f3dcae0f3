import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { can } from '~/access/can';
import { openOrganisation } from '~/organisation/open.server';
import { latestPeriodEnd, statementLines } from '~/organisation/statements.server';
import { today } from '~/platform/clock.server';
import { act, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { addDays, addMonths, nextPeriod } from '~/questionnaire/period';
import { startStatement } from '~/statement/start.server';
import { DayInput, dayIn } from '~/ui/day-input';
import { ErrorSummary } from '~/ui/error-summary';
import { StatusTag } from '~/ui/status-tag';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.read');
  const lines = await statementLines(organisation.id);
  const end = await latestPeriodEnd(organisation.id);
  const suggested = end ? nextPeriod({ start: end, end }) : lastFinancialYear();
  const canStart = can(actor, 'statement.start', organisation.id);
  return { name: organisation.name, slug: organisation.slug, lines, suggested, canStart };
});

/** The last year to 31 March that is over. */
function lastFinancialYear() {
  const year = Number(today().slice(0, 4)) - (today().slice(5) > '03-31' ? 0 : 1);
  const start = `${year - 1}-04-01`;
  return { start, end: addDays(addMonths(start, 12), -1) };
}

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'statement.start');
  const form = await request.formData();
  const period = { start: dayIn(form, 'start'), end: dayIn(form, 'end') };
  try {
    const { statementId } = await startStatement({ actor, organisationId: organisation.id, period });
    throw redirect(`/statements/${statementId}`, 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    return data({ message: error.message, typed }, 422);
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Statements – ${view?.name ?? ''} – Proofmark` },
];

export default function StatementsRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={wrong ? [{ field: 'start-day', message: wrong.message }] : []} />
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Statements</h1>
      {view.lines.length === 0 && <p className="lede">No statement has been started yet.</p>}
      <ul className="list-rows">
        {view.lines.map((line) => (
          <li key={line.id}>
            <div>
              <h2>
                <Link to={`/statements/${line.id}`} className="govuk-link">
                  {line.year}
                </Link>
              </h2>
              <p className="quiet">{line.period}</p>
            </div>
            <p className="status-line">
              {line.states.map((state) => (
                <StatusTag key={state.status} status={state.status}>
                  {state.words}
                </StatusTag>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {view.canStart && (
        <section className="narrow">
          <h2 className="govuk-heading-m govuk-!-margin-top-8">Start a statement</h2>
          <p>
            You will need your accounts, payroll or project records, and an afternoon. You can stop at any
            time; everything is saved. The <a href="/questions">whole list of questions</a> can be read and
            printed first.
          </p>
          <Form method="post" noValidate>
            <DayInput
              name="start"
              legend="First day of the period"
              day={view.suggested.start}
              typed={wrong?.typed}
              message={wrong?.message}
            />
            <DayInput
              name="end"
              legend="Last day of the period"
              day={view.suggested.end}
              typed={wrong?.typed}
            />
            <div className="button-row">
              <button type="submit" className="govuk-button">
                Start the statement
              </button>
              <Link to={`/organisations/${view.slug}/import`} className="govuk-link">
                Import past years from a spreadsheet
              </Link>
            </div>
          </Form>
        </section>
      )}
    </>
  );
}
