import type { Answered } from './document';
import type { Measure } from './measure';
import { answerOf } from './year-figure';

/** What is said of a measure that nobody has defined. */
export const UNDEFINED = 'The organisation has not said what counts.';

/** Statements frozen earlier hold words that were made from a measure's name and unit: they define nothing. */
const MADE_UP = /^.*, in .*, as the organisation counts it\.$/;

/** What a measure counts, as whoever asks it has said; null where an own measure has a name and nothing more. */
export function definitionOf({ definition, own }: Pick<Measure, 'definition' | 'own'>): string | null {
  const words = definition.trim();
  return words && !(own && MADE_UP.test(words)) ? words : null;
}

/** The source of figures that come from an organisation's accounts. */
export const ACCOUNTS_NAMED = 'The accounts named in this statement.';

/** Where a measure's definition is from; accounts that a statement does not name are not said to be named there. */
export function definitionSourceOf(
  { definitionSource }: Pick<Measure, 'definitionSource'>,
  document: Answered,
): string {
  if (definitionSource !== ACCOUNTS_NAMED) return definitionSource;
  const figures = document.sections.flatMap(({ items }) => items.flatMap((item) => item.figures));
  return answerOf(figures, 'accounts_source', document.statement.period)?.text ? definitionSource : '';
}

/**
 * A measure's definition with its source, or that there is none: for pages that explain one measure. Accounts that a
 * statement names are named beside that statement alone.
 */
export function definitionInWords(
  measure: Pick<Measure, 'definition' | 'definitionSource' | 'own'>,
  document?: Answered,
): string {
  const { definitionSource } = measure;
  const source = document
    ? definitionSourceOf(measure, document)
    : definitionSource === ACCOUNTS_NAMED
      ? ''
      : definitionSource;
  return `${definitionOf(measure) ?? UNDEFINED} ${source}`.trim();
}
