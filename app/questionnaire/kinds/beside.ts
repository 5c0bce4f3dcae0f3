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

/** Words, options and days are asked for and nothing else: they are no number, and nothing is drawn of them. */
export const OF_WORDS = {
  beside: [],
  plotted: false,
  counted: false,
  money: false,
  adds: false,
  rate: false,
  percent: false,
  long: false,
  unit: () => '',
  cellSaysUnit: () => true,
  plot: () => null,
} as const;
