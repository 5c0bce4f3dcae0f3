import { BASES, QUALIFIERS } from '../../questionnaire/figure';
import { FieldError, type FieldProps, Input } from './field';

interface Props extends FieldProps {
  lastYear: string | null;
}

const PARTS = [
  'qualifier',
  'basis',
  'note',
  'periodStart',
  'periodEnd',
  'target',
  'nextTarget',
  'comparative',
] as const;

/** What a figure may carry besides its number; open when it carries something or when that is wrong. */
export function MoreAbout({ measure, typed, errors, lastYear }: Props) {
  const { id } = measure;
  const used =
    PARTS.some((part) => typed[part] || errors[`${id}.${part}`]) || (measure.needs?.length ?? 0) > 0;
  const line = (part: (typeof PARTS)[number], label: string, className = '') => (
    <div>
      <Input
        name={`${id}.${part}`}
        value={typed[part]}
        label={label}
        errors={errors}
        className={className}
        inputMode="text"
      />
      <FieldError name={`${id}.${part}`} errors={errors} />
    </div>
  );
  return (
    <details className="more" open={used}>
      <summary>
        How exact, how counted, targets<span className="govuk-visually-hidden">: {measure.label}</span>
      </summary>
      <div className="more__body">
        <div className="more__row">
          <Select
            name={`${id}.qualifier`}
            value={typed.qualifier}
            label="How exact"
            none="Exactly"
            options={QUALIFIERS}
          />
          <Select
            name={`${id}.basis`}
            value={typed.basis ?? measure.defaultBasis}
            label="How you know"
            none="Not said"
            options={BASES}
          />
        </div>
        <div>{line('note', measure.noteLabel ?? 'How it was counted', 'govuk-!-width-full')}</div>
        <div className="more__row">
          {line('periodStart', 'Own period from (2025-09-01)', 'day')}
          {line('periodEnd', 'to (2026-08-31)', 'day')}
        </div>
        <div className="more__row">
          {line('target', 'Target for this year')}
          {line('nextTarget', 'Target for next year')}
          {lastYear && line('comparative', `${lastYear} as you print it now`)}
        </div>
      </div>
    </details>
  );
}

interface SelectProps {
  name: string;
  value: string | undefined;
  label: string;
  none: string;
  options: Record<string, string>;
}

/** A labelled choice with a first option that says nothing. */
export function Select({ name, value, label, none, options }: SelectProps) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value ?? ''} className="field-input">
        <option value="">{none}</option>
        {Object.entries(options).map(([id, words]) => (
          <option key={id} value={id}>
            {words.charAt(0).toUpperCase() + words.slice(1)}
          </option>
        ))}
      </select>
    </div>
  );
}
