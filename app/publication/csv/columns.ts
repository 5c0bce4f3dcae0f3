/** The columns of figures as CSV, in the order in which they are written; an import reads them in any order. */
export const COLUMNS = [
  'period_start',
  'period_end',
  'measure',
  'label',
  'unit',
  'series',
  'value',
  'qualifier',
  'numerator',
  'denominator',
  'basis',
  'note',
  'source',
] as const;

/**
 * A further column, behind the others and only where it is needed: for which contract or area a figure was recorded.
 * A file without such figures has the columns above and no other.
 */
export const AREA = 'area' as const;
export type Column = (typeof COLUMNS)[number] | typeof AREA;

/** How a label says for which contract or area its figure is. */
export const inArea = (label: string, area: string) => (area ? `${label} in ${area}` : label);

/** Written before the reason for a change, which has no column of its own: the note holds it, on a line below. */
export const EXPLANATION = 'Why it changed: ';

/** What stands in the value's place when there is none. */
export const NO_VALUE_WORDS = {
  not_measured: 'not measured',
  not_applicable: 'does not apply',
  not_shown: 'not shown',
} as const;
