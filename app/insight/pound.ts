import type { Answered } from '../questionnaire/document';
import { formatFigure, sentenceCase } from '../questionnaire/format';
import { pounds } from '../questionnaire/kinds/money';
import { coreMeasure, measureWith } from '../questionnaire/sections';
import { yearFigure } from '../questionnaire/year-figure';

export interface PoundShare {
  id: 'retained' | 'donated' | 'distributed';
  amount: number;
  label: string;
}

export interface Pound {
  title: string;
  parts: PoundShare[];
  note: string;
}

const PARTS = [
  ['retained', 'kept for the purpose'],
  ['donated', 'donated'],
  ['distributed', 'dividends'],
] as const;

/** Where the surplus went; null without one, for a loss has no parts to draw. */
export function poundOf(document: Answered): Pound | null {
  const { period } = document.statement;
  const figures = document.sections.flatMap((section) => section.items.flatMap((item) => item.figures));
  const profit = yearFigure(figures, measureWith('profit'), period);
  if (!profit?.number || profit.number <= 0) return null;
  const parts = PARTS.map(([id, label]) => ({
    id,
    label,
    amount: yearFigure(figures, measureWith(id), period)?.number ?? 0,
  }));
  const shown = parts.filter((part) => part.amount > 0);
  if (shown.length === 0) return null;
  const share = yearFigure(figures, measureWith('reinvested'), period);
  const measure = coreMeasure(measureWith('reinvested'));
  const { leastReinvested: asked } = document;
  const reinvested =
    share?.number != null && measure ? `${sentenceCase(formatFigure(share, measure))} reinvested` : '';
  // What was brought in was assessed for no Mark.
  const note =
    reinvested &&
    (document.broughtIn || !asked
      ? `${reinvested}.`
      : `${reinvested}; the ${asked.level} asks for at least ${asked.share}%.`);
  return { title: `Where the surplus of ${pounds(profit.number, profit.decimals)} went`, parts: shown, note };
}

/**
 * Each part as whole pence of a pound, which add up to it: each is rounded down, and the pence that are left go to those
 * that lost most by it.
 */
export function penceOf(parts: readonly Pick<PoundShare, 'amount'>[]): number[] {
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0);
  if (whole <= 0) return parts.map(() => 0);
  const exact = parts.map(({ amount }) => (amount / whole) * 100);
  const pence = exact.map(Math.floor);
  const left = 100 - pence.reduce((sum, each) => sum + each, 0);
  const lost = (at: number) => (exact[at] ?? 0) - (pence[at] ?? 0);
  const most = parts.map((_, at) => at).sort((a, b) => lost(b) - lost(a));
  for (const at of most.slice(0, left)) pence[at] = (pence[at] ?? 0) + 1;
  return pence;
}
