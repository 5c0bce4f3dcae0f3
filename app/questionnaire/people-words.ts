/** English words for people and households, singular and plural: a pattern's source, like all that follow. */
export const ENGLISH_PEOPLE = [
  'people|persons?|individuals?|adults?|children|child|babies|baby|girls?|boys?|wom[ae]n|m[ae]n|mothers?|fathers?|parents?|mums?|dads?',
  'couples?|famil(?:y|ies)|households?|siblings?|sons?|daughters?|carers?|widows?|widowers?',
  'residents?|tenants?|lodgers?|guests?|clients?|patients?|service users?',
  'rough sleepers?|refugees?|asylum seekers?|veterans?|prisoners?|ex-offenders?|offenders?|care leavers?|survivors?|victims?',
  'lads?|lass(?:es)?|guys|kids?|teens?|teenagers?|youngsters?|brothers?|sisters?|husbands?|wives|wife|grandparents?|grandmothers?|grandfathers?|inmates?|detainees?|migrants?|claimants?|jobseekers?|newcomers?|strangers?',
  'participants?|beneficiaries|beneficiary|learners?|trainees?|apprentices?|pupils?|students?|youths?|pensioners?',
].join('|');

/** In a story these are seldom the ones who were helped; as what a measure counts they are people. */
const IN_A_MEASURE =
  'customers?|passengers?|users?|members?|neighbours?|attendees?|visitors?|employees?|leavers?|applicants?|callers?';

/** The same in Welsh, soft, nasal and aspirate mutations included. */
export const WELSH_PEOPLE = [
  'pobl|bobl|phobl|person|berson|pherson|unigol(?:yn|ion)|oedol(?:yn|ion)|teulu(?:oedd)?|theulu(?:oedd)?|deulu(?:oedd)?',
  'aelwyd(?:ydd)?|cartref(?:i)?|gartref(?:i)?|plentyn|blentyn|phlentyn|plant|blant|phlant',
  'menyw(?:od)?|fenyw(?:od)?|merch(?:ed)?|ferch(?:ed)?|dyn(?:ion)?|ddyn(?:ion)?|bachgen|fachgen|bechgyn|fechgyn|mam(?:au)?|fam(?:au)?|tad(?:au)?|dad(?:au)?',
  'tenant(?:iaid)?|denant(?:iaid)?|thenant(?:iaid)?|preswyl(?:ydd|wyr)|breswyl(?:ydd|wyr)|ffoadur(?:iaid)?|myfyri(?:wr|wyr)|fyfyri(?:wr|wyr)|dysg(?:wr|wyr)|ddysg(?:wr|wyr)|cleient(?:iaid)?|gleient(?:iaid)?',
].join('|');

/** Numerals up to nine, in words. */
export const ENGLISH_SMALL = 'one|two|three|four|five|six|seven|eight|nine';

/** The same in Welsh, with their mutations. */
export const WELSH_SMALL =
  'un|dau|ddau|dwy|ddwy|tri|dri|thri|tair|dair|thair|pedwar|bedwar|phedwar|pedair|bedair|phedair|pump|bump|phump|pum|bum|phum|chwech|chwe|saith|wyth|naw';

/** Every other word that tells how many, so that a sentence with one of them tells a count. */
export const OTHER_NUMERALS = [
  'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?',
  'nobody|none|no-one|no one|nil|zero|single|sole|couple|pairs?|both|neither|dozens?|handful|once|twice|thrice|half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?',
  'duos?|trios?|twosome|threesome|foursome|quartets?|quintets?|sextets?|twins|triplets',
  'deg|ddeg|deng|unarddeg|deuddeg|ddeuddeg|pymtheg|bymtheg|deunaw|ddeunaw|ugain|hugain|deugain|ddeugain|trigain|thrigain|cant|gant|neb|dim|hanner|traean|chwarter|pâr|bâr|dwsin|ddwsin|unwaith|dwywaith|ddwywaith|teirgwaith',
].join('|');

const whole = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu');

const NAMES_HELPED = whole(`${ENGLISH_PEOPLE}|${WELSH_PEOPLE}`);
const NAMES_PEOPLE = whole(`${ENGLISH_PEOPLE}|${WELSH_PEOPLE}|${IN_A_MEASURE}`);

/** Plainly no people: what can be counted without anybody being counted with it. */
const THINGS = whole(
  [
    'GBP|pounds|pence|£|hours?|days?|nights?|weeks?|months?|years?|minutes?|FTE',
    'tonnes?|tons?|kg|kilograms?|grams?|tCO2e?|kgCO2e?|CO2e?|carbon|kWh|MWh|kW|MW|miles?|km|kilometres?|metres?|m2|m²|hectares?|acres?|litres?|pints?',
    'meals?|lunches|trips?|journeys?|rides?|trees?|items?|products?|books?|bikes?|bicycles?|garments?|mattresses|appliances|computers?|laptops?|devices|pieces|portions|parcels?|bags?|boxes|bottles?|loaves|plants|seeds?|vehicles?|vans?|bus(?:es)?',
    'sites?|buildings?|shops?|gardens?|parks?|events?|workshops?|sessions?|courses?|classes|projects?|contracts?|partnerships?|organisations?|businesses|enterprises|schools?|groups?|services?|orders?|downloads?|enquiries|shares?|repairs?|performances?|exhibitions?|tickets?',
    'oriau|awr|prydau|pryd|tunnell|tunelli|dyddiau|diwrnodau|nosweithiau|milltir(?:oedd)?|coed|teithiau|sesiynau|cyrsiau|digwyddiadau|parseli|bagiau|llyfrau|beiciau|safleoedd|gweithdai|grwpiau|sefydliadau',
    'income|profits?|surplus|turnover|revenues?|sales growth|growth in sales|costs?|spend(?:ing)?|waste|energy|electricity|water|recycl(?:ed|ing)|material|emissions|fleet',
  ].join('|'),
);

/** Whether words speak of people or households. */
export function namesPeople(words: string): boolean {
  return NAMES_PEOPLE.test(words.normalize('NFKC'));
}

/** Whether words speak of people in need of help, and not only of passengers, customers or members. */
export function namesHelped(words: string): boolean {
  return NAMES_HELPED.test(words.normalize('NFKC'));
}

/** Whether words speak of things that are plainly no people: hours, meals, tonnes, income. */
export function namesThings(words: string): boolean {
  return THINGS.test(words.normalize('NFKC')) || /^GBP\b/.test(words);
}
