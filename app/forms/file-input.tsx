import type { ReactNode } from 'react';
import { Field, useField } from './form';

interface Props {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  accept: string;
}

/** A file to be chosen. A browser lets nobody put one back: after a refusal it is chosen again. */
export function FileInput({ name, label, hint, accept }: Props) {
  const field = useField(name, hint);
  return (
    <Field field={field} label={label} hint={hint}>
      <input
        className="govuk-file-upload"
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={field.describedBy}
      />
    </Field>
  );
}
