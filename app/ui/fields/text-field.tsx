import { useState } from 'react';
import { NARRATIVE_LIMIT } from '../../questionnaire/kinds/text';
import { countCharacters } from '../../questionnaire/text';
import { type FieldProps, Input } from './field';

/** Words, with a count that is the server's own count. */
export function TextField({ measure, typed, errors, describedBy }: FieldProps) {
  const name = `${measure.id}.value`;
  const limit = measure.maxLength ?? NARRATIVE_LIMIT;
  if (measure.lines === 1) {
    return (
      <Input
        name={name}
        value={typed.value}
        label={measure.label}
        hiddenLabel
        errors={errors}
        inputMode="text"
        className="govuk-!-width-full"
        {...(describedBy && { describedBy })}
      />
    );
  }
  return <Story {...{ name, limit, measure, typed, errors }} {...(describedBy && { describedBy })} />;
}

function Story({
  name,
  limit,
  measure,
  typed,
  errors,
  describedBy,
}: FieldProps & { name: string; limit: number }) {
  const [length, setLength] = useState(() => countCharacters(typed.value ?? ''));
  const wrong = errors[name];
  const left = limit - length;
  return (
    <>
      <label htmlFor={name} className="govuk-visually-hidden">
        {measure.label}
      </label>
      <textarea
        id={name}
        name={name}
        defaultValue={typed.value}
        rows={measure.lines ?? 8}
        className={`field-input${wrong ? ' field-input--error' : ''}`}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={[describedBy, `${name}-count`, wrong && `${name}-error`].filter(Boolean).join(' ')}
        onInput={(event) => setLength(countCharacters(event.currentTarget.value))}
      />
      <p id={`${name}-count`} className={`count${left < 0 ? ' count--over' : ''}`} aria-live="polite">
        {left < 0
          ? `${Math.abs(left).toLocaleString('en-GB')} characters too many`
          : `${length.toLocaleString('en-GB')} of ${limit.toLocaleString('en-GB')} characters`}
      </p>
    </>
  );
}
