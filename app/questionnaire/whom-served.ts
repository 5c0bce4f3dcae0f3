import { classOf } from './disclosure-class';
import type { DisclosureClass, Measure, Section } from './measure';
import { strictest } from './own-measure';
import { situationNamed, whomNamed } from './whom-named';

/** Whom an organisation can say that it serves, the answer that protects most last. */
export const SERVED = ['public', 'delicate', 'special'] as const;
export type WhomServed = (typeof SERVED)[number];

/** How an organisation is asked whom it serves. */
export const SERVED_WORDS: Record<WhomServed, string> = {
  public: 'The public at large, or people of many kinds',
  delicate: 'Most or all are in a delicate situation: homelessness, debt, refuge, care',
  special:
    'Most or all share a health condition, a disability, an ethnicity, a religion, a sexuality, or time in prison',
};

/** What a count of people the organisation helped is at least. */
type Least = 'sensitive' | 'special' | null;

const LEAST: Record<WhomServed, Least> = { public: null, delicate: 'sensitive', special: 'special' };

interface Told {
  purpose: string;
  serves?: WhomServed | undefined;
}

/** Of several answers the one that protects most; undefined where there is none. */
export function mostProtecting(answers: readonly (WhomServed | null | undefined)[]): WhomServed | undefined {
  return SERVED.findLast((each) => answers.includes(each));
}

/**
 * What a count of people an organisation helped is at least, whatever it counts: what the organisation answered, and
 * never less than its purpose says, which stands beside every figure. Where nothing was answered the names of its own
 * measures are read too; once it was, they tell of one group among those it serves.
 */
export function leastOfServed({ purpose, serves }: Told, own: readonly Measure[]): Least {
  const named = serves ? [] : own.map((measure) => situationOf(measure));
  const found = [serves ? LEAST[serves] : null, situationNamed(purpose), ...named];
  return found.includes('special') ? 'special' : found.includes('sensitive') ? 'sensitive' : null;
}

function situationOf(measure: Measure): Least {
  const named = measure.own ? whomNamed(measure) : null;
  return named === 'special' || named === 'sensitive' ? named : null;
}

/** A measure of people who were helped, protected as those its organisation serves; every other one as it is. */
export function asServed(measure: Measure, least: Least): Measure {
  const own: DisclosureClass = classOf(measure);
  if (!least || own === 'open') return measure;
  const disclosure = strictest([own, least]);
  return disclosure === own ? measure : { ...measure, disclosure };
}

/** Questions whose measures of people are protected as those the organisation serves. */
export function protectedAsServed(asked: readonly Section[], organisation: Told): readonly Section[] {
  const least = leastOfServed(
    organisation,
    asked.flatMap(({ measures }) => measures),
  );
  if (!least) return asked;
  return asked.map((section) => ({
    ...section,
    measures: section.measures.map((measure) => asServed(measure, least)),
  }));
}
