import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { DayInput } from '~/forms/day-input';
import { byButton, day, ticked } from '~/forms/fields';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { act, read } from '~/forms/read.server';
import { Tick } from '~/forms/tick';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { BesideStatement } from '~/statement/beside-statement';
import { changePage, changePeriod, deleteDraft, dropCorrection } from '~/statement/change-draft.server';
import { doneAt } from '~/statement/done.server';
import { openStatement } from '~/statement/open.server';
import { postedShown } from '~/statement/shown';
import { asPosted, decidedOn } from '~/statement/shown.server';
import { ShownFields } from '~/statement/shown-fields';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const view = await changePage(await openStatement(actor, params.id ?? '', 'statement.change'));
  if (!view) throw redirect(paths.statement(params.id ?? '').itself);
  return view;
});

const asked = byButton([
  z.object({
    intent: z.literal('redate'),
    shown: postedShown,
    start: day('Enter the first day of the period, like 1 4 2025'),
    end: day('Enter the last day of the period, like 31 3 2026'),
  }),
  z.object({
    intent: z.literal('delete'),
    shown: postedShown,
    sure: ticked('Confirm that the draft and all that is in it is to be deleted'),
  }),
  z.object({
    intent: z.literal('drop'),
    shown: postedShown,
    sure: ticked('Confirm that the corrected version is to be dropped'),
  }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.change');
  const said = await read(request, asked, decidedOn(open));
  const seen = asPosted(open, said.shown);
  if (said.intent === 'redate') {
    await changePeriod(actor, seen, { start: said.start, end: said.end });
    throw redirect(doneAt(paths.statement(open.statement.id).itself, 'redated'), 303);
  }
  if (said.intent === 'drop') {
    await dropCorrection(actor, seen);
    throw redirect(doneAt(paths.statement(open.statement.id).itself, 'dropped'), 303);
  }
  await deleteDraft(actor, seen);
  throw redirect(`${paths.organisation(open.organisation.slug).statements}?done=deleted#done`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: `${view?.kind === 'correction' ? 'Drop a corrected version' : 'Change the draft'}, ${view?.period ?? ''} – ${view?.organisation.name ?? ''} – Proofmark`,
  },
];

/** Other days for a draft, or none of it: while nothing of it was submitted. */
export default function ChangeDraftRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (view.kind === 'correction') return <DropCorrection view={view} result={result} />;
  return (
    <BesideStatement
      view={{ ...view, organisation: view.organisation.name }}
      title="Change the draft"
      from="itself"
      result={result}
    >
      <p className="lede">
        Nothing of this statement was submitted yet, so its period can still be another one.
      </p>
      <Form id="redate" result={result}>
        <ShownFields shown={view.shown} />
        <h2 className="govuk-heading-m">Give it other days</h2>
        <p>
          What is stated for {view.period} is stated for the new days. A figure with days of its own keeps
          them. If somebody had said that the statement is ready, it has to be said again.
        </p>
        <DayInput name="start" legend="First day of the period" day={view.start} />
        <DayInput name="end" legend="Last day of the period" day={view.end} />
        <button type="submit" name="intent" value="redate" className="govuk-button">
          Change the period
        </button>
      </Form>
      <Form id="delete" result={result} className="govuk-!-margin-top-8">
        <ShownFields shown={view.shown} />
        <h2 className="govuk-heading-m">Delete it</h2>
        <p>Lost with it, for good:</p>
        <ul className="govuk-list govuk-list--bullet">
          {view.lost.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p>The trail keeps that the draft was there, who deleted it and when, and these counts.</p>
        <Tick name="sure" label={`Delete the draft for ${view.period} and all that is in it.`} />
        <button type="submit" name="intent" value="delete" className="govuk-button govuk-button--warning">
          Delete the draft
        </button>
      </Form>
    </BesideStatement>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

/** A correction that was begun by mistake: what is lost with it, and what stays as it is. */
function DropCorrection({
  view,
  result,
}: {
  view: Extract<View, { kind: 'correction' }>;
  result: FormResult | undefined;
}) {
  const { version, stays } = view;
  return (
    <BesideStatement
      view={{ ...view, organisation: view.organisation.name }}
      title="Drop this corrected version"
      from="itself"
      result={result}
    >
      <p className="lede">
        Nothing of version {version} was submitted, so it can be dropped as if it had never begun.
      </p>
      <Form result={result}>
        <ShownFields shown={view.shown} />
        <p>Lost with it, for good:</p>
        <ul className="govuk-list govuk-list--bullet">
          {view.lost.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p>
          Version {stays.number} ({stays.words.toLowerCase()}) stays as it is, with its documents and its
          address. Files of evidence, own measures and what was said of words are the statement’s and the
          organisation’s: they stay as they are now. The trail keeps that the corrected version was there, who
          dropped it and when, and these counts.
        </p>
        <Tick name="sure" label={`Drop version ${version} and keep version ${stays.number}.`} />
        <button type="submit" name="intent" value="drop" className="govuk-button govuk-button--warning">
          Drop the corrected version
        </button>
      </Form>
    </BesideStatement>
  );
}
