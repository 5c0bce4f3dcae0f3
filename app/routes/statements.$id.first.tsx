import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { act, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { chooseLeads, leadsPage, MOST_LEADS, WrongPlace } from '~/statement/leads.server';
import { openStatement } from '~/statement/open.server';
import { asPosted } from '~/statement/shown.server';
import { ErrorSummary } from '~/ui/error-summary';
import { ShownFields } from '~/ui/shown-fields';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return leadsPage(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const form = await request.formData();
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const ids = Array.from({ length: MOST_LEADS }, (_, place) => String(form.get(`first-${place}`) ?? ''));
  try {
    await chooseLeads(actor, asPosted(open, form), ids);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'incomplete') throw error;
    const place = error instanceof WrongPlace ? error.place : 0;
    return data({ place, message: error.message, ids }, 422);
  }
  throw redirect(`/statements/${open.statement.id}/check`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `What is read first – ${view?.organisation ?? ''} – Proofmark` },
];

const PLACES = ['First', 'Second', 'Third', 'Fourth'];

export default function FirstRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary errors={wrong ? [{ field: `first-${wrong.place}`, message: wrong.message }] : []} />
      <Link to={`/statements/${view.id}/check`} className="govuk-back-link">
        Check your answers
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">What is read first</h1>
      <p className="lede">
        The statement, its PDFs and the directory open with four figures. Choose them, or leave it to what the
        figures say: {view.byItself.join(', ') || 'nothing is stated yet'}.
      </p>
      <Form method="post">
        <ShownFields shown={view.shown} />
        {(wrong?.ids ?? view.chosen).map((id, place) => (
          <div
            key={PLACES[place]}
            className={`govuk-form-group${wrong?.place === place ? ' govuk-form-group--error' : ''}`}
          >
            <label htmlFor={`first-${place}`} className="govuk-label">
              {PLACES[place]}
            </label>
            {wrong?.place === place && (
              <p className="govuk-error-message" id={`first-${place}-error`}>
                <span className="govuk-visually-hidden">Error:</span> {wrong.message}
              </p>
            )}
            <select
              id={`first-${place}`}
              name={`first-${place}`}
              defaultValue={id}
              className="govuk-select"
              aria-describedby={wrong?.place === place ? `first-${place}-error` : undefined}
              disabled={!view.mayChoose}
            >
              <option value="">Worked out from the figures</option>
              {view.choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.label}
                </option>
              ))}
            </select>
          </div>
        ))}
        {view.mayChoose && (
          <button type="submit" className="govuk-button">
            Save
          </button>
        )}
      </Form>
    </div>
  );
}
