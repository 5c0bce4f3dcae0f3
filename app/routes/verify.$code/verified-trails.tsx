import { Link } from '@remix-run/react';

interface Props {
  trails: { title: string; figures: { label: string; to: string }[] }[];
}

/** For whoever may look behind the figures: where each of them comes from. */
export function VerifiedTrails({ trails }: Props) {
  if (trails.length === 0) return null;
  return (
    <section className="no-print">
      <h2 className="govuk-heading-m">Where each figure comes from</h2>
      <p className="quiet">You see this because you may: readers without your permission do not.</p>
      {trails.map(({ title, figures }) => (
        <details className="more" key={title}>
          <summary>{title}</summary>
          <ul className="govuk-list more__body">
            {figures.map(({ label, to }) => (
              <li key={to}>
                <Link to={to} className="govuk-link">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
