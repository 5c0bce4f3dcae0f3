import { Form, Link } from '@remix-run/react';
import { useRef } from 'react';
import { ErrorSummary } from '~/forms/error-summary';
import { type FormResult, isRefused } from '~/forms/form-result';
import { paths } from '~/paths';
import type { TypedAnswer } from '~/questionnaire/answers';
import type { SectionOutcome, SectionPage } from '~/statement/section-view';
import { QuestionBlock } from './question';
import { UnsentNotice } from './unsent-notice';
import { useAutosave } from './use-autosave';

interface Props {
  view: SectionPage & { id: string };
  outcome: SectionOutcome | FormResult | undefined;
}

/** Every section of every statement: one form, its questions made from data. */
export function SectionForm({ view, outcome }: Props) {
  const stored = Object.fromEntries(view.questions.map(({ measure, typed }) => [measure.id, typed]));
  // The server has read the form; the page only shows what it answered, which costs the browser no form library.
  const wrong = isRefused(outcome) ? outcome : null;
  const saved = outcome && !isRefused(outcome) ? outcome : null;
  const formRef = useRef<HTMLFormElement>(null);
  const posted = saved ? saved.base : JSON.stringify(stored);
  const draftKey = `${view.id}/${view.section.id}`;
  const autosave = useAutosave({ form: formRef, draftKey, base: posted, enabled: view.editable });
  const errors = { ...errorsOf(wrong), ...errorsOf(autosave.refused) };
  const kept = saved?.kind === 'conflict' ? saved.typed : wrong?.typed;
  const typed = (kept ?? stored) as Record<string, TypedAnswer | undefined>;
  const conflicts = saved?.kind === 'conflict' ? saved.conflicts : autosave.conflicts;
  const summary = [
    ...(wrong?.errors ?? []).map(({ field, message }) => {
      const title = titleOf(view, field);
      return { field, message: title ? `${title}: ${message}` : message };
    }),
    ...conflicts.map(({ measureId }) => ({
      field: measureId,
      message: `${titleOf(view, measureId)}: somebody else changed this answer while you were typing`,
    })),
  ];
  return (
    <>
      <ErrorSummary errors={summary} />
      {view.editable && <UnsentNotice form={formRef} draftKey={draftKey} />}
      <Form method="post" ref={formRef} noValidate onInput={autosave.onInput} onSubmit={autosave.onSubmit}>
        <input type="hidden" name="base" value={autosave.base} />
        <input type="hidden" name="next" value={view.next ?? ''} />
        {/* Return in a field presses the first button: it must be "continue", not "use last year's". */}
        <button
          type="submit"
          name="intent"
          value="continue"
          className="govuk-visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
        >
          Save and continue
        </button>
        {view.questions.length === 0 && <p>Nothing is asked here yet.</p>}
        <fieldset disabled={!view.editable} className="bare">
          {view.questions.map((question) => (
            <QuestionBlock
              statementId={view.id}
              key={question.measure.id}
              question={question}
              typed={typed[question.measure.id] ?? {}}
              errors={errors}
              conflict={conflicts.find(({ measureId }) => measureId === question.measure.id) ?? null}
            />
          ))}
        </fieldset>
        {view.section.id === 'own' && view.editable && (
          <p>
            <Link to={paths.statement(view.id).ownAdd} className="govuk-link">
              Add a measure of your own
            </Link>
          </p>
        )}
        {view.editable ? (
          <Buttons status={autosave.status} />
        ) : (
          <p className="quiet">This version can no longer be changed.</p>
        )}
      </Form>
    </>
  );
}

function Buttons({ status }: { status: { words: string; failed: boolean } }) {
  return (
    <div className="button-row">
      <button type="submit" name="intent" value="continue" className="govuk-button">
        Save and continue
      </button>
      <button type="submit" name="intent" value="later" className="govuk-button govuk-button--quiet">
        Save and come back later
      </button>
      <span className={`saved${status.failed ? ' saved--not' : ''}`} role="status">
        {status.words}
      </span>
    </div>
  );
}

function titleOf(view: SectionPage, field: string): string {
  const id = field.split('.')[0];
  return view.questions.find(({ measure }) => measure.id === id)?.measure.label ?? '';
}

function errorsOf(result: FormResult | null): Record<string, string> {
  return Object.fromEntries((result?.errors ?? []).map(({ field, message }) => [field, message]));
}
