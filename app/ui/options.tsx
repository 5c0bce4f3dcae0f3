interface Props {
  name: string;
  label: string;
  /** What stands first when nothing is chosen; without it something always is. */
  none?: string;
  groups: { title?: string; options: { id: string; label: string }[] }[];
  value: string;
  errors: { field: string; message: string }[];
}

/** One choice from a list, in groups or not, with its error. */
export function Options({ name, label, none, groups, value, errors }: Props) {
  const wrong = errors.find((error) => error.field === name);
  return (
    <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={name}>
        {label}
      </label>
      {wrong && (
        <p className="govuk-error-message" id={`${name}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {wrong.message}
        </p>
      )}
      <select
        id={name}
        name={name}
        className="field-input"
        defaultValue={value}
        aria-describedby={wrong ? `${name}-error` : undefined}
      >
        {none && <option value="">{none}</option>}
        {groups.map((group) => {
          const options = group.options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ));
          if (!group.title) return options;
          return (
            <optgroup key={group.title} label={group.title}>
              {options}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}
