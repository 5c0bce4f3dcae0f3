import { type FieldProps, Input } from './field';

/** A calendar day. */
export function DateField({ measure, typed, errors, describedBy }: FieldProps) {
  return (
    <div className="answer">
      <Input
        name={`${measure.id}.value`}
        value={typed.value}
        label={`${measure.label}, as year-month-day`}
        hiddenLabel
        errors={errors}
        inputMode="text"
        placeholder="2026-03-31"
        {...(describedBy && { describedBy })}
      />
    </div>
  );
}
