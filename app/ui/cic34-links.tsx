import { paths } from '../paths';

/** The draft that a community interest company files from, made from the same answers. */
export function Cic34Links({ id }: { id: string }) {
  return (
    <span>
      Draft of form CIC34:{' '}
      <a href={paths.statement(id).cic34Docx} className="govuk-link">
        Word<span className="govuk-visually-hidden"> file of the CIC34 draft</span>
      </a>{' '}
      or{' '}
      <a href={paths.statement(id).cic34Txt} className="govuk-link">
        plain text<span className="govuk-visually-hidden"> of the CIC34 draft</span>
      </a>
    </span>
  );
}
