import { useEffect, useRef } from 'react';

interface SummaryError {
  /** Id of the field it is about. */
  field: string;
  message: string;
}

/** What is wrong with a form, first on the page and focused, each line a link to its field. */
export function ErrorSummary({
  errors,
  title = 'There is a problem',
}: {
  errors: SummaryError[];
  title?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const said = errors.map((error) => error.message).join();
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a form was refused this is what is to be read first, without script too.
    <div className="govuk-error-summary" ref={box} tabIndex={-1} autoFocus data-error-summary>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={field + message}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
