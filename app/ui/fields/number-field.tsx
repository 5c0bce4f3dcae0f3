import { type FieldProps, Input } from './field';

/** Counts, rates and money: one number and its unit. */
export function NumberField({ measure, typed, errors, describedBy }: FieldProps) {
  const money = measure.kind === 'money';
  const unit = measure.unit === 'percent' ? '%' : measure.unit;
  return (
    <div className="answer">
      {money && <span aria-hidden="true">£</span>}
      <Input
        name={`${measure.id}.value`}
        value={typed.value}
        label={money ? 'Amount in pounds' : `Number of ${measure.unit}`}
        hiddenLabel
        errors={errors}
        {...(describedBy && { describedBy })}
      />
      {!money && <span aria-hidden="true">{unit}</span>}
    </div>
  );
}
