import type { Figure, Series } from '../../questionnaire/figure';
import { formatCell, formatFigure, publishedNote, sentenceCase } from '../../questionnaire/format';
import { exactPercent } from '../../questionnaire/kinds/share';
import type { Measure } from '../../questionnaire/measure';
import { plainNumber } from '../../questionnaire/number';
import { periodInWords } from '../../questionnaire/period';
import { DISCLOSURE } from '../disclosure';
import type { Node } from './nodes';
import { properties } from './nodes';

const SERIES_WORDS: Record<Series, string> = {
  actual: '',
  target: 'target',
  forecast: 'forecast',
  comparative: 'restated',
};

/** What tells a figure's indicator from the measure's own: which group, which area, a target or what came about. */
export function indicatorName(measure: Measure, { category, slice, series }: Figure): string {
  const group = measure.breakdown?.find(({ id }) => id === category)?.label ?? category;
  const parts = [group, slice, SERIES_WORDS[series]].filter(Boolean);
  return parts.length > 0 ? `${measure.label}: ${parts.join(', ')}` : measure.label;
}

/** The number as published, as a string; words where there is none: "fewer than 10", "Not measured". */
function numericalValue(figure: Figure, measure: Measure): string {
  const stated = figure.status === 'reported' || figure.status === 'nil';
  if (!stated || figure.published) return formatCell(figure, measure);
  if (figure.number !== null) return plainNumber(figure.number, figure.decimals);
  // As the figures' CSV has it: what is worked out from two numbers is not rounded for a machine.
  return String(exactPercent(figure) ?? formatCell(figure, measure));
}

/** One figure: its value, its own period, and everything that must be said with it. */
export function reportNode(
  figure: Figure,
  measure: Measure,
  ids: { id: string; indicator: string; organisation: string },
): Node {
  const { period } = figure;
  return {
    '@id': ids.id,
    '@type': 'cids:IndicatorReport',
    hasName: `${indicatorName(measure, figure)}, ${periodInWords(period)}`,
    forIndicator: ids.indicator,
    forOrganization: ids.organisation,
    startedAtTime: `${period.start}T00:00:00Z`,
    endedAtTime: `${period.end}T23:59:59Z`,
    value: { '@type': 'i72:Measure', hasNumericalValue: numericalValue(figure, measure) },
    hasComment: commentsOn(figure, measure),
    'sch:additionalProperty': properties({
      series: figure.series,
      status: figure.status,
      qualifier: figure.qualifier,
      numerator: figure.numerator,
      denominator: figure.denominator,
      basis: figure.basis,
      group: figure.category,
      areaOrContract: figure.slice,
      statedAs: figure.statedLabel,
      source: figure.source,
      disclosureControl: figure.published ? `${DISCLOSURE}: ${figure.published.as}` : null,
    }),
  };
}

function commentsOn(figure: Figure, measure: Measure): string[] {
  const { published, note, explanation } = figure;
  const said = sentenceCase(formatFigure(figure, measure));
  return [`${said}.`, publishedNote(published), note, explanation].filter((words): words is string =>
    Boolean(words),
  );
}
