import type { TypedAnswer } from '../questionnaire/answers';
import type { Measure, Section } from '../questionnaire/measure';
import type { Warning } from '../questionnaire/rules';
import type { Conflict } from './merge';

export type { Conflict };

export interface CommentView {
  id: string;
  author: string;
  body: string;
  date: string;
  resolved: boolean;
}

export interface LastYear {
  year: string;
  display: string;
  note: string | null;
  enteredBy: string | null;
  /** The target set for this year a year ago. */
  target: string | null;
}

export interface Question {
  measure: Measure;
  typed: TypedAnswer;
  last: LastYear | null;
  warnings: Warning[];
  comments: CommentView[];
  /** How many files of evidence are behind it. */
  files: number;
}

export interface SectionPage {
  section: Pick<Section, 'id' | 'title' | 'lede'>;
  sections: { id: string; title: string; done: boolean }[];
  next: string | null;
  questions: Question[];
  editable: boolean;
}

/** What posting a section comes to, when its answers could be read. */
export type SectionOutcome =
  | { kind: 'conflict'; conflicts: Conflict[]; typed: Record<string, TypedAnswer>; base: string }
  | { kind: 'saved'; saved: number; base: string; ask: string | null; at: string };

/** One answer as its assessor sees it. */
export interface ReviewItem {
  measure: Measure;
  now: string;
  before: string;
  /** Whose that is, with the name it bore where the measure took another's place. */
  beforeYear: string;
  changed: boolean;
  notes: string[];
  warnings: Warning[];
  /** Phrases that count a few people. */
  few: string[];
  comments: CommentView[];
}
