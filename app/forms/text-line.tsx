import type { ReactNode } from 'react';
import { Field, useField } from './form';

interface Props {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What stands in it at first. */
  value?: string | null | undefined;
  complete?: string;
  type?: string;
  /** Whether people begin here: the page has nothing before it that is read first. */
  first?: boolean;
}

/** One line of typing. */
export function TextLine({ name, label, hint, value, complete = 'off', type = 'text', first }: Props) {
  const field = useField(name, hint);
  return (
    <Field field={field} label={label} hint={hint}>
      <input
        className={`govuk-input${field.wrong ? ' govuk-input--error' : ''}`}
        id={field.id}
        name={name}
        type={type}
        autoComplete={complete}
        spellCheck={type === 'text'}
        // biome-ignore lint/a11y/noAutofocus: where a form was not refused, and its page is nothing but that form.
        autoFocus={first && !field.wrong}
        defaultValue={field.typed ?? value ?? undefined}
        aria-describedby={field.describedBy}
        aria-invalid={field.wrong ? true : undefined}
      />
    </Field>
  );
}

/** Several lines of it. */
export function TextLines({
  name,
  label,
  hint,
  value,
  rows = 4,
}: Omit<Props, 'complete' | 'type'> & { rows?: number }) {
  const field = useField(name, hint);
  return (
    <Field field={field} label={label} hint={hint}>
      <textarea
        className={`field-input${field.wrong ? ' field-input--error' : ''}`}
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={field.typed ?? value ?? undefined}
        aria-describedby={field.describedBy}
        aria-invalid={field.wrong ? true : undefined}
      />
    </Field>
  );
}
