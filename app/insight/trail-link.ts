import { type Figure, figureKey, type Period } from '../questionnaire/figure';
import { overlaps, samePeriod } from '../questionnaire/period';

/** A statement with what it says. */
export interface StatedYear {
  statementId: string;
  period: Period;
  figures: readonly Figure[];
  /** Nobody has declared it yet. */
  draft: boolean;
  /** Nobody declares it here, and nobody assesses it. */
  broughtIn: boolean;
}

/**
 * Which statement says a figure: the newest that states it, or, where it is worked out from others, the statement of
 * its period.
 */
export function statementSaying(years: readonly StatedYear[], figure: Figure): string | null {
  const key = figureKey(figure);
  const stating = years.findLast(({ figures }) => figures.some((each) => figureKey(each) === key));
  const own =
    years.find(({ period }) => samePeriod(period, figure.period)) ??
    years.findLast(({ period }) => overlaps(period, figure.period));
  return (stating ?? own)?.statementId ?? null;
}
