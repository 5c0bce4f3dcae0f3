import { type Numeral, numeralsIn } from './numerals';
import { ENGLISH_PEOPLE, WELSH_PEOPLE } from './people-words';

/** Under this a number is a word of every day, so it is looked for by what it counts and not by its value alone. */
const EVERYDAY = 10;

const COUNTED = new RegExp(
  `^ (?:(?:o|o'r|o’r|ohon) )?(?:[\\p{L}’'-]+ ){0,2}?(?:${ENGLISH_PEOPLE}|${WELSH_PEOPLE}|tenanc(?:y|ies)|tenantiaethau|denantiaethau)(?![\\p{L}\\p{N}])|^ of (?:them|whom)(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Money, an age, a page, a part of another number: what stands before a number that counts nobody. */
const NO_COUNT_BEFORE =
  /(?:[£$€.,/:+%#]|GBP |[\p{L}\p{N}]-|(?:^|[^\p{L}])(?:aged?|ages|youngest(?: is| was)?|oldest(?: is| was)?|under|over|No\.?|number|flat|room|page|bus|unit|level|band|clause|article|section|question|version|postcode|tel(?:ephone)?\.?|phone|call|January|February|March|April|May|June|July|August|September|October|November|December) |\d )$/iu;
/** Time, date, address, measure. */
const NO_COUNT_BEHIND =
  /^(?:[/:+]|-(?:year|month|week|day|hour|mile|minute|bed|seat|page|tonne|metre)| (?:pounds?|pence|hours?|days?|nights?|weeks?|months?|years?|minutes?|miles?|tonnes?|kg|kWh|MWh|km|metres?|litres?|hectares?|acres?|grams?|am|pm|a\.m|p\.m|o[’']clock|times as|of (?:January|February|March|April|May|June|July|August|September|October|November|December)|January|February|March|April|May|June|July|August|September|October|November|December|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|o (?:Ionawr|Chwefror|Fawrth|Ebrill|Fai|Fehefin|Orffennaf|Awst|Fedi|Hydref|Dachwedd|Ragfyr)|awr|oriau|diwrnod|wythnos|mis|mlynedd|milltir|thousand|million|\d{3,})(?![\p{L}\p{N}])| (?:\p{Lu}[\p{L}’'-]+ ){1,3}(?:Street|Road|Lane|Avenue|Close|Terrace|Way|Place|Row|Drive|Court|Hill|Square|Crescent|Gardens)(?![\p{L}])| (?:to|–|-) ?\d+ (?:year|mlwydd))/u;
const THINGS =
  'classrooms?|courses?|workshops?|sessions?|classes|events?|trips?|journeys?|rides?|meals?|lunches|trees|books|bikes|vans?|bus(?:es)?|minibuses|vehicles|pieces|parcels?|garments|items|products|tickets|cards?|sites?|shops?|schools?|villages?|towns|gardens?|groups?|charities|firms?|employers?|suppliers?|contracts?|policies|recommendations|certificates|qualifications|licences|grants?|phone calls|calls|loaves|teithiau|sesiynau|cyrsiau|prydau';
const ROLES =
  'jobs?|posts?|volunteers?|staff|advisers?|instructors?|drivers?|directors?|trustees?|managers?|teachers?|mentors?|members of staff|cleaners|gwirfoddolwyr|wirfoddolwyr|swyddi';
/** Things and public roles that a number counts directly: "eleven classrooms", "18 new jobs", "23 advisers". */
const OF_THINGS = new RegExp(
  [
    `^ (?:[\\p{L}’'-]+ ){0,2}?(?:${THINGS})(?![\\p{L}\\p{N}])`,
    `^ (?:[\\p{L}’'-]+ ){0,2}?(?:${ROLES})(?![\\p{L}\\p{N}])(?! (?:for|to|filled|held|went|into|who|that went|found|took|had|with|i|a gafodd) (?:by |to |people|those|wom[ae]n|m[ae]n|paid|work|jobs?|been|a |bobl))`,
  ].join('|'),
  'iu',
);
/** "Two in three are men" counts nobody. */
const RATE_BEFORE = /(?:^|[^\p{L}])(?:in|out of) $/iu;
const VERB =
  /(?<![\p{L}])(?:is|are|was|were|has|have|had|and|or|to|for|with|by|who|that|in|per|hours?|days?|weeks?|months?|years?)(?![\p{L}])/iu;
/** An aim counts nobody. */
const AIM_BEFORE = /(?:^|[^\p{L}])(?:targets? (?:of|is|was)|aim(?:s|ed)? (?:of|for|at)|aim is|nod o) $/iu;
const PERCENT = /^ ?(?:%|per ?cent(?![\p{L}])|y cant(?![\p{L}]))/iu;
const OUT_OF = /^ (?:out )?of (?:the |our |these |those )?(?=[\p{L}\p{N}])/u;

/**
 * Phrases of one sentence that tell a number which the tables hide: a count of ten or more wherever it stands, a smaller
 * one with the people it counts, a share with its sign.
 */
export function hiddenNumbersIn(
  sentence: string,
  hidden: { counts: ReadonlySet<number>; shares: ReadonlySet<number> },
): string[] {
  const numerals = numeralsIn(sentence);
  const percents = [...sentence.matchAll(/(?<![\d.,])\d+(?:\.\d+)?(?= ?%| ?per ?cent| y cant)/giu)].flatMap(
    ({ 0: digits, index }) =>
      isShare(digits, hidden.shares) && !AIM_BEFORE.test(sentence.slice(0, index))
        ? [phraseAt(sentence, index, index + digits.length, PERCENT)]
        : [],
  );
  let behind = -1;
  const counts = numerals.flatMap((numeral) => {
    if (numeral.start < behind || !tellsCount(sentence, numeral, hidden.counts)) return [];
    const phrase = phraseOf(sentence, numeral, numerals);
    behind = numeral.start + phrase.length;
    return [phrase];
  });
  return [...new Set([...counts, ...percents])];
}

function isShare(digits: string, shares: ReadonlySet<number>): boolean {
  const decimals = digits.split('.')[1]?.length ?? 0;
  return [...shares].some((share) => Number(share.toFixed(decimals)) === Number(digits));
}

function tellsCount(sentence: string, { start, end, value }: Numeral, counts: ReadonlySet<number>): boolean {
  if (!counts.has(value)) return false;
  const [before, after] = [sentence.slice(0, start), sentence.slice(end)];
  if (/[£$€.,/]$/u.test(before) || PERCENT.test(after)) return false;
  const noun = COUNTED.exec(after)?.[0];
  if (value < EVERYDAY) return noun !== undefined && !RATE_BEFORE.test(before) && !VERB.test(noun);
  if (noun !== undefined) return !NO_COUNT_BEFORE.test(before) || !/^ (?:to|–)/.test(after);
  if (OF_THINGS.test(after) || NO_COUNT_BEHIND.test(after) || NO_COUNT_BEFORE.test(before)) return false;
  return !/^(?:19|20)\d\d$/.test(sentence.slice(start, end));
}

/** The number with what it counts: its noun, the number it is of, or up to three words behind it. */
function phraseOf(sentence: string, { start, end }: Numeral, numerals: readonly Numeral[]): string {
  const noun = COUNTED.exec(sentence.slice(end))?.[0];
  if (noun) return sentence.slice(start, end + noun.length);
  const of = OUT_OF.exec(sentence.slice(end))?.[0];
  const base = of !== undefined && numerals.find((each) => each.start === end + of.length);
  if (base) return sentence.slice(start, base.end);
  return phraseAt(sentence, start, end, /^(?: [\p{L}’'-]+){1,3}/u);
}

function phraseAt(sentence: string, start: number, end: number, more: RegExp): string {
  return sentence.slice(start, end + (more.exec(sentence.slice(end))?.[0].length ?? 0));
}
