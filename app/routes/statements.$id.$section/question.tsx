import { paths } from '~/paths';
import type { AnswerPart } from '~/questionnaire/answers';
import { askedAs } from '~/questionnaire/explanations';
import { holds, inputsOf, PLACES, type Place } from '~/questionnaire/inputs';
import { kinds, type TypedPart } from '~/questionnaire/kinds/kinds';
import type { Warning } from '~/questionnaire/rules';
import { CommentWords } from '~/statement/comment-words';
import type { Question, ShownConflict } from '~/statement/section-view';
import { ConflictNotice } from './conflict-notice';
import { FieldError, type FieldProps } from './field';
import { LastYearPanel } from './last-year';
import { MoreAbout } from './more-about';
import { ValueFields } from './value-fields';

interface Props {
  statementId: string;
  /** Whether nothing can be answered here. */
  readOnly?: boolean;
  /** Whether its reader sees this section alone: no way leads out of it. */
  alone?: boolean;
  question: Question;
  typed: Question['typed'];
  errors: FieldProps['errors'];
  conflict: ShownConflict | null;
}

/** One question: its words, what was said about it, its answer, and last year's beside it. */
export function QuestionBlock({
  statementId,
  readOnly = false,
  alone = false,
  question,
  typed,
  errors,
  conflict,
}: Props) {
  const { measure, last, warnings, comments, readAs, personal } = question;
  const { itself, ownHead, evidence } = paths.statement(statementId);
  const parts = inputsOf(measure, typed, { yearBefore: last !== null });
  const inputs = kinds[measure.kind].inputs;
  const aside = (part: AnswerPart) => inputs[part as TypedPart]?.(measure).aside && !holds(typed, part);
  const at = (place: Place) => parts.filter((part) => PLACES[part] === place && !aside(part));
  const more = parts.filter((part) => aside(part) || PLACES[part] === 'more' || PLACES[part] === 'groups');
  const hint = measure.hint || measure.example ? `${measure.id}-hint` : undefined;
  const wrong = Object.keys(errors).some((name) => name.startsWith(`${measure.id}.`));
  const props = { measure, typed, errors, readAs, ...(hint && { describedBy: hint }) };
  return (
    <div
      className={`question question--${kinds[measure.kind].plotted ? 'figure' : 'words'}${wrong || conflict ? ' question--error' : ''}`}
      id={measure.id}
    >
      <fieldset aria-describedby={hint}>
        <legend className="question__title">
          {measure.question} {question.must && !readOnly && <span className="must">must be answered</span>}
        </legend>
        {hint && (
          <p className="hint" id={hint}>
            {measure.hint}
            {measure.example && (
              <>
                {' '}
                <span className="small">For example: {measure.example}</span>
              </>
            )}
          </p>
        )}
        {measure.own && !alone && (measure.head === null || measure.disclosureAssumed) && (
          <p className="ask">
            {measure.head === null
              ? 'Commissioners cannot place this figure yet.'
              : 'Until somebody says whom it could point to, it is published as carefully as its words ask for.'}{' '}
            <a href={ownHead(measure.id)} className="govuk-link">
              Say what it is about<span className="govuk-visually-hidden">: {measure.label}</span>
            </a>
          </p>
        )}
        {comments
          .filter(({ resolved, replies }) => !resolved || replies.length > 0)
          .map((comment) => (
            <CommentWords key={comment.id} comment={comment}>
              {!comment.resolved && !readOnly && !alone && (
                <p>
                  <a href={`${itself}#comment-${comment.id}`} className="govuk-link">
                    Reply, or mark it as answered
                    <span className="govuk-visually-hidden">: {measure.label}</span>
                  </a>
                </p>
              )}
            </CommentWords>
          ))}
        {last && <LastYearPanel measure={measure} last={last} readOnly={readOnly} />}
        {conflict && <ConflictNotice conflict={conflict} measure={measure} />}
        {(['value', 'numerator', 'denominator', 'absent'] as const).map((part) => (
          <FieldError key={part} name={`${measure.id}.${part}`} errors={errors} />
        ))}
        <ValueFields {...props} parts={at('answer') as TypedPart[]} />
        {at('absent').length > 0 && <Absent {...props} />}
        <Explanations {...props} warnings={warnings} />
        <PersonalNotice personal={personal} />
        {more.length > 0 && (
          <MoreAbout
            {...{
              measure,
              typed,
              errors,
              readAs,
              parts: more,
              files: question.files,
              evidence: alone ? null : evidence,
            }}
            lastYear={last?.year ?? null}
          />
        )}
      </fieldset>
    </div>
  );
}

/** One place for each question, and for what was said of the measure before each had its own. */
function Explanations({ warnings, ...field }: FieldProps & { warnings: readonly Warning[] }) {
  const { explanation, explanations = {} } = field.typed;
  const [only] = warnings;
  // Words of the measure answer the only question there is: they are changed where that is asked.
  const whole = explanation && warnings.length === 1 && only && !explanations[only.rule] ? only : null;
  const asked = whole ? [] : warnings;
  const kept = Object.keys(explanations).filter((rule) => !warnings.some((each) => each.rule === rule));
  return (
    <>
      {explanation && <Explanation {...field} part="explanation" said={explanation} warning={whole} />}
      {asked.map((warning) => (
        <Explanation
          key={warning.rule}
          {...field}
          part={`explanations.${warning.rule}`}
          said={explanations[warning.rule]}
          warning={warning}
        />
      ))}
      {kept.map((rule) => (
        <Explanation
          key={rule}
          {...field}
          part={`explanations.${rule}`}
          said={explanations[rule]}
          warning={null}
        />
      ))}
    </>
  );
}

/** What looks like data of one person; heard when it comes up while somebody types. */
function PersonalNotice({ personal }: Pick<Question, 'personal'>) {
  return (
    <div role="status">
      {personal.map(({ what, phrase }) => (
        <p key={phrase} className="ask">
          <b>
            “{phrase}” looks like a {what}.
          </b>{' '}
          What you write here is published: take it out, or say it without pointing to anybody.
        </p>
      ))}
    </div>
  );
}

interface ExplanationProps extends FieldProps {
  part: string;
  said: string | undefined;
  /** The question it answers; null where none is asked any more. */
  warning: Warning | null;
}

function Explanation({ measure, errors, part, said, warning }: ExplanationProps) {
  const name = `${measure.id}.${part}`;
  return (
    <div className="ask">
      <FieldError name={name} errors={errors} />
      <label htmlFor={name}>
        {warning ? <b>{warning.message}</b> : <b>Your explanation</b>}{' '}
        <span className="quiet">Readers see what you write here.</span>
      </label>
      <textarea id={name} name={name} rows={2} defaultValue={said} className="field-input" />
      {warning && <input type="hidden" name="asked" value={askedAs(warning)} />}
    </div>
  );
}

const ABSENT = { not_measured: 'We don’t measure this', not_applicable: 'This does not apply to us' };

/** One quiet control for an honest answer without a figure. */
function Absent({ measure, typed, errors }: FieldProps) {
  const name = `${measure.id}.absent`;
  return (
    <p className="absent">
      <label htmlFor={name}>
        No figure?<span className="govuk-visually-hidden"> {measure.label}</span>
      </label>{' '}
      <select
        id={name}
        name={name}
        defaultValue={typed.absent ?? ''}
        aria-invalid={errors[name] ? true : undefined}
      >
        <option value="">Say why</option>
        {Object.entries(ABSENT).map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </p>
  );
}
