import { Link } from '@remix-run/react';
import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { TextLines } from '~/forms/text-line';
import { paths } from '~/paths';
import type { WordsFound } from '~/statement/exact-figures';
import type { Shown } from '~/statement/shown';
import { ShownFields } from '~/statement/shown-fields';

interface Props {
  statementId: string;
  words: WordsFound[];
  shown: Shown;
  mayAnswer: boolean;
  result: FormResult | undefined;
}

/** The id of the form in which a phrase is answered for. */
function formOf(measureId: string, phrase: string): string {
  return ['words', measureId, phrase.replace(/[^\p{L}\p{N}]+/gu, '-')].join('-');
}

/** Phrases that count a few people, seem to name somebody or look like one person's data: each is answered for, or said more widely, before the statement is declared. */
export function WordsToAnswer({ statementId, words, shown, mayAnswer, result }: Props) {
  if (words.length === 0) return null;
  return (
    <section className="statement-section">
      <h2 className="govuk-heading-m">Words by which somebody could be recognised</h2>
      <p>
        They count a few people, seem to name somebody or look like data of one person: in a small place they
        can tell who is meant. Say them more widely or take them out, or say why they can stand, for example
        because they are about a public role, the name is not a person’s or was changed, or everybody meant
        has agreed.
      </p>
      {words.map((each) => {
        const { measureId, sectionId, label, phrase, looksLike, reason } = each;
        const id = formOf(measureId, phrase);
        return (
          <div key={id} className="ask">
            <p>
              “{phrase}” in{' '}
              <Link
                to={`${paths.statement(statementId).section(sectionId)}#${measureId}`}
                className="govuk-link"
              >
                {label}
              </Link>
              {looksLike && `: this looks like a ${looksLike}`}
            </p>
            {reason && <p>You say: {reason}</p>}
            {mayAnswer && (
              <Form id={id} result={result} given={{ measure: measureId, phrase }}>
                <ShownFields shown={shown} />
                <TextLines
                  name="reason"
                  label={
                    <>
                      Why these words can stand
                      <span className="govuk-visually-hidden">: “{phrase}”</span>
                    </>
                  }
                  rows={2}
                  value={reason}
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
