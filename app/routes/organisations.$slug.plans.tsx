import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { openOrganisation } from '~/organisation/open.server';
import { addPlanTo, plansPage, removeGoalOf, setGoalOf } from '~/organisation/plans.server';
import { act, page } from '~/platform/http.server';
import { ErrorSummary } from '~/ui/error-summary';
import { GoalForm } from '~/ui/goal-form';
import { PlanForm } from '~/ui/plan-form';
import { PlanGoals } from '~/ui/plan-goals';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  return plansPage(actor, await openOrganisation(actor, params.slug ?? '', 'organisation.read'));
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  const organisation = await openOrganisation(actor, params.slug ?? '', 'plan.edit');
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = {
    intent: text('intent'),
    plan: text('plan'),
    measure: text('measure'),
    year: text('year'),
    value: text('value'),
    title: text('title'),
    about: text('about'),
  };
  if (typed.intent === 'remove') await removeGoalOf(actor, organisation, typed);
  else {
    const errors =
      typed.intent === 'goal'
        ? await setGoalOf(actor, organisation, typed)
        : await addPlanTo(actor, organisation.id, typed);
    if (errors.length > 0) return data({ errors, typed }, 422);
  }
  throw redirect(`/organisations/${organisation.slug}/plans`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Plans and goals – ${view?.name ?? ''} – Proofmark` },
];

export default function PlansRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const errors = wrong?.errors ?? [];
  const count = view.plans.flatMap(({ goals }) => goals).length;
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} />
      <Link to={`/organisations/${view.slug}`} className="govuk-back-link">
        Trends
      </Link>
      <p className="caption">{view.name}</p>
      <h1 className="govuk-heading-l">Plans and goals</h1>
      <p className="lede">
        What you mean to reach in coming years. A goal becomes that year’s target when its statement is
        started, and its trend shows how far you are. The Gold Mark looks at three years’ goals.
      </p>
      {view.plans.map((plan) => (
        <PlanGoals key={plan.id} plan={plan} editable={view.editable} />
      ))}
      {view.editable && view.plans.length > 0 && (
        <GoalForm
          key={`goals-${count}`}
          view={view}
          typed={wrong?.typed.intent === 'goal' ? wrong.typed : null}
          errors={wrong?.typed.intent === 'goal' ? errors : []}
        />
      )}
      {view.editable && (
        <PlanForm
          key={`plans-${view.plans.length}`}
          typed={wrong?.typed.intent === 'plan' ? wrong.typed : null}
          errors={wrong?.typed.intent === 'plan' ? errors : []}
        />
      )}
    </div>
  );
}
