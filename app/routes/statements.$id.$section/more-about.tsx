import { Fragment, type ReactNode } from 'react';
import type { AnswerPart } from '~/questionnaire/answers';
import { BASES, QUALIFIERS } from '~/questionnaire/figure';
import { holds } from '~/questionnaire/inputs';
import { FieldError, type FieldProps, Input } from './field';

interface Props extends FieldProps {
  /** Those parts that are asked, as `inputsOf` has them. */
  parts: readonly AnswerPart[];
  lastYear: string | null;
}

/** What stands in one row. */
const ROWS: readonly (readonly AnswerPart[])[] = [
  ['qualifier', 'basis'],
  ['note'],
  ['periodStart', 'periodEnd'],
  ['target', 'nextTarget', 'comparative'],
];

/** What a figure may carry besides its number; open when it carries something or when that is wrong. */
export function MoreAbout({ parts, lastYear, ...field }: Props) {
  const { measure, typed, errors } = field;
  const used =
    parts.some((part) => holds(typed, part) || errors[`${measure.id}.${part}`]) ||
    (measure.needs?.length ?? 0) > 0;
  const rest = parts.filter((part) => !ROWS.some((row) => row.includes(part)));
  const rows = [...ROWS, rest].map((row) => row.filter((part) => parts.includes(part)));
  return (
    <details className="more" open={used}>
      <summary>
        How exact, how counted, targets<span className="govuk-visually-hidden">: {measure.label}</span>
      </summary>
      <div className="more__body">
        {rows
          .filter((row) => row.length > 0)
          .map((row) => (
            <div key={row[0]} className={row.includes('note') ? undefined : 'more__row'}>
              {row.map((part) => (
                <Fragment key={part}>{inputOf(part, field, lastYear)}</Fragment>
              ))}
            </div>
          ))}
      </div>
    </details>
  );
}

function inputOf(
  part: AnswerPart,
  { measure, typed, errors }: FieldProps,
  lastYear: string | null,
): ReactNode {
  const name = `${measure.id}.${part}`;
  const select = (label: string, none: string, options: Record<string, string>, value = typed[part]) => (
    <Select {...{ name, label, none, options }} value={String(value ?? '')} />
  );
  if (part === 'qualifier') return select('How exact', 'Exactly', QUALIFIERS);
  // A usual basis is offered where nothing was answered yet; beside an answer, what was not said is not said.
  if (part === 'basis')
    return select('How you know', 'Not said', BASES, answered(typed) ? typed.basis : measure.defaultBasis);
  const [label, className = ''] = labelOf(part, measure.noteLabel, lastYear);
  const value = typed[part];
  return (
    <div>
      <Input
        {...{ name, label, className, errors }}
        value={typeof value === 'string' ? value : undefined}
        inputMode="text"
      />
      <FieldError name={name} errors={errors} />
    </div>
  );
}

function answered(typed: FieldProps['typed']): boolean {
  const parts = ['absent', 'value', 'numerator', 'denominator', 'basis'] as const;
  return parts.some((part) => holds(typed, part));
}

function labelOf(
  part: AnswerPart,
  noteLabel: string | undefined,
  lastYear: string | null,
): [string, string?] {
  const labels: Partial<Record<AnswerPart, [string, string?]>> = {
    note: [noteLabel ?? 'How it was counted', 'govuk-!-width-full'],
    periodStart: ['Own period from (2025-09-01)', 'day'],
    periodEnd: ['to (2026-08-31)', 'day'],
    target: ['Target for this year'],
    nextTarget: ['Target for next year'],
    comparative: [`${lastYear ?? 'Last year'} as you print it now`],
  };
  return labels[part] ?? [part];
}

interface SelectProps {
  name: string;
  value: string | undefined;
  label: string;
  none: string;
  options: Record<string, string>;
}

/** A labelled choice with a first option that says nothing. */
function Select({ name, value, label, none, options }: SelectProps) {
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
