import { Form, Link } from '@remix-run/react';
import type { WordsFound } from '../statement/exact-figures';
import type { Shown } from '../statement/shown';
import { ShownFields } from './shown-fields';

interface Props {
  statementId: string;
  words: WordsFound[];
  shown: Shown;
  mayAnswer: boolean;
  wrong: { field: string; reason: string; message: string } | null;
}

/** The id of the field in which a phrase, or a figure, is answered for. */
export function fieldOf(measureId: string, phrase = ''): string {
  return ['reason', measureId, ...(phrase ? [phrase.replace(/[^\p{L}\p{N}]+/gu, '-')] : [])].join('-');
}

/** Phrases that count a few people or seem to name somebody: each is answered for, or said more widely, before the statement is declared. */
export function WordsToAnswer({ statementId, words, shown, mayAnswer, wrong }: Props) {
  if (words.length === 0) return null;
  return (
    <section className="statement-section">
      <h2 className="govuk-heading-m">Words by which somebody could be recognised</h2>
      <p>
        They count a few people, or seem to name somebody: in a small place they can tell who is meant. Say
        them more widely, or say why they can stand, for example because they are about a public role, the
        name is not a person’s or was changed, or everybody meant has agreed.
      </p>
      {words.map((each) => {
        const { measureId, sectionId, label, phrase, reason } = each;
        const id = fieldOf(measureId, phrase);
        const fault = wrong?.field === id ? wrong : null;
        return (
          <div key={id} className="ask">
            <p>
              “{phrase}” in{' '}
              <Link to={`/statements/${statementId}/${sectionId}#${measureId}`} className="govuk-link">
                {label}
              </Link>
            </p>
            {reason && <p>You say: {reason}</p>}
            {mayAnswer && (
              <Form method="post">
                <ShownFields shown={shown} />
                <input type="hidden" name="measure" value={measureId} />
                <input type="hidden" name="phrase" value={phrase} />
                <label htmlFor={id}>
                  Why these words can stand<span className="govuk-visually-hidden"> by “{phrase}”</span>
                </label>
                {fault && (
                  <p className="govuk-error-message" id={`${id}-error`}>
                    <span className="govuk-visually-hidden">Error:</span> {fault.message}
                  </p>
                )}
                <textarea
                  id={id}
                  name="reason"
                  rows={2}
                  className={`field-input${fault ? ' field-input--error' : ''}`}
                  defaultValue={fault?.reason ?? reason ?? ''}
                  aria-describedby={fault ? `${id}-error` : undefined}
                />
                <button
                  type="submit"
                  name="intent"
                  value="words"
                  className="govuk-button govuk-button--quiet"
                >
                  {reason ? 'Change the reason' : 'These words can stand'}
                </button>
              </Form>
            )}
          </div>
        );
      })}
    </section>
  );
}
