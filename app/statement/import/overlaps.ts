import type { Figure, Period } from '../../questionnaire/figure';
import { monthsIn, overlaps, periodInWords, SHORT_MONTHS, samePeriod } from '../../questionnaire/period';
import type { ImportedFigure, Notice } from './read-figure';

/**
 * Another figure of the same in one statement, for days that overlap its own: the statement's form has room for one, and
 * every table would have to choose.
 */
export function besides(figure: Figure, said: readonly Figure[]): Figure | undefined {
  if (figure.series === 'comparative') return undefined;
  const parts = ['measureId', 'series', 'category', 'slice'] as const;
  return said.find(
    (other) =>
      parts.every((part) => other[part] === figure[part]) &&
      !samePeriod(other.period, figure.period) &&
      overlaps(other.period, figure.period),
  );
}

/** Which of two figures stands where, so that whoever imports can decide. */
export function saidTwice(
  figure: Figure,
  other: Figure,
  { home, label }: { home: Period; label: string },
): string {
  const own = samePeriod(figure.period, home)
    ? `The statement for ${periodInWords(home)}`
    : `${periodInWords(figure.period)} overlaps the statement for ${periodInWords(home)}, which`;
  return `${own} has a figure of ${label} for ${periodInWords(other.period)}. A statement has one: give this the days of the one it belongs to, or leave it out`;
}

/** Periods as long as a year's that are filed in a statement of other days: said before anything is saved. */
export function ofOtherDays(figures: readonly ImportedFigure[], home: Period): Notice[] {
  const first = new Map<string, Notice>();
  for (const { figure, row } of figures) {
    const { period, series } = figure;
    if (series !== 'actual' || samePeriod(period, home) || monthsIn(period) < SHORT_MONTHS) continue;
    const message = `${periodInWords(period)} overlaps the statement for ${periodInWords(home)}: its figures go there, with their own days`;
    if (!first.has(message)) first.set(message, { row: row.row, message });
  }
  return [...first.values()];
}
