import { definitionOf, UNDEFINED } from '../../questionnaire/definition';
import type { DocumentItem, DocumentSection, StatementDocument } from '../../questionnaire/document';
import type { Figure, Period } from '../../questionnaire/figure';
import { unitInWords } from '../../questionnaire/format';
import { kinds } from '../../questionnaire/kinds/kinds';
import { HEADS, headInWords, type Measure } from '../../questionnaire/measure';
import { statedIn } from '../../questionnaire/year-before';
import { sectionTitle } from '../pdf/documents/facts';
import { standardLinks } from '../standards';
import { type Node, properties } from './nodes';
import { indicatorName, reportNode } from './report-node';

/** Where the graph's things have their addresses. */
export interface GraphPlace {
  organisation: string;
  statement: string;
}

interface Stated {
  measure: Measure;
  /** All figures of one indicator: the same group, area and series, in one period or several. */
  figures: Figure[];
  id: string;
  /** What its address ends with, in the organisation's own list and in each statement's. */
  key: string;
}

/**
 * A statement's outcomes, indicators and reports: every published figure, each with its own period. An outcome and an
 * indicator are the organisation's and keep their address in every year; a report is the statement's.
 */
export function statementGraph(document: StatementDocument, place: GraphPlace): Node[] {
  return document.sections.flatMap((section) => {
    const stated = section.items
      .filter(isCounted)
      .flatMap((item) => indicatorsOf(item, document.statement.period, place));
    if (stated.length === 0) return [];
    const outcome = outcomeNode(section, document, place, stated);
    const of = { outcome: String(outcome['@id']), ...place };
    return [outcome, ...stated.flatMap((each) => [indicatorNode(each, of), ...reportsOf(each, of)])];
  });
}

/** A figure in numbers: stories, choices and dates are no indicators. */
const isCounted = ({ measure }: DocumentItem) => kinds[measure.kind].plotted;

/** A target, a group or an area is an indicator of its own, so that nobody adds it to the total. */
function indicatorsOf(item: DocumentItem, period: Period, { organisation }: GraphPlace): Stated[] {
  const { measure } = item;
  const found = new Map<string, Stated>();
  for (const figure of statedIn(item, period)) {
    const { category, slice, series } = figure;
    const key = [measure.id, category, slice, series === 'actual' ? '' : series]
      .filter(Boolean)
      .map(encodeURIComponent)
      .join('/');
    const known = found.get(key);
    if (known) known.figures.push(figure);
    else found.set(key, { measure, figures: [figure], id: `${organisation}#${key}`, key });
  }
  return [...found.values()];
}

function outcomeNode(
  section: DocumentSection,
  document: StatementDocument,
  { organisation }: GraphPlace,
  stated: readonly Stated[],
): Node {
  const { items } = section;
  const heads = [
    ...new Set(items.filter(isCounted).flatMap(({ measure: { head } }) => (head ? [HEADS[head]] : []))),
  ];
  const under = heads.length > 0 ? ` ${heads.join(', ')} (Public Services (Social Value) Act 2012).` : '';
  return {
    '@id': `${organisation}#outcome/${section.id}`,
    '@type': 'cids:Outcome',
    hasName: sectionTitle(section),
    hasDescription: `What ${document.organisation.name} states under “${sectionTitle(section)}”, year by year.${under}`,
    forOrganization: organisation,
    hasIndicator: stated.map(({ id }) => id),
  };
}

function indicatorNode({ measure, figures, id, key }: Stated, of: GraphPlace & { outcome: string }): Node {
  const [figure] = figures;
  const links = standardLinks(measure).map(({ url }) => ({ '@id': url }));
  return {
    '@id': id,
    '@type': 'cids:Indicator',
    hasName: figure ? indicatorName(measure, figure) : measure.label,
    hasDescription: definitionOf(measure) ?? UNDEFINED,
    unitDescription: unitInWords(measure) || 'number',
    forOrganization: of.organisation,
    forOutcome: of.outcome,
    hasIndicatorReport: figures.map((each) => reportId(of, key, each)),
    ...(links.length > 0 && { 'rdfs:seeAlso': links }),
    'sch:additionalProperty': properties({
      measure: measure.own ? null : measure.id,
      definitionSource: measure.definitionSource,
      polarity: measure.polarity,
      accrual: measure.accrual ?? 'in_year',
      socialValueActHead: measure.head ?? headInWords(measure),
    }),
  };
}

function reportsOf({ measure, figures, id, key }: Stated, place: GraphPlace): Node[] {
  const { organisation } = place;
  return figures.map((figure) =>
    reportNode(figure, measure, { id: reportId(place, key, figure), indicator: id, organisation }),
  );
}

/** Two statements may state one figure, a target and then what became of it: each has a report of its own. */
function reportId({ statement }: GraphPlace, key: string, { period }: Pick<Figure, 'period'>): string {
  return `${statement}#${key}/${period.start}/${period.end}`;
}
