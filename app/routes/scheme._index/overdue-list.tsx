import { Link } from '@remix-run/react';
import { paths } from '~/paths';
import { StatusTag } from '~/ui/status-tag';

interface Overdue {
  slug: string;
  name: string;
  region: string;
  until: string;
  state: string;
}

const STATES: Record<string, string> = {
  grace: 'In grace',
  lapsed: 'Lapsed',
};

/** Licences that have run out, the longest ago first. */
export function OverdueList({ overdue, next }: { overdue: readonly Overdue[]; next: string | null }) {
  return (
    <>
      <ul className="list-rows">
        {overdue.map(({ slug, name, region, until, state }) => (
          <li key={slug}>
            <div>
              <h3>
                <Link to={paths.organisation(slug).itself} className="govuk-link">
                  {name}
                </Link>
              </h3>
              <p className="quiet">
                {region && `${region} · `}licence ran out on {until}
              </p>
            </div>
            <p>
              <StatusTag status={state}>{STATES[state] ?? state}</StatusTag>
            </p>
          </li>
        ))}
      </ul>
      {next && (
        <p className="button-row">
          <Link to={next} className="govuk-link">
            Licences that ran out later
          </Link>
        </p>
      )}
    </>
  );
}
