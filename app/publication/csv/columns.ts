/** The columns of figures as an import knows them, in the order in which they are written; it reads them in any order. */
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

/** Whose figure it is, and where it can be checked: the same in every row of a statement. */
const WHOSE = ['organisation', 'organisation_ids', 'statement', 'version', 'code', 'licence_until'] as const;

/** Behind the import's columns: what part of the whole a figure is, and how it was published. */
const BESIDE = ['group', 'area', 'text', 'published', 'lower', 'upper', 'own_period'] as const;

/** `data.csv`: a figure of the whole organisation a row, so that whoever adds them up adds no part to its whole. */
export const DATA_COLUMNS = [...WHOSE, ...COLUMNS, ...BESIDE] as const;

/** `parts.csv`: first of all, what makes a row no figure to add. */
export const PARTS_COLUMNS = ['part', ...DATA_COLUMNS] as const;

export type FigureColumn = (typeof PARTS_COLUMNS)[number];

/** What an import reads; what a published file says besides, it knows and leaves alone. */
export const READ_COLUMNS = [...COLUMNS, 'organisation', 'group', 'area', 'text', 'published'] as const;
export type Column = (typeof READ_COLUMNS)[number];

/** How a figure was published: as it is, to the nearest ten, as a range, or not at all. */
export const PUBLISHED_WORDS = ['exact', 'rounded', 'banded', 'withheld'] as const;
export type PublishedWord = (typeof PUBLISHED_WORDS)[number];

/** How a label says for which contract or area its figure is. */
export const inArea = (label: string, area: string) => (area ? `${label} in ${area}` : label);

/** Written before the reason for a change, which has no column of its own: the note holds it, on a line below. */
export const EXPLANATION = 'Why it changed: ';

/** What stands as text where there is no figure. */
export const NO_VALUE_WORDS = {
  not_measured: 'not measured',
  not_applicable: 'does not apply',
} as const;

/** What files of an earlier form have in the value's place of a figure that is published as a range or not at all. */
export const NOT_SHOWN = 'not shown';

/** A percentage can be stated with so many decimals; one with more was worked out from the two numbers beside it. */
export const STATED_DECIMALS = 2;
