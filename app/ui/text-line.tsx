export interface FieldFault {
  field: string;
  message: string;
  /** The address of what stands in the way. */
  where?: string;
}

interface Props {
  name: string;
  label: string;
  hint?: string;
  value?: string | undefined;
  errors: FieldFault[];
  complete?: string;
  type?: string;
}

/** One labelled line of typing with its error, outside the questionnaire. */
export function TextLine({ name, label, hint, value, errors, complete = 'off', type = 'text' }: Props) {
  const wrong = errors.find((error) => error.field === name);
  const described = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={name}>
        {label}
      </label>
      {hint && (
        <div className="govuk-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {wrong && (
        <p className="govuk-error-message" id={`${name}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {wrong.message}
          {wrong.where && (
            <>
              {'. '}
              <a href={wrong.where} className="govuk-link">
                Go to it
              </a>
            </>
          )}
        </p>
      )}
      <input
        className={`govuk-input${wrong ? ' govuk-input--error' : ''}`}
        id={name}
        name={name}
        type={type}
        autoComplete={complete}
        spellCheck={type === 'text'}
        defaultValue={value}
        aria-describedby={described || undefined}
      />
    </div>
  );
}
