import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { byButton, chosen, dayOrNone, given, line } from '~/forms/fields';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { BesideStatement } from '~/statement/beside-statement';
import { CONTRACT_NAME_LIMIT } from '~/statement/contract-figures';
import { contractPage, removeContractFigure, saveContractFigure } from '~/statement/contract-figures.server';
import { openStatement } from '~/statement/open.server';
import { ContractForm } from './contract-form';
import { ContractList } from './contract-list';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return contractPage(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

const typed = z.string().max(100_000, 'This is far too long to be saved').default('');

const asked = byButton([
  z.object({
    intent: z.literal('save'),
    contract: line({
      most: CONTRACT_NAME_LIMIT,
      what: 'the name',
      missing: 'Say which contract or area the figure is for',
    }),
    measure: chosen('Choose what was counted'),
    value: typed,
    numerator: typed,
    denominator: typed,
    periodStart: dayOrNone,
    periodEnd: dayOrNone,
    qualifier: typed,
    basis: typed,
    note: typed,
  }),
  z.object({
    intent: z.literal('remove'),
    contract: given,
    measure: given,
    periodStart: given,
    periodEnd: given,
  }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const { intent, ...figure } = await read(request, asked);
  if (intent === 'remove') await removeContractFigure(actor, open, figure);
  else await saveContractFigure(actor, open, figure);
  throw redirect(paths.statement(open.statement.id).contracts, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Contracts and areas – ${view?.organisation ?? ''} – Proofmark` },
];

export default function ContractsRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <BesideStatement view={view} title="For one contract or area" from="itself" result={result}>
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
          result={result}
        />
      )}
    </BesideStatement>
  );
}
