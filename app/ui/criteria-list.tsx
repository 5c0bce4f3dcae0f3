import { type CriterionResult, criterionStanding, type Met, STANDINGS } from '../questionnaire/readiness';
import { StatusTag } from './status-tag';

export const CRITERION_TONES: Record<Met, string> = {
  met: 'published',
  not_met: 'unpublished',
  not_applicable: 'draft',
  answered: 'submitted',
  to_judge: 'submitted',
  missing: 'returned',
};

export const VERDICT_TONES = { met: 'published', not_met: 'unpublished', not_applicable: 'draft' };

/** The level's criteria, each with what the answers say about it. */
export function CriteriaList({ criteria }: { criteria: CriterionResult[] }) {
  return (
    <ul className="criteria">
      {criteria.map((criterion) => {
        const standing = criterionStanding(criterion);
        return (
          <li key={criterion.id}>
            <b>{criterion.letter}</b>
            <div>
              <p>{criterion.title}</p>
              <p className="small quiet">{criterion.evidence}</p>
            </div>
            <StatusTag status={CRITERION_TONES[standing]}>{STANDINGS[standing]}</StatusTag>
          </li>
        );
      })}
    </ul>
  );
}
