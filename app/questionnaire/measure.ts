import type { KindName } from './kinds/kinds';

/** The id of a level of the scheme; `scheme.ts` says which there are. */
export type Level = string;
export type Polarity = 'higher' | 'lower' | 'neutral';

/** The three heads of the Public Services (Social Value) Act 2012, section 1(3). */
export const HEADS = {
  economic: 'Economic well-being',
  social: 'Social well-being',
  environmental: 'Environmental well-being',
} as const;
export type Head = keyof typeof HEADS;

/**
 * Whom a measure's figures could point to; `docs/small-numbers.md` says what is published of each.
 * `open`: no people, or people in a role that is public (staff, volunteers, jobs). `people`: those who were helped.
 * `sensitive`: people in a delicate situation (homelessness, refuge, debt, care). `special`: told apart by a special
 * category of personal data (UK GDPR, articles 9 and 10: disability, health, offences, ethnicity, religion).
 */
export const DISCLOSURE_CLASSES = ['open', 'people', 'sensitive', 'special'] as const;
export type DisclosureClass = (typeof DISCLOSURE_CLASSES)[number];
/** The head a measure stands under, in words; that none was stated where its organisation has not said it. */
export function headInWords({ head }: Pick<Measure, 'head'>): string {
  return head ? HEADS[head] : 'Not stated by the organisation';
}

/** Cumulative, in-year and point-in-time figures never share a series. */
export type Accrual = 'in_year' | 'cumulative' | 'point_in_time';

export interface Category {
  id: string;
  label: string;
}

/** A share computed from other measures: numerator ÷ denominator × 100. */
export interface Derivation {
  numerator: readonly string[];
  denominator: string;
  /** What is said when the denominator is zero or negative. */
  otherwise: string;
}

/**
 * What documents speak of by its part in them: the profit and where it went, the story and who was heard. One measure
 * has each; `measureWith` finds it.
 */
export type MeasureRole =
  | 'profit'
  | 'retained'
  | 'donated'
  | 'distributed'
  | 'reinvested'
  | 'community'
  | 'aims'
  | 'actions'
  | 'outcomes'
  | 'learning'
  | 'engagement'
  | 'survey'
  | 'accounts';

/** What buyers ask about, in the words of the Social Value Models; `social-value/models.ts` places each under their parts. */
export type Topic =
  | 'new_jobs'
  | 'ways_into_work'
  | 'lasting_work'
  | 'barriers'
  | 'learning'
  | 'placements'
  | 'fair_pay'
  | 'wellbeing'
  | 'community'
  | 'local_spending'
  | 'environment';

/** Facts of one question. Kinds own behaviour, measures own facts. */
export interface Measure {
  id: string;
  kind: KindName;
  /** Its part in documents, where they speak of it by that. */
  role?: MeasureRole;
  /** Its place in what the scheme is for, from 1 on: what its readers ask about first leads. */
  lead?: number;
  /** Its place, from 1 on, among those of its section that may stand for the section's theme. */
  inTheme?: number;
  /** What of buyers' questions it answers. */
  speaksTo?: readonly Topic[];
  /** Plural unit as printed after a number: "jobs", "GBP", "percent"; empty for text. */
  unit: string;
  unitOne?: string;
  label: string;
  question: string;
  definition: string;
  /** Where the definition comes from. */
  definitionSource: string;
  hint?: string;
  example?: string;
  polarity: Polarity;
  /** Null for an own measure whose organisation has not said it: never guessed. */
  head: Head | null;
  accrual?: Accrual;
  /** Whom its figures could point to: decides what the public may see of them. */
  disclosure: DisclosureClass;
  /** Whoever keeps accounts or employs people knows it: "not measured" and "does not apply" are no answers to it. */
  alwaysKnown?: boolean;
  breakdown?: readonly Category[];
  /** Groups are published only where this says so: a measure with new groups publishes none of them by accident. */
  groupsArePublic?: boolean;
  /** Most decimal places that can be stated. */
  decimals?: number;
  mayBeNegative?: boolean;
  derived?: Derivation;
  /** The denominator's own name: "people whose 26 weeks have been reached". */
  ofWhat?: string;
  options?: readonly Category[];
  multiple?: boolean;
  maxLength?: number;
  lines?: number;
  /** Asked only when another answer has this option. */
  askedWhen?: { measure: string; option: string };
  /** Parts that must come with a figure: its own period, or a note on how it was made. */
  needs?: readonly ('period' | 'note')[];
  noteLabel?: string;
  defaultBasis?: 'counted' | 'survey' | 'estimated' | 'modelled';
  standards?: { iris?: readonly string[]; sdg?: readonly string[] };
  /** First and last statement year (of the period's end) in which it is asked. */
  since?: number;
  until?: number;
  /** The measure whose meaning this one changed: drawn as a break. */
  replaces?: string;
  wording?: readonly { until: number; label: string; question: string }[];
  /** Set for an organisation's own measure. */
  own?: boolean;
  /** Nobody has said whom an own measure could point to: its class was assumed from its words. */
  disclosureAssumed?: boolean;
}

export interface Section {
  id: string;
  title: string;
  /** What the scheme calls it, where it is one of its themes: each has a chart on the overview. */
  theme?: string;
  lede: string;
  /** Asked of Gold Mark holders only. */
  onlyWhereAsked?: true;
  measures: readonly Measure[];
}

/** "1 job", "2 jobs"; money and percentages carry their sign elsewhere. */
export function unitFor(measure: Pick<Measure, 'unit' | 'unitOne'>, number: number): string {
  return Math.abs(number) === 1 && measure.unitOne ? measure.unitOne : measure.unit;
}
