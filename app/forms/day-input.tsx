import type { ReactNode } from 'react';
import { FieldSet, useField } from './form';

interface Props {
  name: string;
  legend: ReactNode;
  /** ISO date to begin with; empty for none. */
  day: string;
}

const PARTS = [
  ['day', 2],
  ['month', 2],
  ['year', 4],
] as const;

/** A date as day, month and year, the way people know it. */
export function DayInput({ name, legend, day }: Props) {
  const field = useField(name);
  const [year = '', month = '', date = ''] = day.split('-');
  const begin = { day: date && String(Number(date)), month: month && String(Number(month)), year };
  return (
    <FieldSet field={field} label={legend}>
      <div className="govuk-date-input">
        {PARTS.map(([part, width]) => (
          <Part
            key={part}
            name={`${name}.${part}`}
            // What is wrong with a date is mended from its first part on.
            id={part === 'day' ? field.id : `${field.id}-${part}`}
            label={part.charAt(0).toUpperCase() + part.slice(1)}
            width={width}
            value={begin[part]}
          />
        ))}
      </div>
    </FieldSet>
  );
}

interface PartProps {
  name: string;
  id: string;
  label: string;
  width: number;
  value: string;
}

function Part({ name, id, label, width, value }: PartProps) {
  const { typed } = useField(name);
  return (
    <div className="govuk-date-input__item">
      <label className="govuk-label govuk-date-input__label" htmlFor={id}>
        {label}
      </label>
      <input
        className={`govuk-input govuk-date-input__input govuk-input--width-${width}`}
        id={id}
        name={name}
        type="text"
        inputMode="numeric"
        defaultValue={typed ?? value}
      />
    </div>
  );
}
