import type { ReactNode } from 'react';
import type { CommentView } from './section-view';

interface Props {
  comment: CommentView;
  /** What can be done about it. */
  children?: ReactNode;
}

/** A comment with what was said to it: the same for the organisation and for the assessor. */
export function CommentWords({ comment, children }: Props) {
  return (
    <div className="comment">
      <p>
        <b>{comment.author}</b> (assessor): {comment.body}{' '}
        {comment.resolved && <span className="quiet">(answered since)</span>}
      </p>
      {comment.replies.map((reply) => (
        <p key={reply.id} className="comment__reply">
          <b>{reply.author}</b>: {reply.body}
        </p>
      ))}
      {children}
    </div>
  );
}
