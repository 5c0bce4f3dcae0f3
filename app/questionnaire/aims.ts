import type { DocumentGoal, StatementDocument } from './document';
import { type Figure, hasValue, type Period } from './figure';
import { formatFigure } from './format';
import { isWhole } from './year-figure';

/** Whether a figure looks ahead of its statement: a target or forecast for a year that begins after it. */
export function isAimOfLater({ series, period }: Pick<Figure, 'series' | 'period'>, own: Period): boolean {
  return (series === 'target' || series === 'forecast') && period.start > own.end;
}

/** What a statement aims at in the years after it: goals of plans, and the targets and forecasts it states itself. */
export function goalsIn({ goals = [], sections, statement }: StatementDocument): DocumentGoal[] {
  const stated = sections.flatMap(({ items }) =>
    items.flatMap(({ measure, figures }) =>
      figures
        .filter((figure) => isAimOfLater(figure, statement.period) && isWhole(figure) && hasValue(figure))
        .map((figure) => ({
          plan: figure.series === 'target' ? 'A target of this statement' : 'A forecast of this statement',
          measureId: measure.id,
          label: measure.label,
          by: figure.period.end,
          words: formatFigure(figure, measure),
        })),
    ),
  );
  const said = (one: DocumentGoal) =>
    goals.some(
      ({ measureId, by, words }) => measureId === one.measureId && by === one.by && words === one.words,
    );
  return [...goals, ...stated.filter((one) => !said(one))].sort((a, b) =>
    a.by < b.by ? -1 : a.by > b.by ? 1 : 0,
  );
}
