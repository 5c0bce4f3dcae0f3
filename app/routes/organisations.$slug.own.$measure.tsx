import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, line, ticked, words } from '~/forms/fields';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { Options } from '~/forms/options';
import { act, read } from '~/forms/read.server';
import { TextLine } from '~/forms/text-line';
import { Tick } from '~/forms/tick';
import { deleteOwn, endOwn, ownPage, renameOwn } from '~/organisation/change-own.server';
import { openOrganisation } from '~/organisation/open.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.edit');
  return ownPage(organisation, params.measure ?? '');
});

const asked = byButton([
  z.object({
    intent: z.literal('rename'),
    label: line({ most: 120, what: 'the name', missing: 'Say what is counted' }),
    definition: words({ most: 500 }),
  }),
  z.object({ intent: z.literal('end'), until: given }),
  z.object({ intent: z.literal('resume') }),
  z.object({
    intent: z.literal('delete'),
    sure: ticked('Confirm that the measure and what is said of it is to be deleted'),
  }),
]);

const DONE = { rename: 'renamed', end: 'ended', resume: 'resumed', delete: 'deleted' };

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'organisation.edit');
  const id = params.measure ?? '';
  const said = await read(request, asked);
  if (said.intent === 'rename') await renameOwn(actor, organisation.id, id, said);
  if (said.intent === 'end') await endOwn(actor, organisation.id, id, said.until);
  if (said.intent === 'resume') await endOwn(actor, organisation.id, id, null);
  if (said.intent === 'delete') await deleteOwn(actor, organisation.id, id);
  throw redirect(`${paths.organisation(organisation.slug).ownMeasures}?done=${DONE[said.intent]}#done`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.label ?? ''} – ${view?.name ?? ''} – Proofmark` },
];

type View = ReturnType<typeof useLoaderData<typeof loader>>;

/** Another name for an own measure, its end, or none of it where no submitted statement states it. */
export default function OwnMeasureRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.organisation(view.slug).ownMeasures} className="govuk-back-link">
        Your own measures
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">{view.label}</h1>
      <Form id="rename" result={result}>
        <h2 className="govuk-heading-m">Name it otherwise</h2>
        <p>
          What was submitted keeps the words it was submitted with. If something else is counted from now on,
          end this measure and add another, so that no chart joins what cannot be compared.
        </p>
        <TextLine name="label" label="What is counted" value={view.label} />
        <TextLine name="definition" label="What counts and what does not" value={view.definition} />
        <button type="submit" name="intent" value="rename" className="govuk-button">
          Save
        </button>
      </Form>
      {view.submitted.length > 0 ? (
        <Ending view={view} result={result} />
      ) : (
        <Deleting view={view} result={result} />
      )}
    </div>
  );
}

interface PartProps {
  view: View;
  result: FormResult | undefined;
}

function Ending({ view, result }: PartProps) {
  if (view.until)
    return (
      <Form id="resume" result={result} className="govuk-!-margin-top-8">
        <h2 className="govuk-heading-m">Ask it again</h2>
        <p>It is ended: statements after {view.until} do not ask it.</p>
        <button type="submit" name="intent" value="resume" className="govuk-button govuk-button--quiet">
          Ask it again
        </button>
      </Form>
    );
  return (
    <Form id="end" result={result} className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">End it</h2>
      <p>
        Submitted statements state it ({view.submitted.join(', ')}), so it cannot be deleted. Once it is
        ended, later statements do not ask it.
        {view.drafts.length > 0 &&
          ` The answer in the draft for ${view.drafts.join(', ')} is then no part of it; it comes back if you ask the measure again.`}
      </p>
      <Options
        name="until"
        label="The last year that asks it"
        groups={[{ options: view.ends.map(({ end, label }) => ({ id: end, label })) }]}
        value={view.ends[0]?.end}
      />
      <button type="submit" name="intent" value="end" className="govuk-button govuk-button--quiet">
        End it
      </button>
    </Form>
  );
}

function Deleting({ view, result }: PartProps) {
  const { drafts, goals } = view;
  return (
    <Form id="delete" result={result} className="govuk-!-margin-top-8">
      <h2 className="govuk-heading-m">Delete it</h2>
      {drafts.length + goals > 0 ? (
        <>
          <p>No submitted statement states it. Lost with it, for good:</p>
          <ul className="govuk-list govuk-list--bullet">
            {drafts.length > 0 && (
              <li>its answer, with notes and targets, in the draft for {drafts.join(', ')}</li>
            )}
            {goals > 0 && <li>{goals === 1 ? 'one goal' : `${goals} goals`} of your plans</li>}
          </ul>
        </>
      ) : (
        <p>No statement, draft or plan says anything of it: nothing is lost with it.</p>
      )}
      <p>Files of evidence for it, if there are any, are offered no more.</p>
      <Tick name="sure" label={`Delete “${view.label}” and what is said of it.`} />
      <button type="submit" name="intent" value="delete" className="govuk-button govuk-button--warning">
        Delete the measure
      </button>
    </Form>
  );
}
