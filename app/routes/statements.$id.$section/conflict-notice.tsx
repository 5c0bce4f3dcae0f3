import type { TypedAnswer } from '~/questionnaire/answers';
import type { Measure } from '~/questionnaire/measure';
import type { Conflict } from '~/statement/section-view';

/** Somebody else changed this answer while it was being typed: mine, theirs, and what both began from. */
export function ConflictNotice({ conflict, measure }: { conflict: Conflict; measure: Measure }) {
  return (
    <div className="clash">
      <p>
        <b>Somebody else changed this answer while you were typing.</b> Yours is in the form below and is not
        saved yet.
      </p>
      <dl>
        <dt>You typed</dt>
        <dd>{inWords(conflict.mine)}</dd>
        <dt>They saved</dt>
        <dd>{inWords(conflict.theirs)}</dd>
        <dt>Before that</dt>
        <dd>{inWords(conflict.base)}</dd>
      </dl>
      <p>Save again to keep yours, or:</p>
      <button type="submit" className="as-link" name="intent" value={`theirs:${measure.id}`}>
        Use theirs<span className="govuk-visually-hidden">: {measure.label}</span>
      </button>
    </div>
  );
}

const ABSENT = { not_measured: 'Not measured', not_applicable: 'Does not apply' };

function inWords(answer: TypedAnswer): string {
  const { absent, value, numerator, denominator, groups, explanations, ...rest } = answer;
  const main = absent ? ABSENT[absent] : numerator ? `${numerator} of ${denominator}` : value;
  const others = [
    ...Object.values(rest),
    ...Object.values(groups ?? {}),
    ...Object.values(explanations ?? {}),
  ].filter(Boolean);
  return [main || 'No answer', ...others].join(' · ');
}
