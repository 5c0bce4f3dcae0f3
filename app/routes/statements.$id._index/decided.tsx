import { conditionsInWords, VERDICTS, whoDecided } from '~/questionnaire/decision';
import type { Decision } from '~/questionnaire/document';
import { StatusTag } from '~/ui/status-tag';

interface Props {
  decided: Decision & { refused: boolean; reason: string | null };
  /** Whether it is read at once. */
  open: boolean;
}

/** What people made of each criterion, and what was decided by it: for the organisation, with the reasons. */
export function Decided({ decided, open }: Props) {
  return (
    <details className="govuk-details" open={open} id="decided">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {decided.refused ? 'Why it was refused' : 'How it was judged'}
        </span>
      </summary>
      <div className="govuk-details__text">
        {decided.reason && <p>“{decided.reason}”</p>}
        <p>{whoDecided(decided)}.</p>
        <ul className="criteria">
          {decided.criteria.map(({ id, letter, title, verdict, reason, seen = [] }) => (
            <li key={id}>
              <b>{letter}</b>
              <div>
                <p>{title}</p>
                <p className="small quiet">
                  {reason}
                  {seen.length > 0 && ` Seen: ${seen.join(', ')}.`}
                </p>
              </div>
              <StatusTag status={verdict}>{VERDICTS[verdict]}</StatusTag>
            </li>
          ))}
        </ul>
        {conditionsInWords(decided).map((words) => (
          <p key={words}>{words}.</p>
        ))}
      </div>
    </details>
  );
}
