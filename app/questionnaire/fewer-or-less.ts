/** Plural without an s, or counted like one. */
const PLURALS = /^(?:people|children|women|men|staff|mice|teeth|feet|geese|alumni|bacteria|criteria|media)$/i;
/** An s that makes no plural. */
const SINGULARS = /(?:ss|us|is)$|^(?:gas|biogas|news|canvas|bias|atlas|christmas)$/i;
/** What stands behind a noun and says more of it, so that the noun is before it. */
const BEHIND =
  /[,;:(–—]|(?<=\S)\s+(?:of|from|to|for|in|into|on|onto|at|by|with|without|through|per|over|under|between|among|against|since|after|before|as|than|who|whose|whom|that|which|where|when|we|they|a|an|the|their|its|our|and|or)\b/i;
/** "created", "given", "receiving": what a noun did, or was done to it. */
const PARTICIPLE =
  /^(?:\p{L}+(?:ed|ing)|given|made|done|sold|built|grown|lent|held|kept|run|taken|won|sent|paid|bought|found|let|met|fed|led|taught|worked|driven|ridden|written|read|put|cut|spent|set|left|lost|saved)$/iu;
/** These end as if somebody did them, and are things. */
const THINGS =
  /^(?:training|housing|counselling|mentoring|coaching|funding|parking|tutoring|spending|cooking|learning|lending|clothing|bedding|recycling|planting)$/i;

/**
 * "fewer" of what is counted, "less" of what is not, as the noun in a measure's name is: fewer jobs in full-time
 * equivalents, less furniture in pieces. Its unit says nothing of that: tonnes are counted, waste is not.
 */
export function fewerOrLess(label: string): 'fewer' | 'less' {
  const named = label.trim().replace(/^(?:total )?number of /i, '');
  const words = (named.split(BEHIND)[0] ?? '').split(/\s+/).filter(Boolean);
  const told = words.findIndex((word, at) => at > 0 && isParticiple(word) && isPlural(words[at - 1] ?? ''));
  const noun = told > 0 ? words[told - 1] : words.findLast((word, at) => at === 0 || !isParticiple(word));
  return noun && isPlural(noun) ? 'fewer' : 'less';
}

const isParticiple = (word: string) => PARTICIPLE.test(word) && !THINGS.test(word);

const isPlural = (word: string) => PLURALS.test(word) || (/s$/i.test(word) && !SINGULARS.test(word));
