import type { DecidedCriterion, Decision } from './document';
import { dayInWords } from './period';

/** A verdict in the words of every page and document. It is a person's; what the answers show has words of its own. */
export const VERDICTS: Record<DecidedCriterion['verdict'], string> = {
  met: 'Met',
  not_met: 'Not met',
  not_applicable: 'Does not apply',
};

const listed = new Intl.ListFormat('en-GB');

/** "A, B and C met; D does not apply": the verdicts of a decision, by their letters. */
export function verdictsInWords({ criteria }: Decision): string {
  const parts = Object.entries(VERDICTS).flatMap(([verdict, words]) => {
    const letters = criteria.filter((each) => each.verdict === verdict).map(({ letter }) => letter);
    return letters.length === 0 ? [] : [`${listed.format(letters)} ${words.toLowerCase()}`];
  });
  return parts.join('; ');
}

/** "Judged by Ann Lee and decided by Sam Roe on 3 May 2026": who looked, and who decided on what they had seen. */
export function whoDecided({ criteria, by, on }: Decision): string {
  const judges = [...new Set(criteria.map((each) => each.by))];
  const when = `on ${dayInWords(on)}`;
  // Whoever judges does not decide, unless the scheme lets them: then that is what is said.
  return judges.some((each) => by.includes(each))
    ? `Judged by ${listed.format(judges)} and decided by ${listed.format(by)} ${when}: this scheme lets whoever judged decide`
    : `Judged by ${listed.format(judges)} and decided by ${listed.format(by)} ${when}`;
}

/** Each condition in a sentence; none where every criterion that the level asks for is met. */
export function conditionsInWords({ conditions }: Decision): string[] {
  return conditions.map(
    ({ letter, title, mustShow, due, by }) =>
      `${letter}, “${title}”, is not met. It was approved on the condition that by ${dayInWords(due)} this is shown: ${mustShow.replace(/\.$/, '')} (proposed by ${by[0]}, agreed by ${by[1]})`,
  );
}

/** The whole of a decision in sentences, for documents that have no room for a table. */
export function decisionInWords(decision: Decision): string {
  const sentences = [
    `${whoDecided(decision)}`,
    `Criteria: ${verdictsInWords(decision)}`,
    ...conditionsInWords(decision),
  ];
  return sentences.map((words) => `${words}.`).join(' ');
}
