import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { can } from '~/access/can';
import { requirePermission } from '~/account/actor.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { doneWords } from '~/statement/done.server';
import { openStatement } from '~/statement/open.server';
import { waitingList } from '~/statement/review.server';
import { Done } from '~/ui/done';
import { Pages } from '~/ui/pages';
import { StatusTag } from '~/ui/status-tag';

export const loader = page(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'review.list');
  const asked = new URL(request.url).searchParams;
  const after = { waiting: asked.get('after'), approved: asked.get('approved-after') };
  const [waiting, approved] = await Promise.all([
    waitingList(actor, 'submitted', after.waiting),
    waitingList(actor, 'approved', after.approved),
  ]);
  const later = { waiting: after.waiting !== null, approved: after.approved !== null };
  const of = asked.get('of');
  // The statement that was decided about just now: whoever may not see it is not told of it either.
  const done = of ? doneWords(request, await openStatement(actor, of, 'review.list')) : null;
  return { waiting, approved, later, done, decides: can(actor, 'statement.decide') };
});

export const meta: MetaFunction = () => [{ title: 'Review – Proofmark' }];

export default function ReviewListRoute() {
  const { waiting, approved, later, done, decides } = useLoaderData<typeof loader>();
  return (
    <>
      {done && <Done>{done}</Done>}
      <h1 className="govuk-heading-l">Statements to assess</h1>
      {!decides && <p className="lede">You can read what waits here. An assessor decides.</p>}
      {waiting.lines.length === 0 && !later.waiting && (
        <p className="lede">Nothing is waiting for a decision.</p>
      )}
      <ul className="list-rows">
        {waiting.lines.map((line) => (
          <li key={line.id}>
            <div>
              <h2>
                <Link to={paths.review(line.id)} className="govuk-link">
                  {line.organisation}
                </Link>
              </h2>
              <p className="quiet">
                {line.period} · {line.cycle === 'full' ? 'full review' : 'annual statement'} · submitted{' '}
                {line.submitted}
              </p>
              {decides && line.whyNot && <p className="small">{line.whyNot}.</p>}
            </div>
            <p>
              <StatusTag status={line.badge}>{line.levelWords}</StatusTag>{' '}
              <span className="nowrap">
                {line.overdue ? 'overdue: decide by' : 'decide by'} {line.due}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <Pages
        of="what waits"
        first={later.waiting ? paths.toReview : null}
        next={waiting.next && `${paths.toReview}?after=${waiting.next}`}
      />
      {approved.lines.length > 0 && (
        <>
          <h2 className="govuk-heading-m govuk-!-margin-top-8">Approved, waiting for their day</h2>
          <ul className="list-rows">
            {approved.lines.map((line) => (
              <li key={line.id}>
                <div>
                  <h3>
                    <Link to={paths.review(line.id)} className="govuk-link">
                      {line.organisation}
                    </Link>
                  </h3>
                  <p className="quiet">{line.period}</p>
                </div>
                <p className="nowrap">to be published {line.due}</p>
              </li>
            ))}
          </ul>
          <Pages
            of="what is approved"
            first={later.approved ? paths.toReview : null}
            next={approved.next && `${paths.toReview}?approved-after=${approved.next}`}
          />
        </>
      )}
    </>
  );
}
