import type { Answered } from '../questionnaire/document';
import { formatFigure, sentenceCase } from '../questionnaire/format';
import { pounds } from '../questionnaire/kinds/money';
import { scheme } from '../questionnaire/scheme';
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
  const reinvested =
    share?.number != null && measure ? `${sentenceCase(formatFigure(share, measure))} reinvested` : '';
  // What was brought in was assessed for no Mark.
  const note =
    reinvested &&
    (document.broughtIn
      ? `${reinvested}.`
      : `${reinvested}; the Mark asks for at least ${scheme.reinvestedShareAtLeast}%.`);
  return { title: `Where the surplus of ${pounds(profit.number, profit.decimals)} went`, parts: shown, note };
}
