import type { CriterionResult } from '../questionnaire/readiness';
import { STANDINGS } from '../questionnaire/standings';
import { StatusTag } from './status-tag';

/** The level's criteria, each with what the answers say about it. */
export function CriteriaList({ criteria }: { criteria: CriterionResult[] }) {
  return (
    <ul className="criteria">
      {criteria.map((criterion) => {
        const standing = criterion.met;
        return (
          <li key={criterion.id}>
            <b>{criterion.letter}</b>
            <div>
              <p>{criterion.title}</p>
              <p className="small quiet">{criterion.evidence}</p>
            </div>
            <StatusTag status={standing}>{STANDINGS[standing]}</StatusTag>
          </li>
        );
      })}
    </ul>
  );
}
