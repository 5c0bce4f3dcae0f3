import type { Figure, Period, Series } from './figure';
import { overlaps, samePeriod } from './period';

/** Whether a figure speaks for the whole organisation: neither for one group nor for one contract or area. */
export function isWhole({ category, slice }: Pick<Figure, 'category' | 'slice'>): boolean {
  return category === '' && slice === '';
}

/** What the whole organisation states of a measure in one series, the earliest period first; what is stated again comes last. */
export function wholeFigures(
  figures: readonly Figure[],
  measureId: string,
  series: Series = 'actual',
): Figure[] {
  return figures
    .filter((figure) => figure.measureId === measureId && figure.series === series && isWhole(figure))
    .sort((a, b) => (a.period.end === b.period.end ? 0 : a.period.end < b.period.end ? -1 : 1));
}

/**
 * Of several things with periods, earliest first, the one that is a year's: that of this very period; else of one that
 * ends in it, as an academic year does; else of one that shares days with it. Another year's is none.
 */
export function ofYear<Timed extends { period: Period }>(
  list: readonly Timed[],
  year: Period,
): Timed | undefined {
  return (
    list.findLast(({ period }) => samePeriod(period, year)) ??
    list.findLast(({ period: { end } }) => end >= year.start && end <= year.end) ??
    list.findLast(({ period }) => overlaps(period, year))
  );
}

/** The one way to read a year's figure: what the whole organisation states of a measure for it. */
export function yearFigure(
  figures: readonly Figure[],
  measureId: string,
  period: Period,
  series: Series = 'actual',
): Figure | undefined {
  return ofYear(wholeFigures(figures, measureId, series), period);
}

/** What a year states of the same group, contract or area. */
export function partFigure(
  figures: readonly Figure[],
  { measureId, category, slice }: Pick<Figure, 'measureId' | 'category' | 'slice'>,
  year: Period,
): Figure | undefined {
  return figures
    .filter((figure) => figure.measureId === measureId && figure.series === 'actual')
    .filter((figure) => figure.category === category && figure.slice === slice)
    .findLast(({ period }) => samePeriod(period, year));
}

/** A statement's answer to a question, whatever days it is about: what its form asks for again. */
export function answerOf(figures: readonly Figure[], measureId: string, period?: Period): Figure | undefined {
  return (period && yearFigure(figures, measureId, period)) ?? wholeFigures(figures, measureId).at(-1);
}

/** The newest figure of the whole organisation that is about days before a period's end. */
export function figureBefore(
  figures: readonly Figure[],
  measureId: string,
  period: Period,
): Figure | undefined {
  return wholeFigures(figures, measureId).findLast((figure) => figure.period.end < period.end);
}
