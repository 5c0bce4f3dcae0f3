import type { MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/account/actor.server';
import { act } from '~/forms/read.server';
import { paths } from '~/paths';
import { now } from '~/platform/clock.server';
import { page } from '~/platform/http.server';
import { periodInWords } from '~/questionnaire/period';
import { openStatement } from '~/statement/open.server';
import { sectionContext, sectionPage } from '~/statement/section.server';
import { postSection } from '~/statement/section-action.server';
import { SectionForm } from './section-form';
import { SectionSteps } from './section-steps';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'organisation.read');
  const view = await sectionPage(actor, open, await sectionContext(open, params.section ?? ''));
  const { statement, organisation } = open;
  const period = periodInWords({ start: statement.period_start, end: statement.period_end });
  // A new key makes the form take up what a "use last year's" press has just saved.
  const key = new URL(request.url).searchParams.get('now') ?? '';
  return { ...view, id: statement.id, period, organisation: organisation.name, key };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openStatement(actor, params.id ?? '', 'statement.edit');
  const { said, outcome } = await postSection(actor, open, params.section ?? '', request);
  const { intent, next } = said;
  if (outcome.kind === 'conflict') return data(outcome, 409);
  if (intent === 'autosave') return data(outcome);
  const { itself: tasks, section } = paths.statement(open.statement.id);
  const here = section(params.section ?? '');
  const [what, measureId] = intent.split(':');
  if (what === 'copy' || what === 'theirs')
    throw redirect(`${here}?now=${measureId}-${now().getTime()}#${measureId}`, 303);
  if (outcome.ask) throw redirect(`${here}?now=${outcome.ask}-ask#${outcome.ask}`, 303);
  throw redirect(intent === 'continue' && /^[a-z_]+$/.test(next) ? section(next) : tasks, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view, error }) => [
  { title: error || !view ? 'Proofmark' : `${view.section.title} – ${view.organisation} – Proofmark` },
];

export default function SectionRoute() {
  const view = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  return (
    <div className="form-page">
      <SectionSteps id={view.id} sections={view.sections} current={view.section.id} />
      <div>
        <p className="caption">
          {view.organisation} · {view.period}
        </p>
        <h1 className="govuk-heading-l">{view.section.title}</h1>
        <p className="lede">{view.section.lede}</p>
        <SectionForm key={view.key + view.section.id} view={view} outcome={outcome} />
      </div>
    </div>
  );
}
