import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, line, words } from '~/forms/fields';
import { act, read } from '~/forms/read.server';
import { openOrganisation } from '~/organisation/open.server';
import { addPlanTo, plansPage, removeGoalOf, setGoalOf } from '~/organisation/plans.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { GoalForm } from './goal-form';
import { PlanForm } from './plan-form';
import { PlanGoals } from './plan-goals';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return plansPage(actor, await openOrganisation(actor, params.slug ?? '', 'organisation.read'));
});

const asked = byButton([
  z.object({
    intent: z.literal('plan'),
    title: line({ most: 120, what: 'the name', missing: 'Give the plan a name' }),
    about: words({ most: 1_000 }),
  }),
  z.object({ intent: z.literal('goal'), plan: given, measure: given, year: given, value: given }),
  z.object({ intent: z.literal('remove'), plan: given, measure: given, year: given }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'plan.edit');
  const said = await read(request, asked);
  if (said.intent === 'remove') await removeGoalOf(actor, organisation, said);
  if (said.intent === 'goal') await setGoalOf(actor, organisation, said);
  if (said.intent === 'plan') await addPlanTo(actor, organisation.id, said);
  throw redirect(paths.organisation(organisation.slug).plans, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Plans and goals – ${view?.name ?? ''} – Proofmark` },
];

export default function PlansRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const count = view.plans.flatMap(({ goals }) => goals).length;
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.organisation(view.slug).itself} className="govuk-back-link">
        Trends
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Plans and goals</h1>
      <p className="lede">
        What you mean to reach in coming years. A goal becomes that year’s target when its statement is
        started, and its trend shows how far you are. Assessors look at the goals of three years.
      </p>
      {view.plans.map((plan) => (
        <PlanGoals key={plan.id} plan={plan} editable={view.editable} />
      ))}
      {view.editable && view.plans.length > 0 && (
        <GoalForm key={`goals-${count}`} view={view} result={result} />
      )}
      {view.editable && <PlanForm key={`plans-${view.plans.length}`} result={result} />}
    </div>
  );
}
