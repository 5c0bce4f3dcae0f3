interface Props {
  name: string;
  legend: string;
  /** ISO date to begin with. */
  day: string;
  typed?: Record<string, string> | undefined;
  message?: string | undefined;
}

const PARTS = [
  ['day', 2],
  ['month', 2],
  ['year', 4],
] as const;

/** A date as day, month and year, the way people know it. */
export function DayInput({ name, legend, day, typed, message }: Props) {
  const [year = '', month = '', date = ''] = day.split('-');
  const begin = { day: String(Number(date)), month: String(Number(month)), year };
  return (
    <div className={`govuk-form-group${message ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={message ? `${name}-error` : undefined}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {message && (
          <p className="govuk-error-message" id={`${name}-error`}>
            <span className="govuk-visually-hidden">Error:</span> {message}
          </p>
        )}
        <div className="govuk-date-input">
          {PARTS.map(([part, width]) => (
            <div className="govuk-date-input__item" key={part}>
              <label className="govuk-label govuk-date-input__label" htmlFor={`${name}-${part}`}>
                {part.charAt(0).toUpperCase() + part.slice(1)}
              </label>
              <input
                className={`govuk-input govuk-date-input__input govuk-input--width-${width}`}
                id={`${name}-${part}`}
                name={`${name}-${part}`}
                type="text"
                inputMode="numeric"
                defaultValue={typed?.[`${name}-${part}`] ?? begin[part]}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** The ISO date a form's three parts say; what they do not say stays visible to the period check. */
export function dayIn(form: FormData, name: string): string {
  const part = (which: string) => String(form.get(`${name}-${which}`) ?? '').trim();
  return `${part('year').padStart(4, '0')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}
