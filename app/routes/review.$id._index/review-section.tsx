import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { TextLines } from '~/forms/text-line';
import { paths } from '~/paths';
import { kindOf } from '~/questionnaire/kinds/kinds';
import { CommentWords } from '~/statement/comment-words';
import type { ReviewItem } from '~/statement/section-view';
import type { Shown } from '~/statement/shown';
import { ShownFields } from '~/statement/shown-fields';

interface Props {
  section: { id: string; title: string; items: ReviewItem[] };
  statementId: string;
  /** What the page shows, for whoever may comment. */
  shown: Shown | null;
  result: FormResult | undefined;
}

/** A section for the assessor: answers that changed are open, the others folded. */
export function ReviewSection({ section, statementId, shown, result }: Props) {
  const changed = section.items.filter(
    (item) => item.changed || item.comments.length > 0 || item.warnings.length > 0,
  );
  const same = section.items.filter((item) => !changed.includes(item));
  const show = (item: ReviewItem) => (
    <Answer key={item.measure.id} item={item} statementId={statementId} shown={shown} result={result} />
  );
  return (
    <section className="statement-section" id={section.id}>
      <h2 className="govuk-heading-l">{section.title}</h2>
      {changed.map(show)}
      {same.length > 0 && (
        <details className="more">
          <summary>
            {same.length} {same.length === 1 ? 'answer' : 'answers'} unchanged since last year
            <span className="govuk-visually-hidden">: {section.title}</span>
          </summary>
          {same.map(show)}
        </details>
      )}
    </section>
  );
}

type AnswerProps = { item: ReviewItem } & Pick<Props, 'statementId' | 'shown' | 'result'>;

function Answer({ item, statementId, shown, result }: AnswerProps) {
  const { measure } = item;
  const words = kindOf(measure).long;
  return (
    <article className={`question${words ? ' question--text' : ''}`} id={measure.id}>
      <div>
        <h3 className="question__title">{measure.label}</h3>
        <p className={words ? 'prose' : 'review-figure'}>{item.now}</p>
        {item.notes.map((note) => (
          <p key={note} className="quiet">
            {note}
          </p>
        ))}
        {item.warnings.map(({ rule, message, explanation }) => (
          <div className="ask" key={rule}>
            <p>{message}</p>
            <p className="quiet">{explanation ?? 'Not explained.'}</p>
          </div>
        ))}
        {item.few.length > 0 && (
          <p className="ask">
            Could anybody be recognised? {item.few.map((phrase) => `“${phrase}”`).join(', ')}
          </p>
        )}
        {item.files.length > 0 && (
          <ul className="behind" aria-label={`Evidence: ${measure.label}`}>
            {item.files.map((file) => (
              <li key={file.id}>
                <a href={paths.statement(statementId).evidenceFile(file.id)} className="govuk-link" download>
                  {file.name}
                </a>
                {file.about && <span className="quiet"> {file.about}</span>}
              </li>
            ))}
          </ul>
        )}
        {item.comments.map((comment) => (
          <CommentWords key={comment.id} comment={comment} />
        ))}
        {shown && !measure.derived && (
          <CommentForm id={measure.id} label={measure.label} shown={shown} result={result} />
        )}
      </div>
      {item.before && words && item.changed && (
        <details className="last-year last-year--text">
          <summary>
            {item.beforeYear}
            <span className="govuk-visually-hidden">: {measure.label}</span>
          </summary>
          <p className="prose">{item.before}</p>
        </details>
      )}
      {!words && item.beforeYear && (
        <div className="last-year">
          <p>{item.beforeYear}</p>
          <b>{item.before || 'No figure'}</b>
        </div>
      )}
    </article>
  );
}

interface CommentProps {
  id: string;
  label: string;
  shown: Shown;
  result: Props['result'];
}

function CommentForm({ id, label, shown, result }: CommentProps) {
  const form = `comment-${id}`;
  return (
    <details className="more" open={result?.form === form}>
      <summary>
        Comment<span className="govuk-visually-hidden"> on {label}</span>
      </summary>
      <Form id={form} result={result} given={{ measure: id }} className="more__body">
        <ShownFields shown={shown} />
        <TextLines name="comment" label="What should be changed or explained?" rows={2} />
        <div>
          <button type="submit" name="intent" value="comment" className="govuk-button govuk-button--quiet">
            Add the comment
          </button>
        </div>
      </Form>
    </details>
  );
}
