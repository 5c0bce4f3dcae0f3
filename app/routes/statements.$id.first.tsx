import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { given } from '~/forms/fields';
import { Form } from '~/forms/form';
import { Options } from '~/forms/options';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { sentenceCase } from '~/questionnaire/format';
import { BesideStatement } from '~/statement/beside-statement';
import { LEAD_PLACES } from '~/statement/lead-places';
import { chooseLeads, leadsPage } from '~/statement/leads.server';
import { openStatement } from '~/statement/open.server';
import { postedShown } from '~/statement/shown';
import { asPosted } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return leadsPage(actor, await openStatement(actor, params.id ?? '', 'organisation.read'));
});

const asked = z.object({ shown: postedShown, first: given, second: given, third: given, fourth: given });

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const said = await read(request, asked);
  await chooseLeads(
    actor,
    asPosted(open, said.shown),
    LEAD_PLACES.map((place) => said[place]),
  );
  throw redirect(paths.statement(open.statement.id).check, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `What is read first – ${view?.organisation ?? ''} – Proofmark` },
];

export default function FirstRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <BesideStatement view={view} title="What is read first" from="check" result={result}>
      <p className="lede">
        The statement, its PDFs and the directory open with four figures. Choose them, or leave it to what the
        figures say: {view.byItself.join(', ') || 'nothing is stated yet'}.
      </p>
      <Form result={result}>
        <ShownFields shown={view.shown} />
        {LEAD_PLACES.map((place, index) => (
          <Options
            key={place}
            name={place}
            label={sentenceCase(place)}
            none="Worked out from the figures"
            groups={[{ options: view.choices }]}
            value={view.chosen[index]}
            disabled={!view.mayChoose}
          />
        ))}
        {view.mayChoose && (
          <button type="submit" className="govuk-button">
            Save
          </button>
        )}
      </Form>
    </BesideStatement>
  );
}
