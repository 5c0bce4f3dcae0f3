import { type ChartPoint, pointsOf } from '../insight/chart-model';
import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import { hasValue, type Period } from '../questionnaire/figure';
import { formatFigure, sentenceCase } from '../questionnaire/format';
import { yearFigure } from '../questionnaire/year-figure';

export interface KeyFigure {
  measureId: string;
  figure: string;
  label: string;
  /** What it was the year before; empty when that is not known. */
  change: string;
}

/** What a reader asks about first; the organisation's own measures fill what is left. */
const FIRST = [
  'homelessness_prevented',
  'jobs_created',
  'people_trained',
  'people_supported',
  'homelessness_relieved',
  'qualifications_awarded',
  'people_into_work',
  'reinvested_share',
  'waste_diverted',
  'total_income',
];

/** The four figures that open a statement. */
export function keyFigures(document: StatementDocument, most = 4): KeyFigure[] {
  const items = document.sections.flatMap((section) => section.items);
  const core = FIRST.map((id) => items.find((item) => item.measure.id === id)).filter(
    (item) => item !== undefined,
  );
  const own = items.filter((item) => item.measure.own);
  return [...core, ...own].flatMap((item) => keyFigure(item, document.statement.period)).slice(0, most);
}

function keyFigure(item: DocumentItem, period: Period): KeyFigure[] {
  const { measure } = item;
  const figure = yearFigure(item.figures, measure.id, period);
  if (!figure || !hasValue(figure)) return [];
  if (figure.published?.as === 'withheld') return [];
  const before = pointsOf(item).findLast(
    (point) =>
      (point.value !== null || point.figure?.published) &&
      !point.forecast &&
      point.period.end < figure.period.end,
  );
  return [
    {
      measureId: measure.id,
      figure: sentenceCase(formatFigure(figure, measure)),
      label: measure.label,
      change: before ? inYear(before) : '',
    },
  ];
}

/** As it is said now, where a later statement said it again. */
function inYear({ display, label, restated }: ChartPoint): string {
  return restated === null ? `${display} in ${label}` : `${restated} in ${label} as restated`;
}
