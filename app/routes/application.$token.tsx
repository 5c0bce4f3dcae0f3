import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { applicationByLink } from '~/application/apply.server';
import { APPLICATION_STATES } from '~/application/stated';
import { StatedList } from '~/application/stated-list';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ params }) => applicationByLink(params.token ?? ''));

export const meta: MetaFunction = () => [
  { title: 'Your application – Proofmark' },
  { name: 'robots', content: 'noindex' },
];

export default function FollowedRoute() {
  const { name, state, received, decided, reason, stated } = useLoaderData<typeof loader>();
  const tone = state === 'declined' ? 'withdrawn' : state === 'accepted' ? 'current' : '';
  return (
    <div className="narrow">
      <p className="caption">{name}</p>
      <h1 className="govuk-heading-l">Your application</h1>
      <div className={`standing${tone && ` standing--${tone}`}`}>
        <p className="standing__said">{APPLICATION_STATES[state]}</p>
        <p>
          It came in on {received}
          {decided && `, and was decided on ${decided}`}.
        </p>
        {state === 'waiting' && <p>You get a mail once it is decided.</p>}
        {state === 'accepted' && (
          <p>You were sent an invitation as a director by mail: its link is how you come in.</p>
        )}
        {reason && <p className="as-written">{reason}</p>}
      </div>
      <h2 className="govuk-heading-m">What you stated</h2>
      <StatedList stated={stated} />
    </div>
  );
}
