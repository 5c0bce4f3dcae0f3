import { Form } from '~/forms/form';
import type { GoalView, PlanView } from '~/organisation/plans';

/** A plan with its goals and how each stands. */
export function PlanGoals({ plan, editable }: { plan: PlanView; editable: boolean }) {
  return (
    <section className="statement-section">
      <h2 className="govuk-heading-m">{plan.title}</h2>
      {plan.about && <p>{plan.about}</p>}
      {plan.goals.length === 0 && <p className="quiet">No goal has been set yet.</p>}
      <ul className="contract-figures">
        {plan.goals.map((goal) => (
          <li key={goal.measureId + goal.periodEnd}>
            <div>
              <b>{goal.goal}</b> {goal.measure}, {goal.year}
              <p className="small quiet">
                {goal.words} {goal.now && `Now ${goal.now}.`}
              </p>
            </div>
            {editable && <TakeAway plan={plan} goal={goal} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TakeAway({ plan, goal }: { plan: PlanView; goal: GoalView }) {
  return (
    <Form given={{ plan: plan.id, measure: goal.measureId, year: goal.periodEnd }}>
      <button type="submit" name="intent" value="remove" className="as-link">
        Take away
        <span className="govuk-visually-hidden">
          : {goal.measure} {goal.year}
        </span>
      </button>
    </Form>
  );
}
