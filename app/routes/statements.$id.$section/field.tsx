import { Wrong } from '~/forms/form';
import type { TypedAnswer } from '~/questionnaire/answers';
import type { Measure } from '~/questionnaire/measure';

/** What every input of a question gets: its facts, what is typed, what is wrong. */
export interface FieldProps {
  measure: Measure;
  typed: TypedAnswer;
  /** Messages by field name, `jobs_created.value`. */
  errors: Record<string, string | undefined>;
  describedBy?: string;
}

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
  const wrong = errors[name];
  const shared = {
    id: name,
    name,
    defaultValue: value,
    className: `field-input ${className}${wrong ? ' field-input--error' : ''}`,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': [describedBy, wrong && `${name}-error`].filter(Boolean).join(' ') || undefined,
    placeholder: props.placeholder,
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
    </>
  );
}

/** The message of a field, beside it. */
export function FieldError({ name, errors }: { name: string; errors: FieldProps['errors'] }) {
  return <Wrong id={name} message={errors[name]} />;
}
