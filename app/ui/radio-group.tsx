interface Props {
  name: string;
  legend: string;
  options: Record<string, string>;
  value: string | undefined;
  errors: { field: string; message: string }[];
}

/** One choice of a few, with its error. */
export function RadioGroup({ name, legend, options, value, errors }: Props) {
  const wrong = errors.find((error) => error.field === name);
  return (
    <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={wrong ? `${name}-error` : undefined}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {wrong && (
          <p className="govuk-error-message" id={`${name}-error`}>
            <span className="govuk-visually-hidden">Error:</span> {wrong.message}
          </p>
        )}
        <div className="govuk-radios govuk-radios--small">
          {Object.entries(options).map(([id, label], index) => (
            <div className="govuk-radios__item" key={id}>
              <input
                className="govuk-radios__input"
                id={index === 0 ? name : `${name}-${id}`}
                name={name}
                type="radio"
                value={id}
                defaultChecked={id === value}
              />
              <label
                className="govuk-label govuk-radios__label"
                htmlFor={index === 0 ? name : `${name}-${id}`}
              >
                {label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
