import { Form, Link } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { ErrorSummary } from '~/forms/error-summary';
import { Wrong } from '~/forms/form';
import { type FormResult, isRefused } from '~/forms/form-result';
import { isUnreached } from '~/forms/unreached';
import { paths } from '~/paths';
import type { TypedAnswer } from '~/questionnaire/answers';
import type { SectionOutcome, SectionPage } from '~/statement/section-view';
import { type Reading, ReadingAsWritten } from './field';
import { QuestionBlock } from './question';
import { questionOf } from './unsent';
import { type Said, type SavingStatus, useAutosave } from './use-autosave';

interface Props {
  view: SectionPage & { id: string };
  /** What the last press of a button came to, where the page stays. */
  pressed: Said | undefined;
  /** How far the section is, whenever a saving has said so. */
  onStep: (step: SectionOutcome['step']) => void;
}

/** Every section of every statement: one form, its questions made from data. */
export function SectionForm({ view, pressed, onStep }: Props) {
  const stored = Object.fromEntries(view.questions.map(({ measure, typed }) => [measure.id, typed]));
  const formRef = useRef<HTMLFormElement>(null);
  const address = paths.statement(view.id).section(view.section.id);
  const autosave = useAutosave({
    form: formRef,
    address,
    keptAs: view.keptAs,
    opened: openedWith(pressed) ?? stored,
    pressed,
    enabled: view.editable,
    unread: view.faults.length > 0,
    onStep,
  });
  const { said } = autosave;
  const [reading, setReading] = useState<Reading | null>(null);
  // Whoever is at a field will write something; till it is here, the server says what a number is read as.
  const learnToRead = () =>
    reading ??
    import('~/questionnaire/as-written').then(({ asWritten }) => setReading(() => asWritten)).catch(() => {});
  const outcome = said && !isRefused(said) && !isUnreached(said) ? said : null;
  const refused = isRefused(said) && !isUnreached(said) ? said : null;
  const all = refused?.errors ?? outcome?.faults ?? (view.editable ? view.faults : []);
  // Nobody is told that an answer is wrong while they are at it, unless it was wrong when they came.
  const faults = all.filter(
    ({ field }) =>
      said === pressed ||
      questionOf(field) !== autosave.within ||
      view.faults.some((fault) => fault.field === field),
  );
  const conflicts = outcome?.conflicts ?? [];
  const problems = [
    ...faults.map(({ field, message }) => ({ field, message: named(view, field, message) })),
    ...conflicts.map(({ measureId, by }) => ({
      field: measureId,
      message: named(view, measureId, `${by ?? 'somebody else'} changed this answer while you were typing`),
    })),
  ];
  // The title is heard first, and seen in the tab.
  const wrong = problems.length > 0;
  useEffect(() => {
    const plain = document.title.replace(/^Error: /, '');
    document.title = wrong ? `Error: ${plain}` : plain;
  }, [wrong]);
  return (
    <>
      {/* What a button was answered with is read first; what a pause in typing was answered with interrupts nobody. */}
      {said === pressed && pressed && problems.length > 0 ? (
        <ErrorSummary errors={problems} />
      ) : (
        <ToCorrect problems={problems} saved={!refused} />
      )}
      {autosave.putBackAt !== null && <PutBack at={autosave.putBackAt} />}
      <Form
        method="post"
        action={address}
        ref={formRef}
        noValidate
        onInput={autosave.onInput}
        onFocus={(event) => {
          autosave.onFocus(event);
          learnToRead();
        }}
        onBlur={autosave.onBlur}
        onSubmit={autosave.onSubmit}
      >
        <input type="hidden" name="base" value={JSON.stringify(autosave.base)} />
        <input type="hidden" name="next" value={view.next ?? ''} />
        {conflicts.length > 0 && (
          <input
            type="hidden"
            name="seen"
            value={JSON.stringify(
              Object.fromEntries(conflicts.map(({ measureId, theirs }) => [measureId, theirs])),
            )}
          />
        )}
        {/* Return in a field presses the first button: it must be "continue", not "use last year's". */}
        {view.editable && (
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
        )}
        {view.questions.length === 0 && <p>Nothing is asked here yet.</p>}
        <fieldset disabled={!view.editable} className="bare">
          <ReadingAsWritten.Provider value={reading}>
            {view.questions.map((question) => (
              <QuestionBlock
                statementId={view.id}
                key={question.measure.id}
                readOnly={!view.editable}
                alone={view.alone}
                question={{
                  ...question,
                  warnings: outcome?.warnings[question.measure.id] ?? question.warnings,
                  readAs: outcome ? (outcome.readAs[question.measure.id] ?? []) : question.readAs,
                  personal: outcome ? (outcome.personal[question.measure.id] ?? []) : question.personal,
                }}
                typed={typedIn(pressed)?.[question.measure.id] ?? stored[question.measure.id] ?? {}}
                errors={Object.fromEntries(faults.map(({ field, message }) => [field, message]))}
                conflict={conflicts.find(({ measureId }) => measureId === question.measure.id) ?? null}
              />
            ))}
          </ReadingAsWritten.Provider>
        </fieldset>
        {view.canBeNoPart && view.editable && <NoPart refused={refused} reason={reasonOf(view)} />}
        {view.section.id === 'own' && view.editable && !view.alone && (
          <p>
            <Link to={paths.statement(view.id).ownAdd} className="govuk-link">
              Add a measure of your own
            </Link>
          </p>
        )}
        {view.editable && (
          <Buttons
            status={quietWhile(autosave.status, all.length > faults.length)}
            address={address}
            last={view.next === null}
          />
        )}
      </Form>
    </>
  );
}

/** What a page that was answered with itself was set against: whoever changed an answer since is still found out. */
function openedWith(pressed: Said | undefined): Record<string, TypedAnswer> | null {
  if (!pressed || isUnreached(pressed)) return null;
  if (!isRefused(pressed)) return pressed.base;
  try {
    return JSON.parse(String(pressed.typed.base)) as Record<string, TypedAnswer>;
  } catch {
    return null;
  }
}

function typedIn(pressed: Said | undefined): Record<string, TypedAnswer | undefined> | null {
  return pressed && !isUnreached(pressed) ? (pressed.typed as Record<string, TypedAnswer | undefined>) : null;
}

function named(view: SectionPage, field: string, message: string): string {
  const id = field.split('.')[0];
  const title = view.questions.find(({ measure }) => measure.id === id)?.measure.label;
  return title ? `${title}: ${message}` : message;
}

/** While nobody is told yet what is wrong, nothing says that something is. */
function quietWhile(status: SavingStatus, held: boolean): SavingStatus {
  return held && status.failed && status.asTyped ? { words: status.asTyped, failed: false } : status;
}

/** One answer for a whole section, with its reason. */
function NoPart({ refused, reason }: { refused: FormResult | null; reason: SharedReason | null }) {
  if (reason !== null)
    return (
      <p className="ask">
        {reason.count} figures here say “does not apply” for one reason: “{reason.words}”.{' '}
        <button type="submit" name="intent" value="is_part" className="as-link">
          Take that back
        </button>
      </p>
    );
  return <SayNoPart refused={refused} />;
}

/** The reason that several figures of a section share for not applying; null where they share none. */
function reasonOf({ questions }: SectionPage): SharedReason | null {
  const notes = questions.flatMap(({ typed }) =>
    typed.absent === 'not_applicable' && typed.note ? [typed.note] : [],
  );
  const words = notes.find((note, at) => notes.indexOf(note) < at);
  return words ? { words, count: notes.filter((note) => note === words).length } : null;
}

interface SharedReason {
  words: string;
  count: number;
}

function SayNoPart({ refused }: { refused: FormResult | null }) {
  const name = 'noPartBecause';
  const message = refused?.errors.find(({ field }) => field === name)?.message;
  const said = typedText(refused, name);
  return (
    <details className="more no-part" open={Boolean(message || said)}>
      <summary>This isn’t part of what we do</summary>
      <div className="more__body">
        <div>
          <label htmlFor={name}>Why not? Readers see it beside “does not apply”.</label>
          <Wrong id={name} message={message} />
          <textarea
            id={name}
            name={name}
            rows={2}
            className={`field-input${message ? ' field-input--error' : ''}`}
            aria-describedby={message ? `${name}-error` : undefined}
            defaultValue={said}
          />
        </div>
        <p>
          <button type="submit" name="intent" value="no_part" className="govuk-button govuk-button--quiet">
            Answer all that is blank with “does not apply”
          </button>
        </p>
      </div>
    </details>
  );
}

function typedText(refused: FormResult | null, name: string): string | undefined {
  const said = refused?.typed[name];
  return typeof said === 'string' ? said : undefined;
}

interface ToCorrectProps {
  problems: { field: string; message: string }[];
  /** Whether all else is; a form that was refused as a whole is not. */
  saved: boolean;
}

function ToCorrect({ problems, saved }: ToCorrectProps) {
  if (problems.length === 0) return null;
  return (
    <div className="ask" role="status">
      <p>
        <b>
          {saved
            ? `${problems.length === 1 ? 'One answer needs' : `${problems.length} answers need`} you.`
            : 'This is not saved.'}
        </b>
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {problems.map(({ field, message }) => (
          <li key={field + message}>
            {field ? (
              <a href={`#${field}`} className="govuk-link">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function PutBack({ at }: { at: number }) {
  const when = new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return (
    <div className="ask" role="status">
      <p>
        <b>What you typed here on {when} had not been saved.</b> It is back in the form, and saved as soon as
        it can be.
      </p>
    </div>
  );
}

function Buttons({ status, address, last }: { status: SavingStatus; address: string; last: boolean }) {
  return (
    <>
      <div className="button-row">
        <button type="submit" name="intent" value="continue" className="govuk-button">
          {last ? 'Save and check your answers' : 'Save and continue'}
        </button>
        <button type="submit" name="intent" value="later" className="govuk-button govuk-button--quiet">
          Save and come back later
        </button>
      </div>
      <p className={`saved${status.failed ? ' saved--not' : ''}`} role="status">
        {status.words}{' '}
        {status.signIn && (
          <a href={`${paths.signIn}?from=${encodeURIComponent(address)}`} className="govuk-link">
            Sign in again
          </a>
        )}
      </p>
    </>
  );
}
