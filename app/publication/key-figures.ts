import { chartOf } from '../insight/chart-model';
import type { DocumentItem, StatementDocument } from '../questionnaire/document';
import { formatFigure, sentenceCase, totalOf } from '../questionnaire/format';

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
  return [...core, ...own].flatMap(keyFigure).slice(0, most);
}

function keyFigure(item: DocumentItem): KeyFigure[] {
  const { measure } = item;
  const figure = totalOf(item.figures, measure.id);
  if (!figure || (figure.status !== 'reported' && figure.status !== 'nil')) return [];
  if (figure.published?.as === 'withheld') return [];
  const known = chartOf(item).points.filter(
    (point) => (point.value !== null || point.figure?.published) && !point.forecast,
  );
  const before = known.at(-2);
  return [
    {
      measureId: measure.id,
      figure: sentenceCase(formatFigure(figure, measure)),
      label: measure.label,
      change: before ? `${before.display} in ${before.label}` : '',
    },
  ];
}
