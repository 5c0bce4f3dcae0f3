import { type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/access/can';
import { requireActor } from '~/account/actor.server';
import { ErrorSummary } from '~/forms/error-summary';
import { byButton, given, words } from '~/forms/fields';
import { act, read } from '~/forms/read.server';
import { paths } from '~/paths';
import { notFoundUnless, page } from '~/platform/http.server';
import { commentOn } from '~/statement/comment.server';
import { refuseOwnSide } from '~/statement/decide.server';
import { doneAt } from '~/statement/done.server';
import { decideOnExact } from '~/statement/exact-figures.server';
import { openStatement } from '~/statement/open.server';
import { returnStatement } from '~/statement/return.server';
import { reviewPage } from '~/statement/review.server';
import { postedShown } from '~/statement/shown';
import { asPosted, decidedOn } from '~/statement/shown.server';
import { BroughtInYears } from '~/ui/brought-in-years';
import { CriteriaList } from '~/ui/criteria-list';
import { StatusTag } from '~/ui/status-tag';
import { DecisionForm } from './decision-form';
import { ExactRequests } from './exact-requests';
import { ReviewContents } from './review-contents';
import { ReviewSection } from './review-section';

export const loader = page(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  if (open.version.status === 'draft') throw redirect(paths.statement(open.statement.id).itself);
  return reviewPage(actor, open);
});

const asked = byButton([
  z.object({
    intent: z.literal('comment'),
    shown: postedShown,
    measure: given,
    comment: words({ most: 1_000, missing: 'Write what should be changed or explained' }),
  }),
  z.object({ intent: z.enum(['agree-exact', 'refuse-exact']), shown: postedShown, measure: given }),
  z.object({
    intent: z.literal('return'),
    shown: postedShown,
    reason: words({
      most: 2_000,
      what: 'the reason',
      missing: 'Say what should be changed before you return it',
    }),
  }),
]);

export const action = act(async ({ request, params, context }) => {
  const actor = await requireActor(request, context);
  notFoundUnless(can(actor, 'review.list'));
  const open = await openStatement(actor, params.id ?? '', 'review.list');
  refuseOwnSide(actor, open);
  const said = await read(request, asked, decidedOn(open));
  const here = paths.review(open.statement.id);
  const seen = (...typed: string[]) => asPosted(open, said.shown, ...typed);
  switch (said.intent) {
    case 'comment':
      await commentOn(actor, seen(said.comment), said.measure, said.comment);
      throw redirect(`${here}#${said.measure}`, 303);
    case 'agree-exact':
    case 'refuse-exact':
      await decideOnExact(actor, seen(), said.measure, said.intent === 'agree-exact');
      throw redirect(`${here}#exact`, 303);
    case 'return':
      await returnStatement(actor, seen(said.reason), said.reason);
      throw redirect(doneAt(paths.toReview, 'returned', open.statement.id), 303);
  }
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `Assess ${view?.organisation ?? ''} – Proofmark` },
];

export default function ReviewRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary result={result} />
      <Link to={paths.toReview} className="govuk-back-link">
        Statements to assess
      </Link>
      <p className="caption">
        {view.period} · {view.level}, {view.cycle.toLowerCase()}{' '}
        <StatusTag status={view.standing.status}>{view.standing.words}</StatusTag>
      </p>
      <h1 className="govuk-heading-l">{view.organisation}</h1>
      <p className="lede">
        Declared by {view.declaredBy}. What changed since last year is open, the rest is folded.
      </p>
      {view.due && (
        <p>
          {view.overdue && <StatusTag status="unpublished">Overdue</StatusTag>} Decide by {view.due}.
        </p>
      )}
      <ReviewContents view={view} />
      <BroughtInYears years={view.broughtInYears} />
      <h2 className="govuk-heading-m" id="criteria">
        The criteria
      </h2>
      <CriteriaList criteria={view.criteria} />
      {view.sections.map((section) => (
        <ReviewSection
          key={section.id}
          section={section}
          statementId={view.id}
          shown={view.whyNot ? null : view.shown}
          result={result}
        />
      ))}
      <ExactRequests requests={view.exact} shown={view.whyNot ? null : view.shown} />
      {view.whyNot ? (
        <p className="quiet govuk-!-margin-top-8" id="decision">
          {view.whyNot}.
        </p>
      ) : (
        <DecisionForm id={view.id} shown={view.shown} {...view.judging} result={result} />
      )}
      <p>
        <a href={paths.statement(view.id).renewal} className="govuk-link">
          Renewal document (PDF, exact figures, for the accreditor)
        </a>
      </p>
    </>
  );
}
