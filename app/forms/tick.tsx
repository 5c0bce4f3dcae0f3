import type { ReactNode } from 'react';
import { useField, Wrong } from './form';

/** A box that is ticked or not. */
export function Tick({
  name,
  label,
  ticked,
}: {
  name: string;
  label: ReactNode;
  /** Whether it is ticked at first. */
  ticked?: boolean | undefined;
}) {
  const { id, typed, wrong, describedBy } = useField(name);
  return (
    <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <Wrong id={id} {...wrong} />
      <div className="govuk-checkboxes">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            id={id}
            name={name}
            type="checkbox"
            value="yes"
            defaultChecked={typed === undefined ? ticked : typed === 'yes'}
            aria-describedby={describedBy}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
            {label}
          </label>
        </div>
      </div>
    </div>
  );
}
