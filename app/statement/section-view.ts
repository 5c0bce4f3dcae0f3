import type { FormResult } from '../forms/form-result';
import type { TypedAnswer } from '../questionnaire/answers';
import type { ReadAs } from '../questionnaire/inputs';
import type { Measure, Section } from '../questionnaire/measure';
import type { PersonalData } from '../questionnaire/personal-data';
import type { Warning } from '../questionnaire/rules';
import type { Conflict } from './merge';

export interface CommentView {
  id: string;
  author: string;
  body: string;
  date: string;
  resolved: boolean;
  /** What the organisation said to it. */
  replies: { id: string; author: string; body: string; date: string }[];
}

/** A comment with the answer it is about. */
export interface PlacedComment extends CommentView {
  measureId: string;
  label: string;
  /** Null where the question is not asked any more. */
  sectionId: string | null;
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
  /** What its numbers are read as that are not written the plain way. */
  readAs: ReadAs[];
  /** What looks like data of one person in its words. */
  personal: PersonalData[];
  /** How many files of evidence are behind it. */
  files: number;
  /** Whether the statement can't be declared without an answer. */
  must: boolean;
}

/** A section in the list of sections: whether it is done, and how many of its answers have to be corrected. */
export interface SectionStep {
  id: string;
  title: string;
  done: boolean;
  unread: number;
}

export interface SectionPage {
  section: Pick<Section, 'id' | 'title' | 'lede'>;
  sections: SectionStep[];
  /** Whether the organisation can say that all of it is no part of what it does. */
  canBeNoPart: boolean;
  next: string | null;
  /** Whether these sections are all of the statement that its reader may see. */
  alone: boolean;
  questions: Question[];
  /** What is wrong with what was typed earlier and kept, by field. */
  faults: FormResult['errors'];
  /** Whose page it is: what a browser keeps of it is for nobody else. */
  keptAs: string;
  editable: boolean;
  /** Why it cannot be changed here, and what whoever may can do; null where it can. */
  readOnly: string | null;
}

/** An answer that somebody else changed too, as its notice says it. */
export interface ShownConflict extends Conflict {
  /** Who changed it; null where the trail does not say. */
  by: string | null;
  inWords: Record<'mine' | 'theirs' | 'base', string>;
}

/** What posting a section comes to, when its form could be taken. */
export interface SectionOutcome {
  /** Whether all of it is in; else what comes first: an answer that somebody else changed too, or one that cannot be read. */
  kind: 'saved' | 'unread' | 'conflict';
  saved: number;
  conflicts: ShownConflict[];
  /** What is wrong with answers that were kept as they were typed. */
  faults: FormResult['errors'];
  typed: Record<string, TypedAnswer>;
  /** What the next saving starts from. */
  base: Record<string, TypedAnswer>;
  ask: string | null;
  /** How far the section is now. */
  step: Pick<SectionStep, 'done' | 'unread'>;
  /** What readers will ask now, by measure. */
  warnings: Record<string, Warning[]>;
  readAs: Record<string, ReadAs[]>;
  /** What looks like data of one person now, by measure. */
  personal: Record<string, PersonalData[]>;
  at: string;
}

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
  /** What is behind it. */
  files: { id: string; name: string; about: string | null }[];
}
