import { type CriterionResult, criterionStanding, type Met } from '../questionnaire/readiness';
import { StatusTag } from './status-tag';

const WORDS: Record<Met, [string, string]> = {
  met: ['published', 'Met'],
  not_met: ['unpublished', 'Not met'],
  not_applicable: ['draft', 'Not applicable'],
  answered: ['submitted', 'Answered'],
  to_judge: ['submitted', 'Assessor judges'],
  missing: ['returned', 'Not shown yet'],
};

/** The level's criteria, each with what the answers say about it. */
export function CriteriaList({ criteria }: { criteria: CriterionResult[] }) {
  return (
    <ul className="criteria">
      {criteria.map((criterion) => {
        const [status, words] = WORDS[criterionStanding(criterion)];
        return (
          <li key={criterion.id}>
            <b>{criterion.letter}</b>
            <div>
              <p>{criterion.title}</p>
              <p className="small quiet">{criterion.evidence}</p>
            </div>
            <StatusTag status={status}>{words}</StatusTag>
          </li>
        );
      })}
    </ul>
  );
}
