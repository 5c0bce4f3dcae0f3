import type { Actor } from '../access/can';
import type { AnswerPeriods } from '../questionnaire/answers';
import type { Period } from '../questionnaire/figure';
import type { DemoCell, DemoEnterprise, DemoYear } from './enterprise';

/** One year of one enterprise, with everybody who has a part in it. */
export interface Living {
  enterprise: DemoEnterprise;
  organisation: { id: string };
  editor: Actor;
  director: Actor;
  /** Who judges the criteria this year. */
  judge: Actor;
  /** Who decides this year. */
  assessor: Actor;
  admin: Actor;
  /** Ids of the enterprise's own measures by the demo's keys. */
  ownIds: ReadonlyMap<string, string>;
  year: DemoYear;
  index: number;
  /** The real day, for the one statement that waits for its date. */
  today: string;
}

/** "2024-04-01/2025-03-31" as a period. */
export function periodIn({ period }: DemoYear): Period {
  const [start = '', end = ''] = period.split('/');
  return { start, end };
}

/** The periods that this year's answers refer to. */
export function periodsAt({ enterprise, year, index }: Living): AnswerPeriods {
  const before = enterprise.years[index - 1];
  return { own: periodIn(year), previous: before ? periodIn(before) : null };
}

/** How the demo's tables name a measure. */
export function keyOf({ ownIds }: Living, measureId: string): string {
  return [...ownIds].find(([, id]) => id === measureId)?.[0] ?? measureId;
}

/** What this year says about a measure. */
export function cellAt(living: Living, measureId: string): DemoCell {
  const { enterprise, index } = living;
  const said = enterprise.answers[keyOf(living, measureId)];
  if (typeof said === 'string' || !said) return said ?? null;
  // A row of another length is a slip that would move every later figure by a year.
  if (said.length !== enterprise.years.length)
    throw new Error(`Demo: ${enterprise.organisation.slug}, ${measureId}: ${said.length} cells`);
  return said[index] ?? null;
}
