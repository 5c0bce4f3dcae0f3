import type { OrganisationRow } from '~db/queries/organisations';
import { markInWords } from '../insight/brought-in-mark';
import type { Zoom } from '../insight/zoom';
import { notFound } from '../platform/refusal';
import { chartSvg } from '../publication/chart/chart-svg';
import { benchmarksFor } from './benchmarks.server';
import { measurePage } from './measure.server';

/** One measure's chart as an SVG file, of the chosen years. */
export async function chartFile(
  organisation: OrganisationRow,
  measureId: string,
  zoom: Zoom,
): Promise<string> {
  const benchmark = (await benchmarksFor(organisation)).get(measureId) ?? null;
  const found = await measurePage(organisation, measureId, zoom, benchmark);
  if (!found) throw notFound();
  const { view, sensitive } = found;
  const caution = sensitive ? ' Exact figures, not for publication.' : '';
  const drafts = view.chart.points
    .filter(({ standing }) => standing === 'draft')
    .map(({ label }) => label.replace(' (draft)', ''));
  const draft = drafts.length > 0 ? ` Nobody has declared the figures of ${drafts.join(', ')} yet.` : '';
  const mark = markInWords(view.chart.points);
  const source = `${view.label}, ${view.unit}, as the organisation states it.${draft}${caution}${mark && ` ${mark}`}`;
  return chartSvg(view.chart, { organisation: organisation.name, source }, { bases: true, restated: true });
}
