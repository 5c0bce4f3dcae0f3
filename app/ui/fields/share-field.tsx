import { type FieldProps, Input } from './field';

/** How many of how many; or the percentage, when that is all that is known. */
export function ShareField({ measure, typed, errors, describedBy }: FieldProps) {
  const whole = measure.ofWhat ?? measure.unit;
  const described = describedBy ? { describedBy } : {};
  return (
    <div className="answer">
      <Input
        name={`${measure.id}.numerator`}
        value={typed.numerator}
        label="How many"
        hiddenLabel
        errors={errors}
        inputMode="numeric"
        {...described}
      />
      <span aria-hidden="true">of</span>
      <Input
        name={`${measure.id}.denominator`}
        value={typed.denominator}
        label={`Out of how many ${whole}`}
        hiddenLabel
        errors={errors}
        inputMode="numeric"
        {...described}
      />
      <span>{whole}</span>
    </div>
  );
}
