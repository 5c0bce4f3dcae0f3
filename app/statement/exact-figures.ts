import type { PersonalData } from '../questionnaire/personal-data';
import type { Shown } from './shown';

/** A director's request that a sensitive count be published as it is. */
export interface ExactRequest {
  measureId: string;
  reason: string;
  askedBy: string;
  state: 'asked' | 'agreed' | 'refused';
}

/** A sensitive count as it is, and as it will be published. */
export interface SensitiveFigure {
  measureId: string;
  label: string;
  exact: string;
  published: string;
  /** Whether two people could agree to publish it as it is. */
  mayBeExact: boolean;
  request: ExactRequest | null;
}

/** A phrase that counts a few people, tells what is published as a range or looks like data of one person; and why it can stand. */
export interface WordsFound {
  measureId: string;
  sectionId: string;
  label: string;
  phrase: string;
  /** What data of one person it looks like, where it does. */
  looksLike: PersonalData['what'] | null;
  /** Null while nobody has looked at it: until then the statement cannot be declared. */
  reason: string | null;
}

export interface SmallNumbersPage {
  id: string;
  organisation: string;
  period: string;
  figures: SensitiveFigure[];
  shown: Shown;
  mayAsk: boolean;
  words: WordsFound[];
  mayAnswer: boolean;
}

export const REQUEST_WORDS: Record<ExactRequest['state'], string> = {
  asked: 'The assessor has not decided yet. Until then it is published as a range.',
  agreed: 'The assessor agreed that it be published exactly.',
  refused: 'The assessor did not agree: it is published as a range.',
};
