import { Form } from '~/forms/form';
import type { FormResult } from '~/forms/form-result';
import { TextLines } from '~/forms/text-line';

interface Props {
  /** The comment's id. */
  id: string;
  /** The answer that the comment is about. */
  about: string;
  result: FormResult | undefined;
}

/** What an organisation says to a comment: in words, or that it is answered. */
export function ReplyForm({ id, about, result }: Props) {
  const of = <span className="govuk-visually-hidden">: {about}</span>;
  return (
    <Form id={`reply-${id}`} result={result} given={{ comment: id }}>
      <TextLines name="reply" label={<>Your reply{of}</>} rows={2} />
      <div className="button-row">
        <button type="submit" name="intent" value="reply" className="govuk-button govuk-button--quiet">
          Reply{of}
        </button>
        <button type="submit" name="intent" value="answered" className="as-link">
          Mark as answered{of}
        </button>
      </div>
    </Form>
  );
}
