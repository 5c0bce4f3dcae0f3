import { type ComponentType, useState } from 'react';
import { optionsOf } from '~/questionnaire/kinds/choice';
import { kinds, type PartInput, type TypedPart } from '~/questionnaire/kinds/kinds';
import { NARRATIVE_LIMIT } from '~/questionnaire/kinds/text';
import { countCharacters } from '~/questionnaire/text';
import { DayParts, type FieldProps, Input } from './field';

interface Props extends FieldProps {
  /** Those parts of the value that are asked, as `inputsOf` has them. */
  parts: readonly TypedPart[];
}

interface ControlProps extends FieldProps {
  name: string;
  value: string;
  input: PartInput;
}

const CONTROLS: Record<PartInput['as'], ComponentType<ControlProps>> = {
  day: ({ input, ...field }) => <DayParts {...field} label={input.label} />,
  line: Line,
  words: Words,
  options: OptionList,
};

/** The answer itself: an input for each part that its kind holds. */
export function ValueFields({ parts, ...field }: Props) {
  const { measure, typed } = field;
  const { inputs } = kinds[measure.kind];
  const asked = parts.flatMap((part) => {
    const input = inputs[part]?.(measure);
    return input ? [{ part, input }] : [];
  });
  const controls = asked.map(({ part, input }) => {
    const Control = CONTROLS[input.as];
    // What was refused comes back as it was posted: several ticked options are a list.
    const said = typed[part] as string | readonly string[] | undefined;
    const value = typeof said === 'object' ? said.join(' ') : (said ?? '');
    return <Control key={part} name={`${measure.id}.${part}`} {...{ value, input, ...field }} />;
  });
  const inOneRow = asked.every(({ input }) => input.as === 'line' && !input.wide);
  return inOneRow ? <div className="answer">{controls}</div> : controls;
}

function Line({ name, value, input, measure, errors, readAs, describedBy }: ControlProps) {
  const { label, before, after, keys, placeholder, wide, onlyWhereStated, aside } = input;
  return (
    <>
      {before && <span aria-hidden="true">{before}</span>}
      <Input
        name={name}
        value={value}
        label={label}
        hiddenLabel={!onlyWhereStated && !aside}
        errors={errors}
        {...(kinds[measure.kind].plotted && { measure, readAs, part: name.slice(measure.id.length + 1) })}
        {...(keys && { inputMode: keys })}
        {...(placeholder && { placeholder })}
        {...(wide && { className: 'govuk-!-width-full' })}
        {...(describedBy && { describedBy })}
      />
      {after && <span aria-hidden="true">{after}</span>}
    </>
  );
}

/** Words, with a count that is the server's own count. */
function Words({ name, value, input, measure, errors, describedBy }: ControlProps) {
  const limit = measure.maxLength ?? NARRATIVE_LIMIT;
  const [length, setLength] = useState(() => countCharacters(value));
  const wrong = errors[name];
  const left = limit - length;
  return (
    <>
      <label htmlFor={name} className="govuk-visually-hidden">
        {input.label}
      </label>
      <textarea
        id={name}
        name={name}
        defaultValue={value}
        rows={measure.lines ?? 8}
        className={`field-input${wrong ? ' field-input--error' : ''}`}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={[describedBy, `${name}-count`, wrong && `${name}-error`].filter(Boolean).join(' ')}
        onInput={(event) => setLength(countCharacters(event.currentTarget.value))}
      />
      <p id={`${name}-count`} className={`count${left < 0 ? ' count--over' : ''}`} aria-live="polite">
        {left < 0
          ? `${Math.abs(left).toLocaleString('en-GB')} ${left === -1 ? 'character' : 'characters'} too many`
          : `${length.toLocaleString('en-GB')} of ${limit.toLocaleString('en-GB')} characters`}
      </p>
    </>
  );
}

/** One of a few options, or several of them; those that are no longer offered, too, where they are chosen. */
function OptionList({ name, value, measure, describedBy }: ControlProps) {
  const chosen = new Set(value.split(' ').filter(Boolean));
  const several = measure.multiple || chosen.size > 1;
  const kind = several ? 'checkboxes' : 'radios';
  return (
    <div className={`govuk-${kind}`}>
      {optionsOf(measure, chosen).map(({ id, label }, index) => {
        const inputId = index === 0 ? name : `${name}.${id}`;
        return (
          <div className={`govuk-${kind}__item`} key={id}>
            <input
              className={`govuk-${kind}__input`}
              id={inputId}
              name={name}
              type={several ? 'checkbox' : 'radio'}
              value={id}
              defaultChecked={chosen.has(id)}
              aria-describedby={describedBy}
            />
            <label className={`govuk-label govuk-${kind}__label`} htmlFor={inputId}>
              {label}
            </label>
          </div>
        );
      })}
    </div>
  );
}
