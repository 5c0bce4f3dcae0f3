import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { act, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { askForExact, dropExactRequest, smallNumbersPage } from '~/statement/exact-figures.server';
import { openStatement } from '~/statement/open.server';
import { asPosted } from '~/statement/shown.server';
import { ErrorSummary } from '~/ui/error-summary';
import { SmallNumbersTable } from '~/ui/small-numbers-table';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return smallNumbersPage(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'exact_figure.ask');
  const form = await request.formData();
  const [measure, reason] = [String(form.get('measure') ?? ''), String(form.get('reason') ?? '')];
  try {
    const seen = asPosted(open, form, 'reason');
    if (form.get('intent') === 'drop') await dropExactRequest(actor, seen, measure);
    else await askForExact(actor, seen, measure, reason);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'incomplete') throw error;
    return data({ message: error.message, measure, reason }, 422);
  }
  throw redirect(`/statements/${open.statement.id}/small-numbers`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Small numbers – ${view?.organisation ?? ''} – Proofmark` },
];

export default function SmallNumbersRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary errors={wrong ? [{ field: `reason-${wrong.measure}`, message: wrong.message }] : []} />
      <Link to={`/statements/${view.id}/check`} className="govuk-back-link">
        Check your answers
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">How small numbers are published</h1>
      <p className="lede">
        A count of a few people can tell who they are. So counts about homelessness and other sensitive
        matters are rounded to the nearest 10 for the public, and not stated below 10. You, the assessor and
        the renewal document have the exact ones.
      </p>
      {view.figures.length === 0 ? (
        <p className="quiet">Nothing in this statement is rounded.</p>
      ) : (
        <SmallNumbersTable
          figures={view.figures}
          shown={view.shown}
          mayAsk={view.mayAsk}
          wrong={wrong ?? null}
        />
      )}
    </div>
  );
}
