/**
 * `met` and `not_met`: computed from figures. `answered`: words were given, and the assessor decides what they are worth.
 * `to_judge`: the answers cannot show it; the assessor decides from evidence.
 */
export type Met = 'met' | 'not_met' | 'not_applicable' | 'answered' | 'to_judge' | 'missing';

/** What the answers show of a criterion, in the words of every page and document: whether it is met is a person's to say. */
export const STANDINGS: Record<Met, string> = {
  met: 'Passed',
  not_met: 'Not passed',
  not_applicable: 'Does not apply',
  answered: 'Answered',
  to_judge: 'Assessor judges',
  missing: 'Not shown yet',
};
