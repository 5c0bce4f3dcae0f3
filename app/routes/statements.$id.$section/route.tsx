import type { MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { type ClientActionFunctionArgs, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { requireActor } from '~/account/actor.server';
import { act } from '~/forms/read.server';
import { revalidates } from '~/forms/unreached';
import { paths } from '~/paths';
import { now } from '~/platform/clock.server';
import { page } from '~/platform/http.server';
import { periodInWords } from '~/questionnaire/period';
import { sectionContext, sectionPage } from '~/statement/section.server';
import { postSection } from '~/statement/section-action.server';
import { openSection } from '~/statement/section-turns.server';
import type { SectionOutcome, SectionStep } from '~/statement/section-view';
import { Done } from '~/ui/done';
import { send } from './saving';
import { SectionForm } from './section-form';
import { SectionSteps } from './section-steps';
import type { Said } from './use-autosave';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openSection(actor, params.id ?? '', params.section ?? '', 'organisation.read');
  const view = await sectionPage(actor, open, await sectionContext(open, params.section ?? ''));
  const { statement, organisation } = open;
  const period = periodInWords({ start: statement.period_start, end: statement.period_end });
  // A new key makes the form take up what a "use last year's" press has just saved.
  const key = new URL(request.url).searchParams.get('now') ?? '';
  return {
    ...view,
    mayAsk: view.editable && !open.asked,
    id: statement.id,
    period,
    organisation: organisation.name,
    key,
  };
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const open = await openSection(actor, params.id ?? '', params.section ?? '', 'statement.edit');
  const { said, outcome } = await postSection(actor, open, params.section ?? '', request);
  const { intent, next } = said;
  // A choice that leaves another to be made is answered in place, with the form drawn anew.
  const settled = /^(theirs|mine):/.test(intent) ? `${intent}-${now().getTime()}` : '';
  if (outcome.kind === 'conflict') return data({ ...outcome, settled }, 409);
  if (intent === 'autosave') return data(outcome);
  if (intent === 'no_part' || intent === 'is_part')
    throw redirect(
      `${paths.statement(open.statement.id).section(params.section ?? '')}?now=${intent}-${now().getTime()}#done`,
      303,
    );
  // Whoever goes on is told of it first; whoever leaves finds it on the list of sections.
  if (outcome.kind === 'unread' && intent !== 'later') return data(outcome, 422);
  const { itself, section, check } = paths.statement(open.statement.id);
  // Who was asked for some sections alone sees no list of all, and has nothing to check.
  const [tasks, behind] = open.alone ? [paths.home, paths.home] : [itself, check];
  const here = section(params.section ?? '');
  const [what, measureId] = intent.split(':');
  if (what === 'copy' || what === 'theirs' || what === 'mine')
    throw redirect(`${here}?now=${measureId}-${now().getTime()}#${measureId}`, 303);
  if (outcome.ask) throw redirect(`${here}?now=${outcome.ask}-ask#${outcome.ask}`, 303);
  if (intent !== 'continue') throw redirect(tasks, 303);
  // Behind the last section nothing is left to answer but what the check finds.
  throw redirect(/^[a-z_]{1,60}$/.test(next) ? section(next) : behind, 303);
});

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) =>
  send(request, serverAction);

export const shouldRevalidate = revalidates;

export const meta: MetaFunction<typeof loader> = ({ data: view, error }) => {
  if (error || !view) return [{ title: 'Proofmark' }];
  const wrong = view.faults.length > 0 ? 'Error: ' : '';
  return [{ title: `${wrong}${view.section.title} – ${view.organisation} – Proofmark` }];
};

const settledBy = (pressed: Said | undefined) =>
  pressed && 'settled' in pressed ? String(pressed.settled) : '';

export default function SectionRoute() {
  const view = useLoaderData<typeof loader>();
  const pressed = useActionData<typeof action>() as Said | undefined;
  // A saving while somebody types says how far its section is; everything else is as the page was loaded.
  const [step, setStep] = useState<(SectionStep & { of: typeof view }) | null>(null);
  const sections = view.sections.map((each) => (step?.of === view && step.id === each.id ? step : each));
  const onStep = (now: SectionOutcome['step']) => {
    const here = view.sections.find(({ id }) => id === view.section.id);
    if (here) setStep({ ...here, ...now, of: view });
  };
  return (
    <>
      {/* The list of sections stands before the questions on every page: whoever reads by keyboard passes it. */}
      <a href="#questions" className="govuk-skip-link">
        Skip to the questions
      </a>
      <div className="form-page">
        <SectionSteps id={view.id} sections={sections} current={view.section.id} alone={view.alone} />
        <div id="questions" tabIndex={-1}>
          <Link
            to={view.alone ? paths.home : paths.statement(view.id).itself}
            className="govuk-back-link to-sections"
          >
            {view.alone ? 'Your work' : 'All sections'}
          </Link>
          {view.key.startsWith('no_part') && (
            <Done>All that was blank here says “does not apply” now, with your reason.</Done>
          )}
          {view.key.startsWith('is_part') && (
            <Done>What said “does not apply” for that reason is blank again.</Done>
          )}
          <p className="caption">
            {view.organisation} · {view.period}
          </p>
          <h1 className="govuk-heading-l">{view.section.title}</h1>
          <p className="lede">{view.section.lede}</p>
          {view.alone && view.editable && (
            <p className="quiet">
              You see this until the statement is declared and handed in. What you enter keeps your name.
            </p>
          )}
          {view.mayAsk && (
            <p className="quiet">
              <Link to={paths.statement(view.id).ask(view.section.id)} className="govuk-link">
                Ask a colleague to answer this section
              </Link>
            </p>
          )}
          {view.readOnly && (
            <p className="govuk-inset-text">
              {view.readOnly}{' '}
              <Link to={view.alone ? paths.home : paths.statement(view.id).itself} className="govuk-link">
                {view.alone ? 'Your work' : 'All sections'}
              </Link>
            </p>
          )}
          <SectionForm
            key={view.key + view.section.id + settledBy(pressed)}
            view={view}
            pressed={pressed}
            onStep={onStep}
          />
        </div>
      </div>
    </>
  );
}
