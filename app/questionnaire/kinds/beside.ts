import type { AnswerPart } from '../answers';

/** What the form of every figure asks beside the figure itself. */
export const OF_FIGURES: readonly AnswerPart[] = [
  'absent',
  'groups',
  'qualifier',
  'basis',
  'note',
  'periodStart',
  'periodEnd',
  'target',
  'nextTarget',
  'comparative',
];

/** Words, options and days are asked for and nothing else. */
export const OF_WORDS: readonly AnswerPart[] = [];
