import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { addFile, takeFileAway } from '~/evidence/evidence.server';
import { EvidenceList } from '~/evidence/evidence-list';
import { evidencePage } from '~/evidence/page.server';
import { byButton, chosen, file, given, line, ticked } from '~/forms/fields';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { BesideStatement } from '~/statement/beside-statement';
import { openStatement } from '~/statement/open.server';
import { EvidenceForm } from './evidence-form';

/** A file of 20 MB and the form around it. */
export const handle = { takes: 21_000_000 };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  return evidencePage(actor, open, new URL(request.url).searchParams.get('measure'));
});

const asked = byButton([
  z.object({
    intent: z.literal('add'),
    measure: chosen('Choose which answer the file is about'),
    about: line({ most: 300 }),
    file: file('Choose a file'),
    nobody: ticked('Confirm that nobody can be recognised in the file'),
  }),
  z.object({ intent: z.literal('remove'), file: given, measure: given }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const said = await read(request, asked);
  const { measure } = said;
  if (said.intent === 'remove') await takeFileAway(actor, open, said.file);
  else {
    const bytes = new Uint8Array(await said.file.arrayBuffer());
    await addFile(actor, open, {
      measureId: measure,
      about: said.about,
      file: { name: said.file.name, bytes },
    });
  }
  throw redirect(
    `${paths.statement(open.statement.id).evidence}?measure=${encodeURIComponent(measure)}`,
    303,
  );
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Evidence – ${view?.organisation ?? ''} – Proofmark` },
];

export default function EvidenceRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <BesideStatement view={view} title="Evidence" from="itself" result={result}>
      <p className="lede">
        The file behind a figure: a payroll summary, a register, a survey’s result. The assessor can open it;
        the public never sees it. Its fingerprint is kept with the figure.
      </p>
      <EvidenceList id={view.id} groups={view.groups} editable={view.editable} />
      {view.editable && (
        <EvidenceForm
          key={view.groups.flatMap(({ files }) => files).length}
          measures={view.measures}
          chosen={view.chosen}
          result={result}
        />
      )}
    </BesideStatement>
  );
}
