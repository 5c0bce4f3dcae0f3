import { bareCountsIn } from './bare-counts';
import { classOf } from './disclosure-class';
import type { StatementDocument } from './document';
import type { Figure } from './figure';
import { hiddenNumbersIn } from './hidden-numbers';
import { kindOf } from './kinds/kinds';
import type { Measure } from './measure';
import { namedPeopleIn } from './named-people';
import { numeralsIn, plainDigits } from './numerals';
import { ENGLISH_PEOPLE, ENGLISH_SMALL, OTHER_NUMERALS, WELSH_PEOPLE, WELSH_SMALL } from './people-words';
import { personalDataIn } from './personal-data';
import { whomNamed } from './whom-named';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const PEOPLE = `${ENGLISH_PEOPLE}|${WELSH_PEOPLE}`;
const ENGLISH_NUMBER = `${ENGLISH_SMALL}|[1-9]`;
const WELSH_NUMBER = `${WELSH_SMALL}|[1-9]`;

/** What may stand between the number and the people: "of our", "young", "former". */
const BETWEEN = `(?:(?:of )?(?:our|the|these|those|whom|them) )?(?:[\\p{L}’'-]+ ){0,2}?`;

/** "two residents", "4 of them"; but "nine in ten residents" is a rate, and "1.5 people" no count. */
const COUNTED_IN_ENGLISH = [
  `(?<![\\p{L}\\p{N}.,£%/-]|${START}(?:${ENGLISH_NUMBER}) (?:in|out of) )(?:${ENGLISH_NUMBER}) ${BETWEEN}(?:${ENGLISH_PEOPLE})${END}`,
  `${START}(?:${ENGLISH_NUMBER}|both|neither) of (?:them|whom)${END}`,
  `${START}both (?:of (?:the|our|these|those) |the |our )?(?:${ENGLISH_PEOPLE})${END}`,
].join('|');

/** "tair aelwyd", "dau o blant": a numeral and its noun, with at most a particle between. */
const COUNTED_IN_WELSH = `(?<![\\p{L}\\p{N}.,£%/-])(?:${WELSH_NUMBER}) (?:o'r |o |o’r |ohon )?(?:${WELSH_PEOPLE}|hynny)${END}`;

/** "a trio", "a trio of lads", "a pair of tenants", "a couple moved home", "twins", "half a dozen rough sleepers". */
const COLLECTIVES = [
  `${START}(?:a|an|the|our|this|that|another) (?:duo|trio|quartet|quintet|sextet|twosome|threesome|foursome)(?! of (?!(?:our |the |young )?(?:${PEOPLE})))${END}`,
  `${START}(?:a|the|our|this|that|another) (?:pair|couple|handful) of (?:our |the |young )?(?:${PEOPLE})${END}`,
  `${START}(?:a|the|one|this|that|another) (?:young |elderly |homeless |married )?couple${END}(?! of| more)`,
  `${START}(?:twins|triplets|quadruplets)${END}`,
  `${START}half (?:a |-a-)?dozen (?:of (?:our |the |these |those )?)?(?:[\\p{L}’'-]+ ){0,2}?(?:${ENGLISH_PEOPLE})${END}`,
  `${START}both (?:were|are|had|have|now|then|came|went|left|found|moved|got)${END}`,
  `${START}(?:II|III|IV|V|VI|VII|VIII|IX) (?:${PEOPLE})${END}`,
].join('|');

const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|dozen|1\\d';

/** "a third of the nine", "2/3 of 12": a part of a few is fewer. */
const PART = `halves|half|(?:a |one |two )?thirds?|(?:a |one |three )?quarters?|(?:a |an |\\p{L}+ )?(?:fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|[1-9][⁄/][1-9]`;
const PARTS_OF_FEW = `${START}(?:${PART}) of (?:the |our |these |those |all )?(?:${ENGLISH_NUMBER}|${TEENS})${END}(?!\\p{N}|[.,]\\p{N})(?: (?:${ENGLISH_PEOPLE})${END})?`;

/** "eight out of thirteen people": out of so few each of them is counted. "Nine out of ten" is a way to say a rate. */
const OUT_OF_FEW = `(?<![\\p{L}\\p{N}.,£%/-])(?:${ENGLISH_NUMBER}|${TEENS}) (?:out )?of (?:the |our |these |those )?(?!(?:two|three|four|five|ten|2|3|4|5|10)${END})(?:${ENGLISH_NUMBER}|${TEENS}) (?:[\\p{L}’'-]+ ){0,2}?(?:${PEOPLE})${END}`;

/** "3 more", "two others came": more of those that a sentence before speaks of. */
const MORE_OF_THEM = `(?<![\\p{L}\\p{N}.,£%/-])(?!one )(?:${ENGLISH_NUMBER}) (?:more|others?)(?=[.,;:!?)]|$| (?:who|came|come|left|found|moved|went|got|joined|stayed|started)${END})`;

/** "fewer than five", "(under five)"; children "under five" are of an age. */
const FEWER_THAN = `${START}(?:fewer than|no more than|at most|up to) (?:${ENGLISH_NUMBER}) (?:of (?:them|whom)|(?:[\\p{L}’'-]+ ){0,2}?(?:${ENGLISH_PEOPLE}))${END}|\\((?:under|fewer than) (?:${ENGLISH_NUMBER})\\)`;

const SMALL_COUNTS = new RegExp([COUNTED_IN_ENGLISH, COUNTED_IN_WELSH].join('|'), 'giu');
/** What says by itself that it counts a few, whatever else stands in it. */
const SURELY_FEW = new RegExp(
  [COLLECTIVES, PARTS_OF_FEW, OUT_OF_FEW, MORE_OF_THEM, FEWER_THAN].join('|'),
  'giu',
);

/** A rate, a length of time or a count of other things is no count of people: "nine in ten residents", "two days a week". */
const OTHER_THINGS =
  /\b(in|out|per|hundred|thousand|million|dozen|times?|hours?|days?|nights?|weeks?|months?|years?|miles?|sites?|houses?|homes?|rooms?|groups?|sessions?|courses?|teams?|vans?|and|or|to|for|with|by|who|that|which|is|was|are|were|has|have)\b/i;

/** Digits of any script as the plain ones, ③ and ３ too, and every space as one. */
const plain = (text: string) => plainDigits(text.normalize('NFKC').replace(/\s+/g, ' '));

/**
 * Phrases that count fewer than ten people or households: "two residents", "tair aelwyd", "a trio", "a third of the
 * nine". In a small place such a phrase can tell who is meant, whatever the tables hide.
 */
export function smallNumbersIn(text: string): string[] {
  const words = plain(text);
  const sure: string[] = words.match(SURELY_FEW) ?? [];
  const counted = [...words.matchAll(SMALL_COUNTS)]
    .filter(({ 0: phrase, index }) => !OTHER_THINGS.test(phrase) && !isPartOfMore(words, index))
    .map(([phrase]) => phrase);
  // "three more" is told with "three more people" already.
  const once = counted.filter((phrase) => !sure.some((each) => each.includes(phrase)));
  const named = [...sure, ...once];
  const bare = sentencesOf(text).flatMap((sentence) => bareCountsIn(plain(sentence).trim(), named));
  return [...new Set([...named, ...bare])];
}

/** "Three" of "twenty three people", "tair" of "tair aelwyd ar hugain". */
function isPartOfMore(words: string, at: number): boolean {
  return numeralsIn(words).some(
    ({ start, end, compound, value }) => compound && value > 9 && start <= at && at < end,
  );
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
  const sentences = sentencesOf(words);
  const kept = sentences.filter(stays);
  return kept.length === sentences.length ? words : kept.join('').trim() || null;
}

function sentencesOf(words: string): string[] {
  return words.match(SENTENCES) ?? [];
}

/** A name or a definition says of one what counts, and counts nobody: "hours for one client". */
const asName = (words: string) => words.replace(/(?<!\p{L})(?:one|1|un)(?=\s)/giu, 'a');

/** "(the 3 in Pill)", ", 3 in Pill" behind a name that speaks of people. */
const FEW_BEHIND = new RegExp(
  `(?<=[(,:–-] ?)(?:the |our |all |only |just )?(?:${ENGLISH_NUMBER}|${WELSH_NUMBER})(?=\\)| (?:in|from|at|of|yn|o) (?:the )?\\p{Lu})`,
  'gu',
);

/** Phrases of an own measure's name that count a few people; published, the name would tell them every year. */
export function smallNumbersInName({ label, unit }: Pick<Measure, 'label' | 'unit'>): string[] {
  const name = asName(label);
  const small = smallNumbersIn(name);
  if (small.length > 0 || !whomNamed({ label, unit })) return small;
  return plain(name).match(FEW_BEHIND) ?? [];
}

/** What to say of a name that counts a few people; null where it can stand. */
export function countingName(own: Pick<Measure, 'label' | 'unit'>): string | null {
  const [phrase] = smallNumbersInName(own);
  if (phrase === undefined) return null;
  return `“${phrase}” in the name counts a few people, and a name is published with every figure: say what is counted, without how many`;
}

/** An own measure's name as it is published: without what is in brackets, or not at all, where it counts a few people. */
export function publicName({ label, unit }: Pick<Measure, 'label' | 'unit'>): string {
  const shorter = label.replace(/\s*\([^)]*\)/gu, '').trim();
  const clean = [label, shorter].find(
    (each) => each && smallNumbersInName({ label: each, unit }).length === 0,
  );
  return clean ?? `Own measure, in ${withoutSmallNumbers(unit) ?? 'people'}`;
}

interface WordsToLookAt {
  measureId: string;
  sectionId: string;
  label: string;
  phrases: string[];
}

/**
 * Stories and names that count a few people, tell a protected count that is published as a range, or seem to name
 * somebody, and all words that look like one person's data. They are printed as they stand, so a person must look at
 * each; of few people notes and sources are cleaned when they are published. `hidden` are counts that this statement
 * publishes as ranges although their measures are not always protected.
 */
export function wordsToLookAt(
  document: StatementDocument,
  hidden: HiddenNumbers = { counts: new Set(), shares: new Set() },
): WordsToLookAt[] {
  const known = protectedNumbers(document);
  const counts = new Set([...known.counts, ...hidden.counts]);
  const shares = new Set([...known.shares, ...hidden.shares]);
  return document.sections.flatMap(({ id: sectionId, items }) =>
    items.flatMap(({ measure, figures }) => {
      // A name or a definition says of one what counts, and counts nobody: "hours for one client".
      const named = (measure.own ? [measure.label, measure.unit, measure.definition] : []).map(asName);
      const slices = figures.map(({ slice }) => slice);
      const stories = figures.flatMap(({ text }) => text ?? []);
      const inLabel = measure.own ? smallNumbersInName(measure) : [];
      const counted = [...named, ...slices, ...stories].flatMap((each) => [
        ...smallNumbersIn(each),
        ...exactNumbersIn(each, counts, shares),
      ]);
      const personal = figures
        .flatMap(({ text, note, explanation }) => [text, note, explanation])
        .flatMap((each) => personalDataIn(each ?? '').map(({ phrase }) => phrase));
      const phrases = [...inLabel, ...counted, ...stories.flatMap(namedPeopleIn), ...personal];
      return phrases.length > 0
        ? [{ measureId: measure.id, sectionId, label: measure.label, phrases: [...new Set(phrases)] }]
        : [];
    }),
  );
}

/** What the tables do not say as it is: counts, and shares in percent. */
export interface HiddenNumbers {
  counts: ReadonlySet<number>;
  shares: ReadonlySet<number>;
}

/**
 * Phrases that tell a protected number as it is, in digits or words, so that the tables hide it in vain: "34
 * households", "seventy-four of the eighty-eight", "84%".
 */
export function exactNumbersIn(
  text: string,
  counts: ReadonlySet<number>,
  shares: ReadonlySet<number> = new Set(),
): string[] {
  return sentencesOf(text).flatMap((sentence) => hiddenNumbersIn(plain(sentence), { counts, shares }));
}

function protectedNumbers(document: StatementDocument): HiddenNumbers {
  const items = document.sections
    .flatMap(({ items }) => items)
    .filter(({ measure }) => ['sensitive', 'special'].includes(classOf(measure)));
  return numbersOf(
    items.flatMap(({ measure, figures, history }) =>
      [...figures, ...history]
        .filter(({ series }) => series === 'actual')
        .map((figure) => ({ measure, figure })),
    ),
  );
}

/** Counts and shares of figures; a count that is round already is no secret. */
export function numbersOf(stated: readonly { measure: Measure; figure: Figure }[]): HiddenNumbers {
  const shared = ({ measure, figure }: (typeof stated)[number]) =>
    !kindOf(measure).counted && figure.numerator !== null;
  const counts = stated.flatMap((each) => [
    ...(shared(each) ? [] : [each.figure.number]),
    each.figure.numerator,
    each.figure.denominator,
  ]);
  const shares = stated
    .filter(shared)
    .flatMap(({ figure: { number, numerator, denominator } }) => [
      ...(number === null ? [] : [number]),
      ...(numerator !== null && denominator ? [(numerator / denominator) * 100] : []),
    ]);
  return {
    counts: new Set(counts.filter((number) => number !== null && number % 10 !== 0).map(Number)),
    shares: new Set(shares),
  };
}
