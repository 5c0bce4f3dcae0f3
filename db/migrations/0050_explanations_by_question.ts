import type { Kysely } from 'kysely';
import { blank, runAll } from './statements';

/**
 * What is said of a figure by the question that it answers, as JSON: rule to words. What stands in `explanation` was
 * said of the measure, and nobody can tell any more which of several questions it was about.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runAll(db, [
    'alter table answer add column explanations text',
    `alter table answer add constraint answer_explanations_present check (not ${blank('explanations')})`,
  ]);
}
