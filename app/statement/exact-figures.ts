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
  request: ExactRequest | null;
}

export interface SmallNumbersPage {
  id: string;
  organisation: string;
  period: string;
  figures: SensitiveFigure[];
  shown: Shown;
  mayAsk: boolean;
}

export const REQUEST_WORDS: Record<ExactRequest['state'], string> = {
  asked: 'The assessor has not decided yet. Until then it is published rounded.',
  agreed: 'The assessor agreed: it is published exactly.',
  refused: 'The assessor did not agree: it is published rounded.',
};
