import type { DisclosureClass } from './measure';
import { namesHelped, namesThings } from './people-words';

/** What a unit or a name says at most once of each kind: a pattern's source, whole words only, any case. */
const whole = (...sources: string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
const all = (...sources: string[]) => new RegExp(whole(...sources).source, 'giu');

/** Special categories of personal data (UK GDPR, article 9) and offences (article 10), in English and Welsh. */
const SPECIAL = whole(
  'health(?! and safety)|illness(?:es)?|ill|sick|disab(?:led|ility|ilities)|impair(?:ed|ments?)|autis\\p{L}*|adhd|dementia|alzheimer\\p{L}*|cancer|hiv|diabet\\p{L}*|deaf|blind|wheelchairs?|learning (?:difficult(?:y|ies)|needs)|special (?:educational )?needs|neurodiver\\p{L}*|psychiatr\\p{L}*|suicid\\p{L}*|self-harm\\p{L}*|depress(?:ed|ion)|anxiety|trauma\\p{L}*|eating disorders?|diagnos\\p{L}*|pregnan\\p{L}*|maternity',
  'addict\\p{L}*|alcohol\\p{L}*|drugs?|substance (?:mis)?use|rehab\\p{L}*|detox\\p{L}*|overdoses?|gambling',
  '(?:ex-|re)?offen(?:d|ds|ded|ding|ders?|ces?)|prison\\p{L}*|custod(?:y|ial)|probation\\p{L}*|convict\\p{L}*|criminal\\p{L}*|crimes?|jails?|hmp|inmates?|detain\\p{L}*|detention',
  'ethnic\\p{L}*|bame|bme|global majority|racial\\p{L}*|racism|gypsy|gypsies|roma|(?:black|white|asian|african|caribbean) (?:and \\p{L}+ )?(?:people|wom[ae]n|m[ae]n|children|families|adults|communit(?:y|ies))',
  'religio\\p{L}*|faith|muslims?|islam\\p{L}*|christians?|jewish|jews?|hindus?|sikhs?|buddhists?',
  'lgbt\\p{L}*\\+?|gay|lesbians?|bisexual\\p{L}*|transgender|trans|non-binary|queer|sexual\\p{L}*|trade union\\p{L}*',
  'h?iechyd|salwch|h?anabl\\p{L}*|awtist\\p{L}*|canser|ganser|byddar|fyddar|ddall|deillion|hunanladdiad|beichiog\\p{L}*|feichiog\\p{L}*',
  '(?:c|g|ch)aethiwed|h?alcohol\\p{L}*|(?:c|g|ch)yffuriau|(?:cyn-|ail)?(?:t|d|dd|th|nh)rosedd\\p{L}*|(?:c|g|ch|ngh)archar\\p{L}*|(?:d|dd)alfa',
  'h?ethnig|(?:c|g|ch)refydd\\p{L}*|ffydd|mwslim\\p{L}*|lhdt\\p{L}*\\+?|hoyw|trawsrywiol',
);

/** Delicate situations: homelessness, refuge, debt, care. */
const DELICATE = whole(
  '(?:ex-)?homeless\\p{L}*|rough sleep\\p{L}*|(?:re)?housed|resettled|sheltered|evict\\p{L}*|refuges?|refugees?|asylum|migrants?|immigra\\p{L}*|undocumented|trafficked|trafficking|slavery|exploitation',
  'abuse\\p{L}*|domestic violence|survivors?|victims?|safeguarding|debts?|in arrears|bankrupt\\p{L}*|insolven\\p{L}*|destitut\\p{L}*|poverty',
  'care leavers?|leaving care|care[- ]experienced|looked[- ]after|foster\\p{L}*|in care|neets?|bereave\\p{L}*',
  '(?:d|dd|n)igartref\\p{L}*|ll?oches\\p{L}*|ffoadur\\p{L}*|(?:d|dd)yled\\p{L}*|(?:t|d|th)lodi|(?:gadael|mewn|derbyn) gofal|(?:t|d|th)rais|(?:c|g|ch)am-drin|g?oroeswyr|(?:d|dd)ioddefwyr|g?alar',
);

/** Whom a measure counts, where a story's words for people would not do. */
const COUNTED_TOO = whole(
  'users?|attendees?|leavers?|applicants?|callers?|neighbours?|lad(?:y|ies)|gentlem[ae]n|males?|females?|infants?|toddlers?|dependants?|orphans?|minors|mentees?|elders?|seniors?|lives|recipients?|returners?|graduates?',
  '(?:d|dd)efnyddwyr|(?:c|g|ch)leifion|g?ofalwyr|rh?ieni|(?:c|g|ch)yfranogwyr|buddiolwyr|fuddiolwyr|ieuenctid|(?:b|f)abanod|(?:d|dd)isgyblion|myfyrwyr|hyfforddeion',
);

/** Who is in a public role, or deals with an organisation as one of many. */
const ROLE =
  'staff|employees?|workers|workforce|colleagues|managers?|volunteers?|trustees?|directors?|board|shareholders?|investors?|donors?|suppliers?|interns?|apprentices?|apprenticeships?|jobs?|posts?|freelancers?|contractors?|drivers?|customers?|passengers?|members?|visitors?|gwirfoddolwyr|wirfoddolwyr|gweithwyr|weithwyr|ymddiriedolwyr|cyfranddalwyr|gyfranddalwyr|cwsmeriaid|gwsmeriaid|aelodau|prentisiaid|brentisiaid|swyddi|teithwyr|ymwelwyr';
/** Those of whom a unit may say "volunteers" where the name says "people": a landlord's customers are its tenants. */
const OWN_ROLE = whole(
  'staff|employees?|workers|volunteers?|trustees?|directors?|shareholders?|apprentices?|apprenticeships?|jobs?|posts?|gwirfoddolwyr|gweithwyr|ymddiriedolwyr|cyfranddalwyr|prentisiaid|swyddi',
);
/** Anybody: says nothing of who it is beside a role. */
const ANYBODY =
  'people|persons?|individuals?|adults?|wom[ae]n|m[ae]n|males?|females?|pobl|bobl|unigolion|menywod|dynion';
const LED_BY_ROLE = new RegExp(
  `^(?:(?:number|nifer) (?:of )?|total |all |our |new |paid |unpaid |regular |active |local |full-time |part-time )*(?:(?:${ANYBODY}) (?:(?:on|in|among) (?:our |the )?)?)?(?:${ROLE})(?![\\p{L}\\p{N}])(?: who are (?:${ANYBODY}))?`,
  'iu',
);
const ROLES = all(ROLE);
const ANYBODIES = all(ANYBODY);

/** What stands after the thing that is counted: "hours of support", "women per year", "oriau i deuluoedd". */
const BEHIND =
  /(?:^|\s)(?:of|for|per|a|an|each|every|in|on|during|by|with|from|to|at|i|o|y|yr|gan|gyda|fesul|bob)\s.*$|[/,(].*$/iu;

/** What a unit counts: "hours" of "hours of support", "sites" of "percent of sites". */
function countedIn(unit: string): string {
  const counted = unit
    .trim()
    .replace(/^(?:(?:number|no\.?|total|percent|per cent|%|nifer|canran)(?: of)?(?:\s+|$))+/iu, '');
  return counted.replace(BEHIND, '').trim();
}

/** Whether a unit counts plainly a thing, and nobody in it: "passenger journeys" are journeys, "bus users" are users. */
function countsThings(unit: string): boolean {
  const counted = countedIn(unit.normalize('NFKC'));
  const last = /[\p{L}\p{N}£²-]+$/u.exec(counted)?.[0] ?? '';
  const people = namesHelped(last) || COUNTED_TOO.test(last) || new RegExp(`^(?:${ROLE})$`, 'iu').test(last);
  // A full-time equivalent is a person's.
  return namesThings(counted) && !people && !/^FTE$/i.test(last);
}

/** Whether words speak of a special category or of a delicate situation, in English or Welsh; null where of neither. */
export function situationNamed(words: string): 'special' | 'sensitive' | null {
  const plain = words.normalize('NFKC').replace(/\s+/g, ' ');
  if (SPECIAL.test(plain)) return 'special';
  return DELICATE.test(plain) ? 'sensitive' : null;
}

/**
 * Whom the words of an organisation's own measure name, whatever has been answered about it; null where they name
 * nobody, or only people in a public role. Where its unit is plainly a thing, the thing is counted: meals for families
 * are meals. Money counts nobody.
 */
export function whomNamed({ label, unit }: { label: string; unit: string }): DisclosureClass | null {
  if (/^(?:GBP|£)/.test(unit) || countsThings(unit)) return null;
  const name = label.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const of = unit.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const words = `${name} ${of}`;
  const situation = situationNamed(words);
  if (situation) return situation;
  const role = LED_BY_ROLE.test(name);
  const left = [
    OWN_ROLE.test(countedIn(of)) ? name.replace(ANYBODIES, '') : name.replace(LED_BY_ROLE, ''),
    role ? of.replace(ANYBODIES, '') : of,
  ]
    .join(' ')
    .replace(ROLES, '');
  return namesHelped(left) || COUNTED_TOO.test(left) ? 'people' : null;
}
