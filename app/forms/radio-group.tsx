import type { ReactNode } from 'react';
import { FieldSet, useField } from './form';

interface Props {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: Record<string, string>;
  /** What is chosen at first. */
  value?: string | null | undefined;
}

/** One choice of a few. */
export function RadioGroup({ name, legend, hint, options, value }: Props) {
  const field = useField(name, hint);
  const chosen = field.typed ?? value;
  return (
    <FieldSet field={field} label={legend} hint={hint}>
      <div className="govuk-radios govuk-radios--small">
        {Object.entries(options).map(([option, label], index) => {
          const id = index === 0 ? field.id : `${field.id}-${option}`;
          return (
            <div className="govuk-radios__item" key={option}>
              <input
                className="govuk-radios__input"
                id={id}
                name={name}
                type="radio"
                value={option}
                defaultChecked={option === chosen}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={id}>
                {label}
              </label>
            </div>
          );
        })}
      </div>
    </FieldSet>
  );
}
