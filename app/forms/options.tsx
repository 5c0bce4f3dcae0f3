import type { ReactNode } from 'react';
import { Field, useField } from './form';

interface Props {
  name: string;
  label: ReactNode;
  /** What stands first when nothing is chosen; without it something always is. */
  none?: string;
  groups: { title?: string; options: { id: string; label: string }[] }[];
  /** What is chosen at first. */
  value?: string | undefined;
  disabled?: boolean;
}

/** One choice from a list, in groups or not. */
export function Options({ name, label, none, groups, value = '', disabled = false }: Props) {
  const field = useField(name);
  return (
    <Field field={field} label={label}>
      <select
        id={field.id}
        name={name}
        className="field-input"
        defaultValue={field.typed ?? value}
        disabled={disabled}
        aria-describedby={field.describedBy}
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
    </Field>
  );
}
