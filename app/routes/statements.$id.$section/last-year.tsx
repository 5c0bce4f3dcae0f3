import { kindOf } from '~/questionnaire/kinds/kinds';
import type { Measure } from '~/questionnaire/measure';
import type { LastYear } from '~/statement/section-view';

interface Props {
  measure: Measure;
  last: LastYear;
  readOnly?: boolean;
}

/** Last year's answer, always in the same place; one press uses it again. */
export function LastYearPanel({ measure, last, readOnly = false }: Props) {
  const { plotted, inputs } = kindOf(measure);
  const words = !plotted;
  // An input that fills its line would go under what stands beside it.
  const value = inputs.value?.(measure);
  const wide = value?.as === 'words' || value?.wide;
  const button = !readOnly && (
    <button
      type="submit"
      className="as-link last-year__use"
      name="intent"
      value={`copy:${measure.id}`}
      formNoValidate
    >
      {words ? 'Start from last year’s answer' : 'Use last year’s'}
      <span className="govuk-visually-hidden">: {measure.label}</span>
    </button>
  );
  if (words && last.display.length > 80) {
    return (
      <details className="last-year last-year--text">
        <summary>What you wrote in {last.year}</summary>
        <blockquote>{last.display}</blockquote>
        {button && <p>{button}</p>}
      </details>
    );
  }
  return (
    <div className={`last-year${wide ? ' last-year--text' : ''}`}>
      <p>{last.year}</p>
      {last.display && <b>{last.display}</b>}
      {last.target && <p>Target set for this year: {last.target}</p>}
      {last.note && <p>{last.note}</p>}
      {last.enteredBy && <p className="quiet">entered by {last.enteredBy}</p>}
      {last.display && button && <p>{button}</p>}
    </div>
  );
}
