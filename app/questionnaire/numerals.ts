const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

/** A whole number as it stands in a text, in digits or in English or Welsh words. */
export interface Numeral {
  start: number;
  end: number;
  value: number;
  /** Made of more than one word: "twenty-three", "tri ar hugain". */
  compound: boolean;
}

const DIGIT = /\p{Nd}/u;

/** Decimal digits of every script as the plain ones: each script's ten stand side by side, nought first. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let [code, value] = [digit.codePointAt(0) ?? 0, 0];
    while (DIGIT.test(String.fromCodePoint(--code))) value++;
    return String(value % 10);
  });
}

type Words = Readonly<Record<string, number>>;

function numbered(from: number, step: number, forms: string): Words {
  const words = forms
    .split(' ')
    .flatMap((same, index) => same.split('|').map((word) => [word, index] as const));
  return Object.fromEntries(words.map(([word, index]) => [word, from + index * step]));
}

const ENGLISH_UNITS = numbered(1, 1, 'one two three four five six seven eight nine');
const ENGLISH_TEENS = numbered(
  10,
  1,
  'ten eleven twelve|dozen thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const ENGLISH_TENS = numbered(20, 10, 'twenty thirty forty|fourty fifty sixty seventy eighty ninety');

const WELSH_UNITS = numbered(
  1,
  1,
  'un dau|ddau|dwy|ddwy tri|dri|thri|tair|dair|thair pedwar|bedwar|phedwar|pedair|bedair|phedair pump|bump|phump|pum|bum|phum chwech|chwe|gwech saith wyth naw',
);
/** One word each: ten, twelve, fifteen, eighteen. */
const WELSH_TEENS: Words = {
  ...{ deg: 10, ddeg: 10, deng: 10, ddeng: 10, unarddeg: 11 },
  ...{ deuddeg: 12, ddeuddeg: 12, deuddeng: 12, ddeuddeng: 12, dwsin: 12, ddwsin: 12 },
  ...{ pymtheg: 15, bymtheg: 15, phymtheg: 15, pymtheng: 15, bymtheng: 15, deunaw: 18, ddeunaw: 18 },
};
/** Counted by twenties: "deugain" is twice twenty. */
const WELSH_SCORES: Words = {
  ...{ ugain: 20, hugain: 20, deugain: 40, ddeugain: 40, trigain: 60, thrigain: 60, drigain: 60 },
  ...{ 'pedwar ugain': 80, 'bedwar ugain': 80, 'phedwar ugain': 80, 'hanner cant': 50, 'hanner can': 50 },
};

const anyOf = (words: Words) => `(?:${Object.keys(words).join('|')})`;
/** Between the two parts of a Welsh numeral its noun may stand: "tair aelwyd ar hugain". */
const NOUN = "(?: (?!(?:a|ac|ar|o|o'r|i|yn|deg|ddeg)(?![\\p{L}]))\\p{L}+)?";

const ENGLISH = `(?:${anyOf(ENGLISH_TENS)}(?:[ -]${anyOf(ENGLISH_UNITS)}(?![ -](?:in|out of) ))?|${anyOf(ENGLISH_TEENS)}|${anyOf(ENGLISH_UNITS)})`;
const WELSH_UP_TO_19 = `(?:${anyOf(WELSH_UNITS)}${NOUN} ar (?:ddeg|bymtheg)|${anyOf(WELSH_TEENS)}|${anyOf(WELSH_UNITS)})`;
const WELSH = [
  // "tri ar hugain", "un ar bymtheg a phedwar ugain", "tair aelwyd ar hugain".
  `${WELSH_UP_TO_19}${NOUN} (?:ar|a|ac) ${anyOf(WELSH_SCORES)}`,
  // "pedwar deg tri", "un deg un".
  `${anyOf(WELSH_UNITS)} (?:deg|ddeg)(?: ${anyOf(WELSH_UNITS)})?`,
  // "hanner cant a thri".
  `hanner cant a ${anyOf(WELSH_UNITS)}`,
  anyOf(WELSH_SCORES),
  WELSH_UP_TO_19,
].join('|');

const NUMERALS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<![.,/:])\\d{1,3}(?:,\\d{3})+(?![,\\d])|(?<!\\d[.,/:])\\d+)(?![\\p{L}\\p{N}]|[.:]\\d|,\\d{3})|(?<!\\p{L}-)${START}(?:(?:(?:a|one) hundred(?: and)? )?${ENGLISH}|${WELSH}|a hundred)${END}`,
  'giu',
);

/** Every whole number in a text whose digits are plain and whose spaces are single; decimals are none. */
export function numeralsIn(text: string): Numeral[] {
  return [...text.matchAll(NUMERALS)].map(({ 0: words, index }) => {
    const value = numberIn(words.toLowerCase());
    return { start: index, end: index + words.length, value, compound: /\p{L}[ -]\p{L}/u.test(words) };
  });
}

function numberIn(words: string): number {
  if (/^\d/.test(words)) return Number(words.replaceAll(',', ''));
  const hundred = /^(?:a|one) hundred(?: and)? ?/.exec(words)?.[0] ?? '';
  const rest = words.slice(hundred.length);
  return (hundred ? 100 : 0) + (rest ? upTo99(rest) : 0);
}

const ALL: Words = {
  ...ENGLISH_UNITS,
  ...ENGLISH_TEENS,
  ...ENGLISH_TENS,
  ...WELSH_UNITS,
  ...WELSH_TEENS,
  ...WELSH_SCORES,
};
const SCORE_LAST = new RegExp(` (?:ar|a|ac) (${anyOf(WELSH_SCORES)})$`, 'u');
const TEN_TIMES = new RegExp(`^(${anyOf(WELSH_UNITS)}) d?deg(?: (\\p{L}+))?$`, 'u');

function upTo99(words: string): number {
  const known = ALL[words];
  if (known !== undefined) return known;
  const [, score] = SCORE_LAST.exec(words) ?? [];
  if (score) return (ALL[score] ?? 0) + upTo99(words.replace(SCORE_LAST, ''));
  const [, tens, unit] = TEN_TIMES.exec(words) ?? [];
  if (tens) return (ALL[tens] ?? 0) * 10 + (unit ? (ALL[unit] ?? 0) : 0);
  const parts = words.split(/[ -]/);
  if (parts.length > 1 && / ar (?:ddeg|bymtheg)$/.test(words))
    return (ALL[parts[0] ?? ''] ?? 0) + (words.endsWith('ddeg') ? 10 : 15);
  if (words.startsWith('hanner cant')) return 50 + (ALL[parts.at(-1) ?? ''] ?? 0);
  // "twenty-three"; or a numeral with its noun behind, before "ar hugain".
  const second = ALL[parts[1] ?? ''];
  return (ALL[parts[0] ?? ''] ?? 0) + (second !== undefined && second < 10 ? second : 0);
}
