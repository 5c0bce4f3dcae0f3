import { createContext, type FormEvent, useContext, useState } from 'react';
import { flushSync } from 'react-dom';
import { Wrong } from '~/forms/form';
import type { TypedAnswer } from '~/questionnaire/answers';
import type { asWritten } from '~/questionnaire/as-written';
import { DAY_PARTS, type ReadAs, shownAs } from '~/questionnaire/inputs';
import type { Measure } from '~/questionnaire/measure';
import { dayOfParts } from '~/questionnaire/period';

/** What every input of a question gets: its facts, what is typed, what is wrong. */
export interface FieldProps {
  measure: Measure;
  typed: TypedAnswer;
  /** Messages by field name, `jobs_created.value`. */
  errors: Record<string, string | undefined>;
  /** What its numbers were read as when the page was made. */
  readAs: readonly ReadAs[];
  describedBy?: string;
}

/** Reads numbers as people write them; comes when somebody is at a field, since few write so. */
export type Reading = typeof asWritten;
export const ReadingAsWritten = createContext<Reading | null>(null);

interface InputProps {
  name: string;
  value: string | undefined;
  label: string;
  errors: FieldProps['errors'];
  describedBy?: string;
  /** A label for screen readers only, where the sight of the page says it. */
  hiddenLabel?: boolean;
  inputMode?: 'decimal' | 'numeric' | 'text';
  className?: string;
  placeholder?: string;
  /** The part of the answer that it is, below the measure, where that is a number: what it is read as is shown. */
  part?: string;
  measure?: Measure;
  readAs?: FieldProps['readAs'];
}

/** One line of typing with its label and its error; several lines where several were stored. */
export function Input(props: InputProps) {
  const {
    name,
    value,
    label,
    errors,
    describedBy,
    hiddenLabel,
    inputMode = 'decimal',
    className = '',
  } = props;
  const { part, measure } = props;
  const wrong = errors[name];
  const [raw, setRaw] = useState(value ?? '');
  const reading = useContext(ReadingAsWritten);
  const written =
    part && measure && reading
      ? reading(measure, part, raw)
      : props.readAs?.find((each) => each.part === part && each.raw === raw);
  const shared = {
    id: name,
    name,
    defaultValue: value,
    className: `field-input ${className}${wrong ? ' field-input--error' : ''}`,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby':
      [describedBy, wrong && `${name}-error`, written && `${name}-read`].filter(Boolean).join(' ') ||
      undefined,
    // Not empty, so that the style sheet can tell an input that is.
    placeholder: props.placeholder ?? ' ',
    ...(part && {
      // At once: what is sent with this very keystroke says what was shown of it.
      onInput: ({ currentTarget }: FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        flushSync(() => setRaw(currentTarget.value)),
    }),
  } as const;
  return (
    <>
      <label htmlFor={name} className={hiddenLabel ? 'govuk-visually-hidden' : undefined}>
        {label}
      </label>
      {/[\r\n]/.test(value ?? '') ? (
        // A browser takes every line end out of a one-line input, and sends what is left.
        <textarea rows={4} {...shared} />
      ) : (
        <input type="text" inputMode={inputMode} autoComplete="off" {...shared} />
      )}
      {written && measure && (
        <span className="read-as" id={`${name}-read`}>
          Read as <b>{written.words}</b>
          <input type="hidden" name="readAs" value={shownAs(measure.id, written)} />
        </span>
      )}
    </>
  );
}

/** The message of a field, beside it. */
export function FieldError({ name, errors }: { name: string; errors: FieldProps['errors'] }) {
  return <Wrong id={name} message={errors[name]} />;
}

/** A day by its three numbers; in one line where it was stored in words, which three numbers cannot hold. */
export function DayParts(props: InputProps) {
  const { name, value = '', label, errors, describedBy } = props;
  const [year = '', month = '', day = ''] = value.split('-');
  const shown = {
    day: day && String(Number(day) || day),
    month: month && String(Number(month) || month),
    year,
  };
  if (dayOfParts(shown) !== value) return <Input {...props} inputMode="text" />;
  const wrong = errors[name];
  return (
    <fieldset
      className="day-parts"
      aria-describedby={[describedBy, wrong && `${name}-error`].filter(Boolean).join(' ') || undefined}
    >
      <legend>{label}</legend>
      {DAY_PARTS.map((part) => (
        <span key={part}>
          <label htmlFor={part === 'day' ? name : `${name}.${part}`}>
            {part.charAt(0).toUpperCase() + part.slice(1)}
          </label>
          <input
            className={`field-input day-parts__${part}${wrong ? ' field-input--error' : ''}`}
            // What is wrong with a day is mended from its first part on.
            id={part === 'day' ? name : `${name}.${part}`}
            name={`${name}.${part}`}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder=" "
            defaultValue={shown[part]}
            aria-invalid={wrong ? true : undefined}
          />
        </span>
      ))}
    </fieldset>
  );
}
