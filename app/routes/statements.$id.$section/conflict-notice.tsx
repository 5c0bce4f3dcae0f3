import type { Measure } from '~/questionnaire/measure';
import type { ShownConflict } from '~/statement/section-view';

/** Somebody else changed this answer while it was being typed: mine, theirs, what both began from, and the choice. */
export function ConflictNotice({ conflict, measure }: { conflict: ShownConflict; measure: Measure }) {
  const { by, inWords } = conflict;
  const of = <span className="govuk-visually-hidden">: {measure.label}</span>;
  return (
    <div className="clash">
      <p>
        <b>{by ?? 'Somebody else'} changed this answer while you were typing.</b> Yours is in the form below
        and is not saved until you choose.
      </p>
      <dl>
        <dt>You typed</dt>
        <dd>{inWords.mine}</dd>
        <dt>{by ?? 'Somebody else'} saved</dt>
        <dd>{inWords.theirs}</dd>
        <dt>Before that</dt>
        <dd>{inWords.base}</dd>
      </dl>
      <p className="button-row">
        <button
          type="submit"
          className="govuk-button govuk-button--quiet"
          name="intent"
          value={`mine:${measure.id}`}
        >
          Keep mine{of}
        </button>
        <button
          type="submit"
          className="govuk-button govuk-button--quiet"
          name="intent"
          value={`theirs:${measure.id}`}
        >
          Take the other{of}
        </button>
      </p>
    </div>
  );
}
