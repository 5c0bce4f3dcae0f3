import { classOf } from './disclosure-class';
import type { StatementDocument } from './document';
import { ENGLISH_PEOPLE, ENGLISH_SMALL, OTHER_NUMERALS, WELSH_PEOPLE, WELSH_SMALL } from './people-words';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const PEOPLE = `${ENGLISH_PEOPLE}|${WELSH_PEOPLE}`;
const ENGLISH_NUMBER = `${ENGLISH_SMALL}|[1-9]`;
const WELSH_NUMBER = `${WELSH_SMALL}|[1-9]`;

/** What may stand between the number and the people: "of our", "young", "former". */
const BETWEEN = `(?:(?:of )?(?:our|the|these|those|whom|them) )?(?:[\\p{L}’'-]+ ){0,2}?`;

/** "two residents", "4 of them"; but "nine in ten residents" is a rate, and "1.5 people" no count. */
const COUNTED_IN_ENGLISH = [
  `(?<![\\p{L}\\p{N}.,£%/-]|${START}(?:${ENGLISH_NUMBER}) in )(?:${ENGLISH_NUMBER}) ${BETWEEN}(?:${ENGLISH_PEOPLE})${END}`,
  `${START}(?:${ENGLISH_NUMBER}|both|neither) of (?:them|whom)${END}`,
  `${START}both (?:of (?:the|our|these|those) |the |our )?(?:${ENGLISH_PEOPLE})${END}`,
].join('|');

/** "tair aelwyd", "dau o blant": a numeral and its noun, with at most a particle between. */
const COUNTED_IN_WELSH = `(?<![\\p{L}\\p{N}.,£%/-])(?:${WELSH_NUMBER}) (?:o'r |o |o’r |ohon )?(?:${WELSH_PEOPLE}|hynny)${END}`;

/** "a trio", "a pair of tenants". */
const COLLECTIVES = [
  `${START}(?:a|an|the|our|this|that|another) (?:duo|trio|quartet|quintet|sextet|twosome|threesome|foursome)(?! of (?!(?:our |the |young )?(?:${PEOPLE})))${END}`,
  `${START}(?:a|the|our|this|that|another) (?:pair|couple|handful) of (?:our |the |young )?(?:${PEOPLE})${END}`,
].join('|');

/** "a third of the nine": a part of a few is fewer. */
const PART = `halves|half|(?:a |one |two )?thirds?|(?:a |one |three )?quarters?|(?:a |an |\\p{L}+ )?(?:fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|[1-9]⁄[1-9]`;
const PARTS_OF_FEW = `${START}(?:${PART}) of (?:the |our |these |those |all )?(?:${ENGLISH_NUMBER}|ten|dozen)${END}(?!\\p{N}|[.,]\\p{N})(?: (?:${ENGLISH_PEOPLE})${END})?`;

const SMALL_COUNTS = new RegExp(
  [COUNTED_IN_ENGLISH, COUNTED_IN_WELSH, COLLECTIVES, PARTS_OF_FEW].join('|'),
  'giu',
);

/** A rate, a length of time or a count of other things is no count of people: "nine in ten residents", "two days a week". */
const OTHER_THINGS =
  /\b(in|out|per|hundred|thousand|million|dozen|times?|hours?|days?|nights?|weeks?|months?|years?|miles?|sites?|houses?|homes?|rooms?|groups?|sessions?|courses?|teams?|vans?|and|or|to|for|with|by|who|that|which|is|was|are|were|has|have)\b/i;

/** Digits of any script as the plain ones, ③ and ３ too, and every space as one. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ');

/**
 * Phrases that count fewer than ten people or households: "two residents", "tair aelwyd", "a trio", "a third of the
 * nine". In a small place such a phrase can tell who is meant, whatever the tables hide.
 */
export function smallNumbersIn(text: string): string[] {
  const found = plain(text).match(SMALL_COUNTS) ?? [];
  return [...new Set(found.filter((phrase) => !OTHER_THINGS.test(phrase)))];
}

/** A sentence ends at a stop before a capital or the end: not inside an address, nor after "c." before a number. */
const SENTENCES = /[^\n]+?(?:[.!?]+["”’')]*(?=\s+["“‘'(]*[\p{Lu}])\s*|[.!?]*\s*(?:\n+|$))/gu;
const NUMERALS = new RegExp(`${START}(?:${ENGLISH_SMALL}|${WELSH_SMALL}|${OTHER_NUMERALS})${END}`, 'iu');
/** Years, dates and lengths of time are no counts of people. */
const TIMES =
  /\b(19|20)\d\d(\/\d\d)?\b|\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(\d+|one|two|three|six|nine|twelve)[ -](days?|weeks?|months?|years?)\b/gi;

/** The sentences without any number, in digits of any script or in words; null when none is left. */
export function withoutNumbers(words: string | null): string | null {
  return sentencesThat(words, (sentence) => {
    const counted = plain(sentence).replace(TIMES, '');
    return !/\p{N}/u.test(counted) && !NUMERALS.test(counted);
  });
}

/** The sentences that count no few people; null when none is left. */
export function withoutSmallNumbers(words: string | null): string | null {
  return sentencesThat(words, (sentence) => smallNumbersIn(sentence).length === 0);
}

function sentencesThat(words: string | null, stays: (sentence: string) => boolean): string | null {
  if (words === null) return null;
  const sentences: string[] = words.match(SENTENCES) ?? [];
  const kept = sentences.filter(stays);
  return kept.length === sentences.length ? words : kept.join('').trim() || null;
}

interface WordsToLookAt {
  measureId: string;
  sectionId: string;
  label: string;
  phrases: string[];
}

/**
 * Stories and names that count a few people, or tell a protected count that is published as a range. They are printed
 * as they stand, so a person must look at each; notes and sources are cleaned when they are published.
 */
export function wordsToLookAt(document: StatementDocument): WordsToLookAt[] {
  const exact = protectedNumbers(document);
  return document.sections.flatMap(({ id: sectionId, items }) =>
    items.flatMap(({ measure, figures }) => {
      // A name or a definition says of one what counts, and counts nobody: "hours for one client".
      const named = (measure.own ? [measure.label, measure.unit, measure.definition] : []).map((each) =>
        each.replace(/(?<!\p{L})(?:one|1|un)(?=\s)/giu, 'a'),
      );
      const slices = figures.map(({ slice }) => slice);
      const words = [...named, ...slices, ...figures.flatMap(({ text }) => text ?? [])];
      const phrases = words.flatMap((each) => [...smallNumbersIn(each), ...exactNumbersIn(each, exact)]);
      return phrases.length > 0
        ? [{ measureId: measure.id, sectionId, label: measure.label, phrases: [...new Set(phrases)] }]
        : [];
    }),
  );
}

/** A phrase such as "34 households" that tells a protected count as it is: the tables hide it in vain. */
export function exactNumbersIn(text: string, exact: ReadonlySet<number>): string[] {
  const phrases = plain(text).match(COUNTED) ?? [];
  return phrases.filter((phrase) => exact.has(Number(/[\d,]+/.exec(phrase)?.[0].replaceAll(',', ''))));
}

const COUNTED = new RegExp(
  `(?<![\\p{L}\\p{N}.,£])\\d[\\d,]* (?:[\\p{L}’'-]+ ){0,2}?(?:${PEOPLE}|tenanc(?:y|ies))${END}|(?<![\\p{L}\\p{N}.,£])\\d[\\d,]* of (?:them|whom)${END}`,
  'giu',
);

function protectedNumbers(document: StatementDocument): Set<number> {
  const items = document.sections
    .flatMap(({ items }) => items)
    .filter(({ measure }) => ['sensitive', 'special'].includes(classOf(measure)));
  const numbers = items.flatMap(({ figures, history }) =>
    [...figures, ...history]
      .filter(({ series }) => series === 'actual')
      .flatMap(({ number, numerator, denominator }) => [number, numerator, denominator]),
  );
  // A count that is round already is no secret.
  return new Set(numbers.filter((number) => number !== null && number % 10 !== 0).map(Number));
}
