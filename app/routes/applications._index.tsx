import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/account/actor.server';
import { applicationsPage } from '~/application/decide-application.server';
import { APPLICATION_STATES, LISTED_STATES } from '~/application/stated';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';
import { Pages } from '~/ui/pages';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'application.decide');
  const { searchParams } = new URL(request.url);
  const state = LISTED_STATES.find((each) => each === searchParams.get('state')) ?? 'waiting';
  const after = searchParams.get('after');
  return { ...(await applicationsPage({ state, after })), state, later: after !== null };
});

export const meta: MetaFunction = () => [{ title: 'Applications – Proofmark' }];

const NONE = {
  waiting: 'No application waits.',
  accepted: 'None was accepted yet.',
  declined: 'None was declined yet.',
};

export default function ApplicationsRoute() {
  const { lines, next, state, later } = useLoaderData<typeof loader>();
  const here = `${paths.applications}?state=${state}`;
  return (
    <div className="narrow">
      <h1 className="govuk-heading-l">Applications</h1>
      <form method="get" className="filters">
        <div>
          <label htmlFor="state">How they stand</label>
          <select id="state" name="state" className="govuk-select" defaultValue={state}>
            {LISTED_STATES.map((each) => (
              <option key={each} value={each}>
                {APPLICATION_STATES[each]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="govuk-button govuk-button--quiet">
          Show
        </button>
      </form>
      {lines.length === 0 && <p>{NONE[state]}</p>}
      <ul className={lines.length > 0 ? 'list-rows' : 'bare'}>
        {lines.map(({ id, name, legalForm, region, since }) => (
          <li key={id}>
            <div>
              <h2>
                <a href={paths.applicationToDecide(id)} className="govuk-link">
                  {name}
                </a>
              </h2>
              <p className="quiet">{[legalForm, region].filter(Boolean).join(' · ')}</p>
            </div>
            <p className="quiet">{state === 'waiting' ? `since ${since}` : since}</p>
          </li>
        ))}
      </ul>
      <Pages of="applications" first={later ? here : null} next={next && `${here}&after=${next}`} />
    </div>
  );
}
