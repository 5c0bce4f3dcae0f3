import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { act, page } from '~/platform/http.server';
import { isDay } from '~/questionnaire/period';
import { contractPage, removeContractFigure, saveContractFigure } from '~/statement/contract-figures.server';
import { openStatement } from '~/statement/open.server';
import { ContractForm } from '~/ui/contract-form';
import { ContractList } from '~/ui/contract-list';
import { ErrorSummary } from '~/ui/error-summary';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return contractPage(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const form = await request.formData();
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const here = `/statements/${open.statement.id}/contracts`;
  if (typed.intent === 'remove') {
    const { contract = '', measure = '', periodStart = '', periodEnd = '' } = typed;
    if (isDay(periodStart) && isDay(periodEnd))
      await removeContractFigure(actor, open, { contract, measure, periodStart, periodEnd });
    throw redirect(here, 303);
  }
  const errors = await saveContractFigure(actor, open, typed);
  if (errors.length > 0) return data({ errors, typed }, 422);
  throw redirect(here, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Contracts and areas – ${view?.organisation ?? ''} – Proofmark` },
];

export default function ContractsRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary errors={wrong?.errors ?? []} />
      <Link to={`/statements/${view.id}`} className="govuk-back-link">
        All sections
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">For one contract or area</h1>
      <p className="lede">
        A council asks what you did under its contract, a region what you did there. Record those figures
        here: they stand beside the whole organisation’s, and a commissioner can download a document of them
        alone.
      </p>
      <ContractList contracts={view.contracts} editable={view.editable} />
      {view.editable && (
        <ContractForm
          // Emptied when a figure was recorded, kept when something was wrong.
          key={view.contracts.flatMap(({ figures }) => figures).length}
          known={view.known}
          measures={view.measures}
          typed={wrong?.typed ?? {}}
          errors={wrong?.errors ?? []}
        />
      )}
    </div>
  );
}
