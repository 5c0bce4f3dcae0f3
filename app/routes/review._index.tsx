import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/access/actor.server';
import { page } from '~/platform/http.server';
import { waitingList } from '~/statement/review.server';
import { StatusTag } from '~/ui/status-tag';

export const loader = page(async ({ request, context }) => {
  const actor = await requirePermission(request, context, 'review.list');
  return { lines: await waitingList(actor) };
});

export const meta: MetaFunction = () => [{ title: 'Review – Proofmark' }];

export default function ReviewListRoute() {
  const { lines } = useLoaderData<typeof loader>();
  const waiting = lines.filter((line) => line.status === 'submitted');
  const approved = lines.filter((line) => line.status === 'approved');
  return (
    <>
      <h1 className="govuk-heading-l">Statements to assess</h1>
      {waiting.length === 0 && <p className="lede">Nothing is waiting for a decision.</p>}
      <ul className="list-rows">
        {waiting.map((line) => (
          <li key={line.id}>
            <div>
              <h2>
                <Link to={`/review/${line.id}`} className="govuk-link">
                  {line.organisation}
                </Link>
              </h2>
              <p className="quiet">
                {line.period} · {line.cycle === 'full' ? 'full review' : 'annual statement'} · submitted{' '}
                {line.submitted}
              </p>
              {!line.mine && (
                <p className="small">Another assessor decides: you belong to this organisation.</p>
              )}
            </div>
            <p>
              <StatusTag status={line.level}>{line.levelWords}</StatusTag>{' '}
              <span className="nowrap">decide by {line.due}</span>
            </p>
          </li>
        ))}
      </ul>
      {approved.length > 0 && (
        <>
          <h2 className="govuk-heading-m govuk-!-margin-top-8">Approved, waiting for their day</h2>
          <ul className="list-rows">
            {approved.map((line) => (
              <li key={line.id}>
                <div>
                  <h3>
                    <Link to={`/review/${line.id}`} className="govuk-link">
                      {line.organisation}
                    </Link>
                  </h3>
                  <p className="quiet">{line.period}</p>
                </div>
                <p className="nowrap">to be published {line.due}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
