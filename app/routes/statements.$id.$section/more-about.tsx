import { Fragment, type ReactNode } from 'react';
import type { AnswerPart } from '~/questionnaire/answers';
import { BASES, QUALIFIERS } from '~/questionnaire/figure';
import { groupsOf, holds } from '~/questionnaire/inputs';
import { kinds, type TypedPart } from '~/questionnaire/kinds/kinds';
import { DayParts, FieldError, type FieldProps, Input } from './field';
import { Groups } from './groups';
import { ValueFields } from './value-fields';

interface Props extends FieldProps {
  /** Those parts that are asked, as `inputsOf` has them. */
  parts: readonly AnswerPart[];
  lastYear: string | null;
  /** How many files of evidence are behind it, and where they are; null for who may not see them. */
  files: number;
  evidence: string | null;
}

/** What stands in one row. */
const ROWS: readonly (readonly AnswerPart[])[] = [
  ['value', 'numerator', 'denominator'],
  ['qualifier', 'basis'],
  ['note'],
  ['periodStart', 'periodEnd'],
  ['target', 'nextTarget', 'comparative'],
];

/** What is short enough to be said beside the closed disclosure: how it is known, its targets, its groups. */
const SAID: ReadonlySet<string> = new Set(['basis', 'target', 'nextTarget', 'groups']);

/** What is wrong with these may be how exact they are, which is chosen within. */
const OPENING = ['value', 'numerator', 'denominator'] as const;

/**
 * What a figure may carry besides its number, behind one disclosure: open when it carries what changes how the figure
 * is read, or when something in it is wrong.
 */
export function MoreAbout({ parts, lastYear, files, evidence, ...field }: Props) {
  const { measure, typed, errors } = field;
  const beside = typed.absent ? new Set([...SAID, 'note']) : SAID;
  const used =
    parts.some((part) => !beside.has(part) && holds(typed, part)) ||
    Object.keys(errors).some((name) => OPENING.some((part) => isOf(name, `${measure.id}.${part}`))) ||
    Object.keys(errors).some((name) => parts.some((part) => isOf(name, `${measure.id}.${part}`))) ||
    ((measure.needs?.length ?? 0) > 0 && answered(typed));
  const rows = ROWS.map((row) => row.filter((part) => parts.includes(part))).filter((row) => row.length > 0);
  const said = [
    typed.absent && typed.note && `“${typed.note}”`,
    typed.basis &&
      Object.hasOwn(BASES, typed.basis) &&
      BASES[typed.basis as keyof typeof BASES].toLowerCase(),
    typed.target && `target ${typed.target}`,
    typed.nextTarget && `target for next year ${typed.nextTarget}`,
    ...groupsOf(measure, typed).flatMap(({ id, label }) =>
      typed.groups?.[id] ? [`${label} ${typed.groups[id]}`] : [],
    ),
    files > 0 && `${files} ${files === 1 ? 'file' : 'files'} of evidence`,
  ].filter(Boolean);
  return (
    <details className="more" open={used}>
      <summary>
        <span className="more__link">Say more about this figure</span>
        <span className="govuk-visually-hidden">: {measure.label}</span>
        {!used && said.length > 0 && <span className="more__said">{`\u00a0· ${said.join('\u00a0· ')}`}</span>}
      </summary>
      <div className="more__body">
        {rows.map((row) => (
          <div key={row[0]} className={row.includes('note') ? undefined : 'more__row'}>
            {row.map((part) => (
              <Fragment key={part}>{inputOf(part, field, lastYear)}</Fragment>
            ))}
          </div>
        ))}
        {parts.includes('groups') && <Groups {...field} />}
        {evidence && (
          <p className="small">
            <a href={`${evidence}?measure=${measure.id}`} className="govuk-link">
              Evidence{files > 0 ? ` (${files})` : ''}
              <span className="govuk-visually-hidden">: {measure.label}</span>
            </a>
          </p>
        )}
      </div>
    </details>
  );
}

const isOf = (name: string, field: string) => name === field || name.startsWith(`${field}.`);

function inputOf(
  part: AnswerPart,
  { measure, typed, errors, readAs }: FieldProps,
  lastYear: string | null,
): ReactNode {
  const name = `${measure.id}.${part}`;
  const select = (label: string, none: string, options: Record<string, string>, value = typed[part]) => (
    <Select {...{ name, label, none, options }} value={String(value ?? '')} />
  );
  const place = kinds[measure.kind].inputs[part as TypedPart]?.(measure);
  if (place)
    return (
      <div>
        <ValueFields {...{ measure, typed, errors, readAs }} parts={[part as TypedPart]} />
      </div>
    );
  if (part === 'qualifier') return select('How exact', 'Exactly', QUALIFIERS);
  // A usual basis is offered where nothing was answered yet; beside an answer, what was not said is not said.
  if (part === 'basis')
    return select(
      'How you know',
      'Not said',
      BASES,
      answered(typed) || typed.basis ? typed.basis : measure.defaultBasis,
    );
  const noteLabel = typed.absent ? 'Why' : measure.noteLabel;
  const [label, className = ''] = labelOf(part, noteLabel, lastYear);
  const said = typed[part];
  const value = typeof said === 'string' ? said : undefined;
  return (
    <div>
      {part === 'periodStart' || part === 'periodEnd' ? (
        <DayParts {...{ name, label, errors, value }} />
      ) : (
        <Input
          {...{ name, label, className, errors, value }}
          inputMode="text"
          {...(part !== 'note' && { measure, part, readAs })}
        />
      )}
      <FieldError name={name} errors={errors} />
    </div>
  );
}

function answered(typed: FieldProps['typed']): boolean {
  const parts = ['absent', 'value', 'numerator', 'denominator'] as const;
  return parts.some((part) => holds(typed, part));
}

function labelOf(
  part: AnswerPart,
  noteLabel: string | undefined,
  lastYear: string | null,
): [string, string?] {
  const labels: Partial<Record<AnswerPart, [string, string?]>> = {
    note: [noteLabel ?? 'How it was counted', 'govuk-!-width-full'],
    periodStart: ['Own period, from'],
    periodEnd: ['Own period, to'],
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
