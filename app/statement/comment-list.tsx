import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '../paths';
import { CommentWords } from './comment-words';
import { countedComments } from './lifecycle';
import type { PlacedComment } from './section-view';

interface Props {
  /** The statement's id. */
  id: string;
  comments: readonly PlacedComment[];
  /** What can be done about a comment that nobody has answered. */
  below?: (comment: PlacedComment) => ReactNode;
}

/** The assessor's comments, each leading to the answer that it is about; what is answered already is folded. */
export function CommentList({ id, comments, below }: Props) {
  if (comments.length === 0) return null;
  const open = comments.filter(({ resolved }) => !resolved);
  const answered = comments.filter(({ resolved }) => resolved);
  const one = (comment: PlacedComment) => (
    <li key={comment.id} id={`comment-${comment.id}`}>
      <p>
        <About id={id} comment={comment} />
      </p>
      <CommentWords comment={comment}>{!comment.resolved && below?.(comment)}</CommentWords>
    </li>
  );
  return (
    <section className="govuk-!-margin-bottom-7" id="comments" aria-labelledby="comments-title">
      <h2 className="govuk-heading-m" id="comments-title">
        What the assessor asks
      </h2>
      <p>
        {open.length === 0
          ? 'Every comment is answered.'
          : `${countedComments(open.length)} to answer: change the answer, reply, or mark the comment as answered.`}
      </p>
      {open.length > 0 && <ul className="comments">{open.map(one)}</ul>}
      {answered.length > 0 && (
        <details className="more">
          <summary>{countedComments(answered.length)} answered</summary>
          <ul className="comments">{answered.map(one)}</ul>
        </details>
      )}
    </section>
  );
}

function About({ id, comment: { sectionId, measureId, label } }: { id: string; comment: PlacedComment }) {
  if (!sectionId) return <>{label}</>;
  return (
    <Link to={`${paths.statement(id).section(sectionId)}#${measureId}`} className="govuk-link">
      {label}
    </Link>
  );
}
