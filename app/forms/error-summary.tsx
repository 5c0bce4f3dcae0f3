import { useEffect, useRef } from 'react';
import { type FormResult, fieldId } from './form-result';

interface Props {
  /** A form that was refused. */
  result?: FormResult | undefined;
  /** Where what is wrong is no form's: ids on the page, with what is wrong there. */
  errors?: readonly { field: string; message: string }[];
  title?: string;
}

/** What is wrong with a form, first on the page and focused, each line a link to its field. */
export function ErrorSummary({ result, errors = [], title = 'There is a problem' }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const lines = [
    ...(result?.errors ?? []).map(({ field, message, where }) => ({
      id: field && fieldId(result?.form ?? '', field),
      message,
      // What leads away from here opens beside it: what was typed is on this page alone.
      where: field ? undefined : where,
    })),
    ...errors.map(({ field, message }) => ({ id: field, message, where: undefined })),
  ];
  const said = lines.map(({ message }) => message).join();
  useEffect(() => {
    if (!said) return;
    box.current?.focus();
    if (!document.title.startsWith('Error: ')) document.title = `Error: ${document.title}`;
  }, [said]);
  if (lines.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a form was refused this is what is to be read first, without script too.
    <div className="govuk-error-summary" ref={box} tabIndex={-1} autoFocus data-error-summary>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {lines.map(({ id, message, where }) => (
              <li key={id + message}>
                {id && <a href={`#${id}`}>{message}</a>}
                {!id && where && (
                  <a href={where} target="_blank" rel="noreferrer">
                    {message}
                  </a>
                )}
                {!id && !where && message}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
