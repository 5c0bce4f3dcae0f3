import { Link } from '@remix-run/react';

/** Ways to the other pages of a long list; nothing where it has one page. */
export function Pages({ of, first, next }: { of: string; first: string | null; next: string | null }) {
  if (!first && !next) return null;
  return (
    <nav aria-label={`Pages of ${of}`} className="pages">
      {first && (
        <Link to={first} className="govuk-link">
          First page
        </Link>
      )}
      {next && (
        <Link to={next} className="govuk-link" rel="next">
          Next page
        </Link>
      )}
    </nav>
  );
}
