import type { Measure } from './measure';

/** What is said of a measure that nobody has defined. */
export const UNDEFINED = 'The organisation has not said what counts.';

/** Statements frozen earlier hold words that were made from a measure's name and unit: they define nothing. */
const MADE_UP = /^.*, in .*, as the organisation counts it\.$/;

/** What a measure counts, as whoever asks it has said; null where an own measure has a name and nothing more. */
export function definitionOf({ definition, own }: Pick<Measure, 'definition' | 'own'>): string | null {
  const words = definition.trim();
  return words && !(own && MADE_UP.test(words)) ? words : null;
}

/** A measure's definition with its source, or that there is none: for pages that explain one measure. */
export function definitionInWords(measure: Pick<Measure, 'definition' | 'definitionSource' | 'own'>): string {
  return `${definitionOf(measure) ?? UNDEFINED} ${measure.definitionSource}`.trim();
}
