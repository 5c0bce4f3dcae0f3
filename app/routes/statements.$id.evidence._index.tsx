import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { addFile, takeFileAway } from '~/evidence/evidence.server';
import { evidencePage } from '~/evidence/page.server';
import { act, page } from '~/platform/http.server';
import { openStatement } from '~/statement/open.server';
import { ErrorSummary } from '~/ui/error-summary';
import { EvidenceForm } from '~/ui/evidence-form';
import { EvidenceList } from '~/ui/evidence-list';

/** A file of 20 MB and the form around it. */
export const handle = { takes: 21_000_000 };

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  return evidencePage(actor, open, new URL(request.url).searchParams.get('measure'));
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { measure: text('measure'), about: text('about') };
  const file = form.get('file');
  if (text('intent') === 'remove') await takeFileAway(actor, open, text('file'));
  else {
    const errors = await addFile(actor, open, {
      measureId: typed.measure,
      about: typed.about,
      withoutPersonalData: form.get('nobody') === 'yes',
      file:
        file instanceof File && file.name
          ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
          : null,
    });
    if (errors.length > 0) return data({ errors, typed }, 422);
  }
  throw redirect(
    `/statements/${open.statement.id}/evidence?measure=${encodeURIComponent(typed.measure)}`,
    303,
  );
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Evidence – ${view?.organisation ?? ''} – Proofmark` },
];

export default function EvidenceRoute() {
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
      <h1 className="govuk-heading-l">Evidence</h1>
      <p className="lede">
        The file behind a figure: a payroll summary, a register, a survey’s result. The assessor can open it;
        the public never sees it. Its fingerprint is kept with the figure.
      </p>
      <EvidenceList id={view.id} groups={view.groups} editable={view.editable} />
      {view.editable && (
        <EvidenceForm
          key={view.groups.flatMap(({ files }) => files).length}
          measures={view.measures}
          chosen={wrong?.typed.measure ?? view.chosen}
          about={wrong?.typed.about ?? ''}
          errors={wrong?.errors ?? []}
        />
      )}
    </div>
  );
}
