import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requireActor } from '~/access/actor.server';
import { can } from '~/access/can';
import { act, notFoundUnless, page } from '~/platform/http.server';
import { Refusal } from '~/platform/refusal';
import { decide } from '~/statement/decision-form.server';
import { openStatement } from '~/statement/open.server';
import { reviewPage } from '~/statement/review.server';
import { asPosted, ChangedSince, refuseOldPage } from '~/statement/shown.server';
import { BroughtInYears } from '~/ui/brought-in-years';
import { CriteriaList } from '~/ui/criteria-list';
import { DecisionForm } from '~/ui/decision-form';
import { ErrorSummary } from '~/ui/error-summary';
import { ExactRequests } from '~/ui/exact-requests';
import { ReviewSection } from '~/ui/review-section';
import { StatusTag } from '~/ui/status-tag';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  if (open.version.status === 'draft') throw redirect(`/statements/${open.statement.id}`);
  return reviewPage(actor, open);
});

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'statement.decide');
  const form = await request.formData();
  const seen = asPosted(open, form, 'reason', 'comment');
  try {
    throw redirect(await decide(actor, seen, form), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof ChangedSince) throw error;
    if (error.code === 'incomplete') await refuseOldPage(seen);
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    return data({ message: error.message, typed }, error.code === 'incomplete' ? 422 : 409);
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Assess ${view?.organisation ?? ''} – Proofmark` },
];

/** The field that a refusal is about. */
function fieldOf({ message, typed }: { message: string; typed: Record<string, string> }): string {
  if (typed.intent === 'comment') return `comment-${typed.measure}`;
  if (typed.intent?.endsWith('-exact')) return 'exact';
  return /date/.test(message) ? 'publish-day' : 'reason';
}

export default function ReviewRoute() {
  const view = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const errors = wrong ? [{ field: fieldOf(wrong), message: wrong.message }] : [];
  return (
    <>
      <ErrorSummary errors={errors} />
      <Link to="/review" className="govuk-back-link">
        Statements to assess
      </Link>
      <p className="caption">
        {view.period} · {view.level}, {view.cycle.toLowerCase()}{' '}
        <StatusTag status={view.status}>{view.statusWords}</StatusTag>
      </p>
      <h1 className="govuk-heading-l">{view.organisation}</h1>
      <p className="lede">
        Declared by {view.declaredBy}. What changed since last year is open, the rest is folded.
      </p>
      <BroughtInYears years={view.broughtInYears} />
      <h2 className="govuk-heading-m">The criteria</h2>
      <CriteriaList criteria={view.criteria} />
      {view.sections.map((section) => (
        <ReviewSection
          key={section.id}
          section={section}
          shown={view.mayDecide ? view.shown : null}
          typed={wrong?.typed}
          errors={errors}
        />
      ))}
      <ExactRequests requests={view.exact} shown={view.mayDecide ? view.shown : null} />
      {view.mayDecide ? (
        <DecisionForm
          shown={view.shown}
          today={view.today}
          lastDay={view.lastDay}
          typed={wrong?.typed}
          errors={errors}
        />
      ) : (
        <p className="quiet govuk-!-margin-top-8">This version is not waiting for a decision of yours.</p>
      )}
      <p>
        <a href={`/statements/${view.id}/renewal.pdf`} className="govuk-link">
          Renewal document (PDF, exact figures, for the accreditor)
        </a>
      </p>
    </>
  );
}
