import { database } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { type ChartModel, chartOf, hasTrend } from '../insight/chart-model';
import { againstTarget } from '../insight/finding';
import { type Headline, headlineOf } from '../insight/headline';
import { type Pound, poundOf } from '../insight/pound';
import { notFound } from '../platform/refusal';
import { trendCsv } from '../publication/csv/trend-csv';
import type { DocumentSection, StatementDocument } from '../questionnaire/document';
import { kinds } from '../questionnaire/kinds/kinds';
import { periodInWords, yearLabel } from '../questionnaire/period';
import { documentOf } from '../statement/document-of.server';
import { periodOf, yearsOf } from '../statement/figures.server';
import { STATUS_WORDS } from '../statement/lifecycle';

export interface TrendView {
  chart: ChartModel;
  definition: string;
  aside: string | null;
}

export interface Dashboard {
  headline: Headline | null;
  pound: Pound | null;
  sections: {
    id: string;
    title: string;
    trends: TrendView[];
    single: { label: string; display: string; year: string }[];
  }[];
  latest: { id: string; period: string; year: string; status: string } | null;
  years: number;
}

/** The newest year that says something, as a document with every earlier year in it. */
export async function insightDocument(organisation: OrganisationRow): Promise<StatementDocument | null> {
  const years = (await yearsOf(organisation.id)).filter((year) => year.figures.length > 0);
  const latest = years.at(-1);
  if (!latest) return null;
  return documentOf(database(), { organisation, statement: latest.statement, version: latest.version });
}

/** One screen that says what rose, what fell and against what target. */
export async function dashboardOf(organisation: OrganisationRow): Promise<Dashboard> {
  const years = await yearsOf(organisation.id);
  const latest = years.findLast((year) => year.figures.length > 0);
  const document = await insightDocument(organisation);
  if (!latest || !document) return { headline: null, pound: null, sections: [], latest: null, years: 0 };
  const period = periodOf(latest.statement);
  return {
    headline: headlineOf(document),
    pound: poundOf(document),
    sections: document.sections
      .map(sectionView)
      .filter((section) => section.trends.length + section.single.length > 0),
    latest: {
      id: latest.statement.id,
      period: periodInWords(period),
      year: yearLabel(period),
      status: STATUS_WORDS[latest.version.status],
    },
    years: years.filter((year) => year.figures.length > 0).length,
  };
}

function sectionView(section: DocumentSection): Dashboard['sections'][number] {
  const trends = section.items.filter(hasTrend).map((item) => {
    const chart = chartOf(item);
    const why = item.figures.find((figure) => figure.series === 'actual' && figure.explanation)?.explanation;
    const aside = [againstTarget(item.measure, chart.points), why].filter(Boolean).join(' ');
    return {
      chart,
      definition: `${item.measure.definition} ${item.measure.definitionSource}`,
      aside: aside || null,
    };
  });
  const single = section.items
    .filter((item) => !hasTrend(item) && item.measure.kind !== 'text' && item.measure.kind !== 'choice')
    .flatMap((item) =>
      chartOf(item)
        .points.filter((point) => point.figure)
        .map((point) => ({ label: item.measure.label, display: point.display, year: point.label })),
    );
  return { id: section.id, title: section.title, trends, single };
}

/** An organisation's points as CSV, of every measure or of one: the same points that are drawn. */
export async function trendsCsv(organisation: OrganisationRow, measureId: string | null): Promise<string> {
  const document = await insightDocument(organisation);
  const items = document?.sections.flatMap((section) => section.items) ?? [];
  const wanted = items.filter(({ measure }) =>
    measureId ? measure.id === measureId : kinds[measure.kind].plotted,
  );
  if (measureId && wanted.length === 0) throw notFound();
  return trendCsv(wanted.map(chartOf));
}
