import { type ChartPoint, chartOf } from '../insight/chart-model';
import { leading } from '../insight/leading';
import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import { hasValue } from '../questionnaire/figure';
import { formatFigure, sentenceCase } from '../questionnaire/format';
import { yearLabel } from '../questionnaire/period';
import { yearFigure } from '../questionnaire/year-figure';

interface KeyFigure {
  measureId: string;
  figure: string;
  label: string;
  /** It is of another time than the statement's year, which its label names. */
  ofOtherTime: boolean;
  /** What it was the year before; empty when that is not known. */
  change: string;
}

/** The figures that open a statement; of two measures of one name, as a distance in miles and in kilometres, the first. */
export function keyFigures(document: StatementDocument, most = 4): KeyFigure[] {
  const names = new Set<string>();
  return leading(document)
    .flatMap((item) => keyFigure(item, document))
    .filter(({ label }) => {
      const name = label.trim().toLocaleLowerCase('en-GB');
      return !names.has(name) && names.add(name);
    })
    .slice(0, most);
}

function keyFigure(item: DocumentItem, document: StatementDocument): KeyFigure[] {
  const { measure } = item;
  const { period } = document.statement;
  const figure = yearFigure(item.figures, measure.id, period);
  if (!figure || !hasValue(figure)) return [];
  if (figure.published?.as === 'withheld') return [];
  const before = chartOf(item, document).points.findLast(
    (point) =>
      (point.value !== null || point.figure?.published) &&
      !point.forecast &&
      point.period.end < figure.period.end,
  );
  const year = yearLabel(figure.period);
  const ofOtherTime = year !== yearLabel(period);
  return [
    {
      measureId: measure.id,
      figure: sentenceCase(formatFigure(figure, measure)),
      label: ofOtherTime ? `${measure.label}, ${year}` : measure.label,
      ofOtherTime,
      change: before ? inYear(before) : '',
    },
  ];
}

/** As it is said now, where a later statement said it again. */
function inYear({ display, label, restated }: ChartPoint): string {
  return restated === null ? `${display} in ${label}` : `${restated} in ${label} as restated`;
}
