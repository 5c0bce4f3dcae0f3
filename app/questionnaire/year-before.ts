import { type Answered, type DocumentItem, statedUnder } from './document';
import type { Figure, Period } from './figure';
import type { Measure } from './measure';
import { monthsIn, SHORT_MONTHS, samePeriod, yearLabel } from './period';
import { answerOf, figureBefore, yearFigure } from './year-figure';

/** The last year before a statement's that more than one measure speaks of; the last one at all where none does. */
export function yearBefore({ statement, sections }: Answered): Period | null {
  const before = new Map<Period, number>();
  for (const { items } of sections)
    for (const { history } of items)
      for (const { series, period } of history)
        if (series === 'actual' && period.end < statement.period.start)
          before.set(period, (before.get(period) ?? 0) + 1);
  // The same year may be told by several objects, for the figures of one statement share theirs.
  const speaks = (asked: Period) =>
    [...before].reduce((sum, [period, times]) => sum + (samePeriod(period, asked) ? times : 0), 0);
  const years = [...before.keys()]
    .filter((period) => monthsIn(period) >= SHORT_MONTHS)
    .sort((a, b) => (a.end === b.end ? 0 : a.end < b.end ? 1 : -1));
  return years.find((period) => speaks(period) > 1) ?? years[0] ?? null;
}

/** An earlier figure with the measure it was stated under. */
interface Stated {
  figure: Figure;
  measure: Measure;
}

/** The newest figure before a period; where the measure took another's place and has none yet, that one's. */
export function statedBefore(item: DocumentItem, period: Period): Stated | null {
  const { measure, history } = item;
  const own = figureBefore(history, measure.id, period);
  const figure = own ?? (measure.replaces ? figureBefore(history, measure.replaces, period) : undefined);
  return figure ? { figure, measure: statedUnder(item, figure) } : null;
}

/** What is aimed at in a year: as its own statement says it, else as the one before did when it looked ahead. */
export function targetFor({ measure, figures, history }: DocumentItem, period: Period): Figure | undefined {
  return (
    yearFigure(figures, measure.id, period, 'target') ?? yearFigure(history, measure.id, period, 'target')
  );
}

/** What a statement states of a measure: its figures, and the target that an earlier one has set for its year. */
export function statedIn(item: DocumentItem, period: Period): Figure[] {
  const target = targetFor(item, period);
  return !target || item.figures.includes(target) ? [...item.figures] : [...item.figures, target];
}

/** Whether a statement states more than one figure a measure: groups, contracts, areas, targets, other times. */
export function statesParts({ sections, statement }: Answered): boolean {
  return sections.some(({ items }) =>
    items.some((item) => {
      const answer = answerOf(item.figures, item.measure.id, statement.period);
      return statedIn(item, statement.period).some((figure) => figure !== answer);
    }),
  );
}

/** The year of a figure, where the column it stands in is headed by another; empty where it is that one. */
export function ownYear({ period }: Figure, column: Period | null): string {
  if (!column) return yearLabel(period);
  const within = monthsIn(period) < SHORT_MONTHS && period.start >= column.start && period.end <= column.end;
  return within || yearLabel(period) === yearLabel(column) ? '' : yearLabel(period);
}
