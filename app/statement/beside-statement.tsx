import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../forms/error-summary';
import type { FormResult } from '../forms/form-result';
import { paths } from '../paths';

/** Where such a page is come to from. */
const FROM = { itself: 'All sections', check: 'Check your answers' } as const;

interface Props {
  view: { id: string; organisation: string; period: string };
  title: string;
  from: keyof typeof FROM;
  result: FormResult | undefined;
  children: ReactNode;
}

/** A page beside a statement: what is wrong, the way back, whose it is, and what it is about. */
export function BesideStatement({ view, title, from, result, children }: Props) {
  return (
    <div className="narrow">
      <ErrorSummary result={result} />
      <Link to={paths.statement(view.id)[from]} className="govuk-back-link">
        {FROM[from]}
      </Link>
      <p className="caption">
        {view.organisation} · {view.period}
      </p>
      <h1 className="govuk-heading-l">{title}</h1>
      {children}
    </div>
  );
}
