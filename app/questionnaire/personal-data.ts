import type { TypedAnswer } from './answers';
import { A_PERSON, CAPITALISED, END, NO_PERSON, START } from './named-people';

export interface PersonalData {
  what: 'National Insurance number' | 'date of birth' | 'name with a postcode';
  phrase: string;
}

/**
 * Scottish charities and companies, partnerships, charitable incorporated organisations, societies: two letters before
 * six digits in a row, as Companies House and OSCR give them, and without a letter after them.
 */
const REGISTERED = `(?:SC|SO|SL|SP|SR|SE|OC|CE|CS|RS|NC) ?\\d{6}(?!-?[A-D]${END})`;

/** Two letters, six digits and A to D; which letters, and which pairs are never given: HMRC, NIM39110. */
const NATIONAL_INSURANCE = new RegExp(
  `(?<![\\p{L}\\p{N}/-])(?!BG|GB|NK|KN|TN|NT|ZZ|${REGISTERED})[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\\d\\d[ -]?\\d\\d[ -]?\\d\\d(?:[ -]?[A-D])?${END}`,
  'giu',
);

/** A whole postcode, as BS 7666 writes it: half of one is a town. */
const POSTCODE = new RegExp(`${START}[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}${END}`, 'giu');

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)';
const IN_DIGITS = '(?:\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}-\\d\\d-\\d\\d)(?!\\d)';
const WEEKDAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?';
const DAY = `${WEEKDAY}(?:${IN_DIGITS}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH},? \\d{2,4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`;
const BIRTH =
  '(?:born(?: on)?|b\\.|date of birth|birthday|d\\.? ?o\\.? ?b\\.?|ganwyd(?: ar)?|ganed(?: ar)?|dyddiad geni)';
/** What is born without being somebody. */
const NOBODY =
  '(?<!(?:charity|company|organisation|enterprise|business|project|programme|scheme|service|idea|partnership|co-?operative|CIC|trust|foundation|group|club|network|hub) (?:was|is) )';
const BORN = new RegExp(`${START}${NOBODY}${BIRTH}:?(?: (?:is|was|oedd|yw|the))? ?${DAY}`, 'giu');
/** As it is copied out of a case file: "Mary Jones (03/03/1987)". */
const WITH_DAY = new RegExp(`${A_PERSON},? \\(?${IN_DIGITS}`, 'gu');

/** A usual first name, a title, or two names before the number of a house. */
const SOMEBODY = new RegExp(
  `${A_PERSON}|${START}${CAPITALISED}${NO_PERSON} ${CAPITALISED}${NO_PERSON}(?=,? (?:lives at |of |at )?\\d{1,4}[a-z]? \\p{Lu})`,
  'gu',
);

/** A National Insurance number without its last letter. */
const SHORTEST = 8;

/** As far as an address is from its name, in characters. */
const NEAR = 90;

/**
 * What looks like data of one person, which has no place in what is published: National Insurance numbers, dates of
 * birth, names beside a whole postcode. It is pointed out and never refused, and finds nothing written another way.
 */
export function personalDataIn(words: string): PersonalData[] {
  // Each kind has a digit in it, and none is shorter: most answers are not worked through.
  if (words.length < SHORTEST || !/\d/.test(words)) return [];
  const text = words.normalize('NFC').replace(/\s+/g, ' ');
  const found: PersonalData[] = [
    ...(text.match(NATIONAL_INSURANCE) ?? []).map((phrase) => ({
      what: 'National Insurance number' as const,
      phrase,
    })),
    ...[...(text.match(BORN) ?? []), ...(text.match(WITH_DAY) ?? [])].map((phrase) => ({
      what: 'date of birth' as const,
      phrase,
    })),
    ...namesWithPostcode(text).map((phrase) => ({ what: 'name with a postcode' as const, phrase })),
  ];
  return found.filter(({ phrase }, at) => found.findIndex((each) => each.phrase === phrase) === at);
}

function namesWithPostcode(text: string): string[] {
  const people = [...text.matchAll(SOMEBODY)];
  return [...text.matchAll(POSTCODE)].flatMap((postcode) => {
    const near = people
      .map((person) => {
        const from = Math.min(person.index, postcode.index);
        const to = Math.max(person.index + person[0].length, postcode.index + postcode[0].length);
        return { phrase: text.slice(from, to), apart: to - from - person[0].length - postcode[0].length };
      })
      // What comes after the end of a sentence is about something else; "Mr." and "12 St. John’s" end none.
      .filter(({ phrase, apart }) => apart <= NEAR && !/\p{L}{4,}[.!?] \p{Lu}/u.test(phrase))
      .sort((a, b) => a.apart - b.apart);
    return near[0] ? [near[0].phrase] : [];
  });
}

/** The same in everything that is typed into an answer: words, notes, explanations. */
export function personalDataTyped(typed: TypedAnswer): PersonalData[] {
  const words = [typed.value, typed.note, typed.explanation, ...Object.values(typed.explanations ?? {})];
  return words.flatMap((each) => (each ? personalDataIn(each) : []));
}
