import type { FieldProps } from './field';

/** One of a few options, or several of them. */
export function ChoiceField({ measure, typed, describedBy }: FieldProps) {
  const name = `${measure.id}.value`;
  const chosen = new Set(
    (Array.isArray(typed.value) ? typed.value.join(' ') : (typed.value ?? '')).split(' '),
  );
  const kind = measure.multiple ? 'checkboxes' : 'radios';
  return (
    <div className={`govuk-${kind}`}>
      {measure.options?.map(({ id, label }, index) => {
        const inputId = index === 0 ? name : `${name}.${id}`;
        return (
          <div className={`govuk-${kind}__item`} key={id}>
            <input
              className={`govuk-${kind}__input`}
              id={inputId}
              name={name}
              type={measure.multiple ? 'checkbox' : 'radio'}
              value={id}
              defaultChecked={chosen.has(id)}
              aria-describedby={describedBy}
            />
            <label className={`govuk-label govuk-${kind}__label`} htmlFor={inputId}>
              {label}
            </label>
          </div>
        );
      })}
    </div>
  );
}
