import { ENGLISH_PEOPLE, ENGLISH_SMALL, WELSH_PEOPLE, WELSH_SMALL } from './people-words';

/*
 * Counts of a few people that stand without their noun, or behind it: "Seven of the nine stayed", "tenants (six)". All
 * patterns are of plain text: single spaces, plain digits.
 */

const START = '(?<![\\p{L}\\p{N}.,:/£%-])';
const END = '(?![\\p{L}\\p{N}]|[.,:/]\\p{N}|-\\p{L})';
const PEOPLE = `${ENGLISH_PEOPLE}|${WELSH_PEOPLE}|tenanc(?:y|ies)|tenantiaeth(?:au)?|denantiaeth(?:au)?|colleagues?|denantiaid|cydweithwyr`;
const FEW = `(?:${ENGLISH_SMALL}|${WELSH_SMALL}|[1-9])`;
/** Where two numerals are of one noun, as in "Seven of the nine". */
const BASE = `(?:${ENGLISH_SMALL}|${WELSH_SMALL}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|deg|ddeg|[1-9]|1\\d)`;
/** What follows a numeral that has no noun. */
const BARE = `(?=[.,;:!?)”"’]|$| (?:and|but|so|who|whom|in|at|on|from|to|last|this|after|before|while|when|again|there|here|stayed|left|moved|were|are|was|is|had|have|has|now|still)(?![\\p{L}]))(?! (?:in|out of|of|to) ${BASE}${END})`;
/** What people do or what happens to them, so that a numeral before it counts them. */
const DID =
  '(?:stayed|left|moved (?:in|out|on|into|away|home)|found (?:work|jobs?|a home|homes)|took jobs|came (?:back|home|to us|from)|lived|slept|lost (?:a|the|their)|gained|returned|died|relapsed|reoffended|abstained|graduated|got (?:a|their|work|jobs?)|went (?:home|back|on to|to (?:work|prison|jail))|had (?:been|slept|no)|(?:were|are|was|is|have been|had been|got) (?:re)?(?:housed|homeless|jailed|evicted|imprisoned|released|placed|resettled|sober|employed|still (?:there|here|in)|in (?:work|prison|custody|care|debt)|disabled|pregnant|ill))';

/** A sentence that has one of these speaks of people's situation. */
const SITUATION =
  /(?<![\p{L}\p{N}])(?:stay(?:ed|s|ing)?|(?:re)?housed|(?:ex-)?homeless\p{L}*|rough sleep\p{L}*|sle(?:pt|eping) rough|jail\p{L}*|prison\p{L}*|custod\p{L}*|releas(?:e|ed)|moved (?:on|in|out|into|home)|move-on|evict\p{L}*|beds?|tenan(?:ts?|cy|cies)|hostels?|shelter(?:s|ed)?|refuges?|refugees?|asylum|resettl\p{L}*|detox\p{L}*|rehab\p{L}*|addict\p{L}*|sober|disab\p{L}*|autis\p{L}*|diagnos\p{L}*|(?:re)?offend\p{L}*|arrested|in care|care leavers?|foster\p{L}*|abuse\p{L}*|violence|in debt|arrears|bereave\p{L}*|pregnan\p{L}*|into work|in work|found work|took jobs|waiting (?:list|for a place)|still (?:there|working|employed|in work)|facing barriers|d?n?igartref\p{L}*|ddigartref\p{L}*|arhos(?:odd|ent)|arhosent|symudodd|gwelyau|gwely|wely|tenantiaeth\p{L}*|carchar\p{L}*|garchar\p{L}*|llety|lloches)(?![\p{L}\p{N}])/iu;

/** Asked about wherever they stand. */
const ANYWHERE = [
  // "people: 4", "Aelwydydd: saith", "our tenants (six)", "Tenancies: seven in nine", "men housed (the 3 in Pill)".
  `${START}(?:${PEOPLE})(?: [\\p{L}’'-]+){0,3} ?(?:[:=–—]|- ) ?(?:the |our |all )?${FEW}${END}(?:(?: (?:in|out of|of) (?:the )?${BASE}${END})|(?=[.,;!?)]|$))`,
  `${START}(?:${PEOPLE})(?: [\\p{L}’'-]+){0,3} \\((?:the |our |all |only |just |y )?${FEW}${END}(?: (?:in|of|from|at) [\\p{L}’' -]+)?\\)`,
  // "Five-person household", "a six-strong family".
  `${START}${FEW}[- ](?:person|people|strong|child|parent|adult) (?:household|famil(?:y|ies)|home|group|tenancy|tenancies|cohort)`,
  `${START}(?:famil(?:y|ies)|households?|groups?|cohorts?|part(?:y|ies)|teulu|deulu|grŵp) of (?:our |just |only )?${FEW}${END}(?=[.,;:!?)]|$| (?:who|from|were|was|had|moved|came|stayed|left|in|and)(?![\\p{L}]))`,
  // "4x people", "4 × people".
  `${START}[1-9] ?[x×] (?:${PEOPLE})(?![\\p{L}])`,
  `${START}[1-9] of us${END}|${START}(?:${ENGLISH_SMALL}) of us${END}`,
  // "Seven of the nine stayed".
  `${START}${FEW} (?:out )?of (?:the|our|these|those) ${BASE}${END}(?= (?:who|that|we|${DID})(?![\\p{L}])|[.,;!?)]|$)`,
  // "7 of 9 kept it"; "nine out of ten" is a way to say a rate.
  `${START}${FEW} (?:out )?of (?!(?:two|three|four|five|ten|2|3|4|5|10)${END})${BASE}${END}(?= (?:who|kept|said|felt|${DID})(?![\\p{L}])|[.,;!?)]|$)`,
  `${START}(?:(?:bob|pob) un|${FEW}) o(?:['’]r| blith y) ${BASE}${END}`,
  // "4 stayed with us", "Two were housed".
  `${START}(?:another |only |just |all )?${FEW} (?:of them |have |had |who |since )?${DID}(?![\\p{L}])`,
  `${START}(?:arhosodd|symudodd|gadawodd|dychwelodd|daeth|cafodd) ${FEW}${END}(?=[.,;!?)]|$| (?:gyda|yn|i|o|adref|allan|ymlaen)(?![\\p{L}]))`,
  `${START}the (?:pair|couple|twosome|trio)(?! of| [\\p{L}]+s of)(?![\\p{L}])`,
  `${START}(?:a|another) pair (?:${DID})(?![\\p{L}])`,
  // "our only disabled colleague", "the sole Muslim tenant".
  `${START}(?:our|the|my|their|ein) (?:only|sole|one|unig) (?:[\\p{L}-]+ )?(?:disabled|deaf|blind|autistic|homeless|pregnant|muslim|jewish|hindu|sikh|gay|lesbian|trans|black|asian|roma|refugee|asylum-seeking|ill|convicted|anabl) [\\p{L}-]+`,
  `${START}(?:our|the|my|their) (?:only|sole) (?:[\\p{L}-]+ )?(?:tenant|resident|woman|man|girl|boy|mother|father|child|family|household|refugee|veteran|prisoner|care leaver|survivor|client|trainee|learner|apprentice|pupil|lodger|widow(?:er)?)(?![\\p{L}])`,
];

/** An age with a place, which has a capital: "a 19-year-old from Pill", "aged 19, of Pill", "19 oed o Bil". */
const AGES = new RegExp(
  [
    `(?<![\\p{N}])(?:(?:[\\p{L}]+-)?[\\p{L}]+|\\d{1,2})-year-old(?: [\\p{L}-]+){0,3} (?:from|in|of|at) (?:the )?\\p{Lu}[\\p{L}’'-]+`,
    `(?<![\\p{L}])[Aa]ged \\d{1,2},? (?:and )?(?:from|of|in) \\p{Lu}[\\p{L}’'-]+`,
    `(?<![\\p{N}])\\d{1,2} (?:mlwydd )?oed,? (?:o|yn|ym) \\p{Lu}[\\p{L}’'-]+`,
  ].join('|'),
  'gu',
);

/** Asked about in a sentence that speaks of people's situation. */
const OF_A_SITUATION = [
  // "ended homelessness for seven", "We gave beds to four".
  `(?<![\\d/] |[\\d.]|(?:${BASE}) )(?<![\\p{L}])(?:for|to|with|by|among|i|gan) (?:all |another |only |just |the |these |those |our |each of the )?(?!one${END}|un${END}|1${END})${FEW}${END}(?! (?:to|and|or) ${BASE}${END})${BARE}`,
  // "The waiting list is down from fourteen to nine".
  `${START}(?:down|up|fell|fallen|rose|risen|grew|grown|cut|went|reduced|shrunk|shrank) from (?:${BASE}|\\d+|[\\p{L}-]+) to (?:only |just )?${FEW}${END}(?=[.,;!?)]|$)`,
  `${START}(?<!or )(?:all|every one of the|each of the|only|another|just) ${FEW}${END}${BARE}`,
  `${START}(?:the|these|those|other) ${FEW}${END}(?=[.;!?]|$| (?:who|were|are|had|have|stayed|moved|left|found)(?![\\p{L}]))`,
  `(?<=^|[.;:!?,] |(?:and|but|so|then|that) )(?!one${END}|un${END})${FEW} (?:were|are|have|had|now|still|who|did|could)(?![\\p{L}])`,
  `${START}${FEW} (?:out )?of (?:the|our|these|those) ${BASE}${END}`,
];

const QUANTIFIER =
  '(?:(?:nearly |almost |virtually )?(?:all|every one|each one|every single one)|none|not one|all but (?:one|two|a few))';
/** All or none of a base that is told elsewhere: a count as good as any. */
const ALL_OF_THEM = [
  `${START}${QUANTIFIER} of (?:whom|which|them|these|those|us|(?:the|our|these|those) (?:[\\p{L}’'-]+ ){0,2}?(?:${PEOPLE}))(?![\\p{L}])`,
  `${START}(?:were|are|had|have|is|was) (?:nearly |almost )?all (?:still |now |back |been |in |housed|there|employed)[\\p{L}]*`,
  `${START}(?:nearly |almost )?all (?:those |of those )?(?:who|whose)(?![\\p{L}])`,
  `${START}(?:bron )?(?:pob|bob) un (?:ohonynt|ohonyn nhw|o['’]r (?:[\\p{L}]+ )?(?:${WELSH_PEOPLE}))|${START}(?:dim un|neb) ohonynt`,
];

const pattern = (sources: readonly string[]) => new RegExp(sources.join('|'), 'giu');
const EVERYWHERE = pattern(ANYWHERE);
const SITUATED = pattern([...OF_A_SITUATION, ...ALL_OF_THEM]);

/** No count of people: times, money and measures that stand behind a numeral. */
const OTHER_THINGS =
  /(?<![\p{L}])(?:hours?|days?|nights?|weeks?|months?|years?|miles?|tonnes?|pounds?|pence|per ?cent|percent)(?![\p{L}-])/iu;

/**
 * Phrases of one sentence that count a few people without naming them, or all or none of those whom it speaks of, beside
 * the phrases that are `told` already.
 */
export function bareCountsIn(sentence: string, told: readonly string[] = []): string[] {
  const rest = told.reduce((words, phrase) => words.replaceAll(phrase, '…'), sentence);
  const ages = rest.match(AGES) ?? [];
  const anywhere = rest.match(EVERYWHERE) ?? [];
  const situated = SITUATION.test(sentence) ? (rest.match(SITUATED) ?? []) : [];
  const found = [...anywhere, ...situated].map((phrase) => phrase.trim());
  // "All of the nine" is told with "all of the nine stayed".
  const once = found.filter(
    (phrase, at) => !found.some((each, i) => i !== at && each !== phrase && each.includes(phrase)),
  );
  return [...ages, ...once.filter((phrase) => !OTHER_THINGS.test(phrase))];
}
