/** One answer: what an organisation states about one measure, in one series, for one period. */
export const SERIES = ['actual', 'target', 'forecast', 'comparative'] as const;
export type Series = (typeof SERIES)[number];

/** Nil (a counted zero), not measured and not applicable are three different answers; blank is no answer. */
export const STATUSES = ['reported', 'nil', 'not_measured', 'not_applicable'] as const;
export type Status = (typeof STATUSES)[number];

export const QUALIFIERS = {
  more_than: 'more than',
  at_least: 'at least',
  about: 'about',
  almost: 'almost',
  less_than: 'less than',
} as const;
export type Qualifier = keyof typeof QUALIFIERS;

export const BASES = {
  counted: 'Counted',
  survey: 'From a survey',
  estimated: 'Estimated',
  modelled: 'Modelled',
} as const;
export type Basis = keyof typeof BASES;

/** First and last day, both included, as ISO dates. */
export interface Period {
  start: string;
  end: string;
}

/** What a kind parses out of the typed words and formats again. */
export interface Value {
  status: Status;
  number: number | null;
  /** Decimal places as stated, so that 9.0 does not become 9. */
  decimals: number;
  text: string | null;
  numerator: number | null;
  denominator: number | null;
}

export interface Figure extends Value {
  measureId: string;
  series: Series;
  /** Empty for the total; else one group of the measure's breakdown. */
  category: string;
  period: Period;
  qualifier: Qualifier | null;
  basis: Basis | null;
  /** How it was counted. */
  note: string | null;
  /** Why it is as it is: everything that is said to the questions it raises. */
  explanation: string | null;
  /** The same by the rule that asks; absent where nothing but the measure as a whole was explained. */
  explanations?: Readonly<Record<string, string>>;
  /** Where the figure was published or is kept. */
  source: string | null;
  /** The words it was first printed under, when an import mapped it to a core measure. */
  statedLabel: string | null;
  /** Contract or area; empty for the whole organisation. */
  slice: string;
  /** What disclosure control made of it, in a document for the public only. */
  published?: Published;
}

/** Why a figure that was stated is not published at all. */
export const WITHHELD = {
  few_people: 'Not shown: it could point to a few people.',
  small_base: 'Not shown: it rests on fewer than 50.',
  unknown_base: 'Not shown: it is not stated how many it rests on.',
} as const;
export type Withheld = keyof typeof WITHHELD;

/**
 * What a protected figure became before it was published; the value itself is no longer there.
 * `band`: a whole number between the two ends, both included; an end that is null is open. `loose`: what lies between
 * them is what the organisation states as "about", and so not what there was. `share`: a percentage between the two, out
 * of about `base`.
 */
export type Published =
  | { as: 'band'; low: number | null; high: number | null; loose?: true }
  | { as: 'share'; low: number; high: number; base: number }
  | { as: 'withheld'; why: Withheld };

export const NO_VALUE: Value = {
  status: 'reported',
  number: null,
  decimals: 0,
  text: null,
  numerator: null,
  denominator: null,
};

/** A reported or nil figure: one that has something to show. */
export function hasValue(value: Value): boolean {
  return value.status === 'reported' || value.status === 'nil';
}

/** What makes two figures the same figure: measure, series, group, period and slice. */
export function figureKey(
  figure: Pick<Figure, 'measureId' | 'series' | 'category' | 'period' | 'slice'>,
): string {
  const { measureId, series, category, period, slice } = figure;
  return [measureId, series, category, period.start, period.end, slice].join('|');
}
