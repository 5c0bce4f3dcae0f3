import type { OrganisationRow } from '~db/queries/organisations';
import type { ChartBenchmark } from '../insight/chart-model';
import { type MeasureView, measureView } from '../insight/measure-view';
import type { Zoom } from '../insight/zoom';
import { notFound } from '../platform/refusal';
import { classOf } from '../questionnaire/disclosure-class';
import type { DocumentItem } from '../questionnaire/document';
import type { Period } from '../questionnaire/figure';
import { kinds } from '../questionnaire/kinds/kinds';
import { periodOf } from '../statement/figures.server';
import { NEWEST, type Told, toldBy } from './told.server';

interface MeasurePage {
  view: MeasureView;
  /** Counts of people or households that may identify someone. */
  sensitive: boolean;
}

/** One measure of an organisation over the years; null for one that is answered in words, not found for one that never was. */
export async function measurePage(
  organisation: OrganisationRow,
  measureId: string,
  zoom: Zoom,
  benchmark: ChartBenchmark | null = null,
): Promise<MeasurePage | null> {
  const told = await toldBy(organisation, NEWEST);
  if (!told) throw notFound();
  const found = itemIn(told, measureId) ?? (await lastAsked(organisation, told, measureId));
  if (!found) throw notFound();
  const { measure } = found.item;
  if (!kinds[measure.kind].plotted) return null;
  const years = told.all.map(({ statement, version, figures, broughtIn }) => ({
    statementId: statement.id,
    period: periodOf(statement),
    figures,
    draft: version.status === 'draft',
    broughtIn,
  }));
  const { slug } = organisation;
  const view = measureView({ slug, ...found, years, zoom, benchmark });
  return { view, sensitive: classOf(measure) !== 'open' };
}

interface Found {
  item: DocumentItem;
  current: Period;
}

function itemIn({ document, latest, all }: Told, measureId: string): Found | null {
  const items = document.sections.flatMap((section) => section.items);
  const item = items.find(({ measure }) => measure.id === measureId);
  if (!item) return null;
  // A draft that does not say anything of it yet is not the year to tell about.
  const silent = latest.version.status === 'draft' && !item.figures.some(({ series }) => series === 'actual');
  const declared = silent ? all.findLast(({ version }) => version.status !== 'draft') : undefined;
  return { item, current: declared ? periodOf(declared.statement) : document.statement.period };
}

/** A question that is no longer asked is told as the last statement that asked it tells it. */
async function lastAsked(
  organisation: OrganisationRow,
  { all }: Told,
  measureId: string,
): Promise<Found | null> {
  const year = all.findLast(({ figures }) => figures.some((figure) => figure.measureId === measureId));
  const told = year && (await toldBy(organisation, year.statement.period_end));
  return told ? itemIn(told, measureId) : null;
}
