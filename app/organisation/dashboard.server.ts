import type { OrganisationRow } from '~db/queries/organisations';
import { type Benchmarks, chartOf, EVERY_YEAR } from '../insight/chart-model';
import { type Overview, overviewOf } from '../insight/overview';
import { periodLabels } from '../insight/period-labels';
import { type Zoom, zoomed } from '../insight/zoom';
import { notFound } from '../platform/refusal';
import { trendCsv } from '../publication/csv/trend-csv';
import { kinds } from '../questionnaire/kinds/kinds';
import { dayInWords } from '../questionnaire/period';
import { periodOf, type SpokenYear } from '../statement/figures.server';
import { STATUS_WORDS } from '../statement/lifecycle';
import { chartsToldBy, NEWEST, toldBy } from './told.server';

/** A year that can be told about. */
interface DashboardYear {
  id: string;
  periodEnd: string;
  year: string;
  status: string;
}

interface Dashboard {
  overview: Overview | null;
  latest: (DashboardYear & { ends: string }) | null;
  years: number;
  others: DashboardYear[];
}

/** One screen that says what rose, what fell and against what target. */
export async function dashboardOf(
  organisation: OrganisationRow,
  { periodEnd = null, benchmarks }: { periodEnd?: string | null; benchmarks?: Benchmarks } = {},
): Promise<Dashboard> {
  const told = await chartsToldBy(organisation, periodEnd);
  if (!told) return { overview: null, latest: null, years: 0, others: [] };
  const { document, latest, years, all } = told;
  const labels = periodLabels(all.map(({ statement }) => periodOf(statement)));
  const named = all.map((year, index) => yearOf(year, labels[index] ?? ''));
  const shown = named[all.indexOf(latest)];
  return {
    overview: overviewOf(document, benchmarks),
    latest: shown ? { ...shown, ends: dayInWords(shown.periodEnd) } : null,
    // What was brought in and stands in a draft is no statement yet.
    years: years.filter((year) => year === latest || year.version.status !== 'draft').length,
    others: named.filter((year) => year !== shown),
  };
}

function yearOf({ statement, version, broughtIn }: SpokenYear, year: string): DashboardYear {
  return {
    id: statement.id,
    periodEnd: statement.period_end,
    year,
    status: broughtIn ? 'Brought in' : STATUS_WORDS[version.status],
  };
}

/** An organisation's points as CSV, of every measure or of one: the same points that are drawn. */
export async function trendsCsv(
  organisation: OrganisationRow,
  measureId: string | null,
  zoom: Zoom,
): Promise<string> {
  const told = await toldBy(organisation, NEWEST);
  const items = told?.document.sections.flatMap((section) => section.items) ?? [];
  const wanted = items.filter(({ measure }) =>
    measureId ? measure.id === measureId : kinds[measure.kind].plotted,
  );
  if (measureId && wanted.length === 0) throw notFound();
  if (!told) return trendCsv([]);
  const drafts = told.all
    .filter(({ version }) => version.status === 'draft')
    .map(({ statement }) => periodOf(statement));
  return trendCsv(
    wanted.map((item) => zoomed(chartOf(item, told.document, { ahead: EVERY_YEAR, drafts }), zoom)),
  );
}
