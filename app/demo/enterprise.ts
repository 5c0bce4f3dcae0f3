import type { TypedAnswer } from '../questionnaire/answers';
import type { DocumentOrganisation } from '../questionnaire/document';
import type { Level } from '../questionnaire/measure';
import type { OwnMeasure } from '../questionnaire/own-measure';

/** One answer: "14", "more than 150", "37 of 38", "not measured", or that with its note, target and the rest. */
export type DemoCell = string | null | (TypedAnswer & { is?: string });

/** A measure's answers, one a year in the order of the years; one string is said every year. */
export type DemoAnswers = Record<string, string | readonly DemoCell[]>;

export interface DemoPerson {
  name: string;
  email: string;
  /** As they sign a declaration. */
  role: string;
}

/** How far a year has come. `returned` and `withdrawn` leave a new draft behind. */
export type Ending =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'withdrawn'
  | 'approved'
  | 'published'
  | 'unpublished';

export interface DemoYear {
  /** "2024-04-01/2025-03-31" */
  period: string;
  /** Published when it says nothing. */
  ending?: Ending;
  /** Years before the enterprise joined: figures without a story, imported as published. */
  imported?: true;
  /** The assessor's or the administrator's reason. */
  reason?: string;
  /** What the assessor wrote beside answers. */
  comments?: Record<string, string>;
  /** A corrected version published some weeks later: what it says instead. */
  amended?: Record<string, DemoCell>;
  /**
   * What the editor answers where a question has no explanation of its own: the same to all, or by rule, measure or
   * section, the nearest first.
   */
  because?: string | ({ otherwise: string } & Readonly<Record<string, string>>);
  /** What was recorded for single contracts or areas: its name, a core measure, the figure and what else is said. */
  contracts?: readonly (TypedAnswer & { contract: string; measure: string })[];
  /** Days by which it ran behind the others. */
  late?: number;
  /** Taken back once before it was submitted again. */
  withdrawnOnce?: true;
}

export interface DemoOwnMeasure
  extends Partial<Pick<OwnMeasure, 'polarity' | 'head' | 'accrual' | 'disclosure'>> {
  /** How `answers` names it. */
  key: string;
  label: string;
  unit: string;
  definition: string;
  /** Key of the measure whose meaning it changed, or a core id. */
  replaces?: string;
}

export interface DemoPlan {
  title: string;
  about: string;
  /** The day on which it was made. */
  made: string;
  /** Core measure, last day of the year, what is to be reached. */
  goals: readonly (readonly [string, string, string])[];
}

export interface DemoEnterprise {
  organisation: Required<DocumentOrganisation> & { level: Level; licenceUntil: string };
  /** Day on which it was added. */
  joined: string;
  editor: DemoPerson;
  director: DemoPerson;
  manager?: DemoPerson;
  years: readonly DemoYear[];
  plan?: DemoPlan;
  own: readonly DemoOwnMeasure[];
  answers: DemoAnswers;
}
