import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/account/actor.server';
import { jobPage } from '~/jobs/jobs.server';
import { paths } from '~/paths';
import { page } from '~/platform/http.server';

export const handle = { script: false };

export const loader = page(async ({ request, context }) => {
  await requirePermission(request, context, 'mail.read');
  return jobPage();
});

export const meta: MetaFunction = () => [{ title: 'Jobs – Proofmark' }];

export default function JobsRoute() {
  const { jobs } = useLoaderData<typeof loader>();
  return (
    <div className="narrow">
      <a href={paths.accreditor} className="govuk-back-link">
        The accreditor
      </a>
      <h1 className="govuk-heading-l">Jobs</h1>
      <p className="lede">
        What the service does by itself. Several servers share it: each job runs on one of them.
      </p>
      <ul className="list-rows">
        {jobs.map(({ name, does, every, last, next, error, underWay }) => (
          <li key={name}>
            <div>
              <h2>{does}</h2>
              <p className="quiet">
                {every}; {last ? `last ended ${last}` : 'it has not run yet'}
                {next && `; next ${next}`}
              </p>
              {error && (
                <p className="small">
                  Failed {error.at}: {error.words}
                </p>
              )}
            </div>
            {underWay && <p className="nowrap">Under way</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
