import type { StatementDocument } from './document';

const NUMBER = 'one|two|three|four|five|six|seven|eight|nine|[1-9]';

/** Words for people and households whose small number can point to somebody. */
const PEOPLE = [
  'people|persons?|individuals?|adults?|children|child|babies|girls?|boys?|wom[ae]n|m[ae]n|mothers?|fathers?|parents?',
  'couples?|famil(?:y|ies)|households?|residents?|tenants?|lodgers?|guests?|clients?|patients?|service users?',
  'rough sleepers?|refugees?|asylum seekers?|veterans?|prisoners?|ex-offenders?|offenders?|care leavers?|survivors?|victims?',
  'participants?|beneficiaries|learners?|trainees?|apprentices?|pupils?|students?',
].join('|');

/** What may stand between the number and the people: "of our", "young", "former". */
const BETWEEN = `(?:(?:of )?(?:our|the|these|those|whom|them) )?(?:[\\p{L}’'-]+ ){0,2}?`;
const NEAR_PEOPLE = new RegExp(
  `(?<![\\d.,£%/-]|\\b(?:${NUMBER}) in )\\b(?:${NUMBER}) ${BETWEEN}(?:${PEOPLE})\\b|\\b(?:${NUMBER}) of (?:them|whom)\\b`,
  'giu',
);

/** A rate, a length of time or a count of other things is no count of people: "nine in ten residents", "two days a week". */
const OTHER_THINGS =
  /\b(in|out|per|hundred|thousand|million|dozen|times?|hours?|days?|nights?|weeks?|months?|years?|miles?|sites?|houses?|homes?|rooms?|groups?|sessions?|courses?|teams?|vans?|and|or|to|for|with|by|who|that|which|is|was|are|were|has|have)\b/i;

/**
 * Phrases that count fewer than ten people or households: "two residents", "one of our young mothers". In a small
 * place such a phrase can tell who is meant, whatever the tables round.
 */
export function smallNumbersIn(text: string): string[] {
  const found = text.replace(/\s+/g, ' ').match(NEAR_PEOPLE) ?? [];
  return [...new Set(found.filter((phrase) => !OTHER_THINGS.test(phrase)))];
}

export interface WordsToLookAt {
  measureId: string;
  sectionId: string;
  label: string;
  phrases: string[];
}

/** Answers, notes and explanations whose words count a few people, or tell a sensitive count that is published rounded. */
export function wordsToLookAt(document: StatementDocument): WordsToLookAt[] {
  const exact = sensitiveNumbers(document);
  return document.sections.flatMap(({ id: sectionId, items }) =>
    items.flatMap(({ measure, figures }) => {
      const words = figures.flatMap(({ text, note, explanation }) => [text, note, explanation]);
      const phrases = words.flatMap((each) => [
        ...smallNumbersIn(each ?? ''),
        ...exactNumbersIn(each ?? '', exact),
      ]);
      return phrases.length > 0
        ? [{ measureId: measure.id, sectionId, label: measure.label, phrases: [...new Set(phrases)] }]
        : [];
    }),
  );
}

/** A phrase such as "34 households" that tells a sensitive count as it is: the tables round it in vain. */
export function exactNumbersIn(text: string, exact: ReadonlySet<number>): string[] {
  const phrases = text.match(COUNTED) ?? [];
  return phrases.filter((phrase) => exact.has(Number(/[\d,]+/.exec(phrase)?.[0].replaceAll(',', ''))));
}

const COUNTED = new RegExp(
  `(?<![\\d.,£])\\b\\d[\\d,]* (?:[\\p{L}’'-]+ ){0,2}?(?:${PEOPLE}|tenanc(?:y|ies))\\b`,
  'giu',
);

function sensitiveNumbers(document: StatementDocument): Set<number> {
  const items = document.sections.flatMap(({ items }) => items).filter(({ measure }) => measure.sensitive);
  const numbers = items.flatMap(({ figures }) =>
    figures
      .filter(({ series }) => series === 'actual')
      .flatMap(({ number, numerator, denominator }) => [number, numerator, denominator]),
  );
  // A count that is round already is no secret.
  return new Set(numbers.filter((number) => number !== null && number % 10 !== 0).map(Number));
}
