import { OF_THE_MEASURE } from '../../questionnaire/explanations';

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

/** Behind the import's columns: what part of the whole a figure is, how it was published, and whether anybody here declared it. */
const BESIDE = ['group', 'area', 'text', 'published', 'lower', 'upper', 'own_period', 'brought_in'] as const;

/** By which verdicts the statement was decided, the same in every row of it. */
const DECIDED = ['criteria', 'conditions'] as const;

/** `data.csv`: a figure of the whole organisation a row, so that whoever adds them up adds no part to its whole. */
export const DATA_COLUMNS = [...WHOSE, ...COLUMNS, ...BESIDE, ...DECIDED] as const;

/** `parts.csv`: first of all, what makes a row no figure to add. */
export const PARTS_COLUMNS = ['part', ...DATA_COLUMNS] as const;

export type FigureColumn = (typeof PARTS_COLUMNS)[number];

/** What an import reads; what a published file says besides, it knows and leaves alone. */
export const READ_COLUMNS = [...COLUMNS, 'organisation', 'group', 'area', 'text', 'published'] as const;
export type CsvColumn = (typeof READ_COLUMNS)[number];

/**
 * How a figure was published: as it was counted; as it was stated, where the organisation itself says about, more than
 * or that it did not count; to the nearest ten, as a range, or not at all. Beside the first two there is a value.
 */
export const PUBLISHED_WORDS = ['exact', 'stated', 'rounded', 'banded', 'withheld'] as const;
export type PublishedWord = (typeof PUBLISHED_WORDS)[number];

/** How a label says for which contract or area its figure is. */
export const inArea = (label: string, area: string) => (area ? `${label} in ${area}` : label);

/**
 * Written before an explanation, which has no column of its own: the note holds it, on a line below. Each question has
 * words of its own, by its rule, so that no answer is read as one to another.
 */
export const EXPLAINED: Readonly<Record<string, string>> = {
  [OF_THE_MEASURE]: 'Of the measure as a whole',
  very_large: 'Why it is as large as that',
  large_change: 'Why it differs from the year before',
  cumulative_fell: 'Why the running total fell',
  groups_without_total: 'Why there are groups and no total',
  groups_differ: 'Why the groups and the total differ',
  profit_parts: 'Why what was kept, donated and paid out is not the profit',
  barrier_jobs_within_jobs_created: 'Why they are more than the jobs created',
  jobs_created_fte_within_jobs_created: 'Why they are more full-time equivalents than jobs',
  people_qualified_within_qualifications_awarded: 'Why they are more than the qualifications awarded',
  trading_income_within_total_income: 'Why it is more than the income in all',
  local_spend_within_total_spend: 'Why it is more than what was spent in all',
};

/** What earlier files had before every explanation, whichever question it answers: nobody knows which. */
export const EXPLAINED_ONCE = 'Why it changed';

/** What stands as text where there is no figure. */
export const NO_VALUE_WORDS = {
  not_measured: 'not measured',
  not_applicable: 'does not apply',
} as const;

/** What files of an earlier form have in the value's place of a figure that is published as a range or not at all. */
export const NOT_SHOWN = 'not shown';

/** A percentage can be stated with so many decimals; one with more was worked out from the two numbers beside it. */
export const STATED_DECIMALS = 2;
