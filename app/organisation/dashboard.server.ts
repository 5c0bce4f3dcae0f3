import { database } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { chartOf } from '../insight/chart-model';
import { type Benchmarks, type Overview, overviewOf } from '../insight/overview';
import { periodLabels } from '../insight/period-labels';
import { type Zoom, zoomed } from '../insight/zoom';
import { notFound } from '../platform/refusal';
import { trendCsv } from '../publication/csv/trend-csv';
import type { StatementDocument } from '../questionnaire/document';
import { kinds } from '../questionnaire/kinds/kinds';
import { dayInWords } from '../questionnaire/period';
import { documentFrom } from '../statement/document-of.server';
import { askedIn, periodOf, type YearFigures, yearsOf } from '../statement/figures.server';
import { STATUS_WORDS } from '../statement/lifecycle';

/** A year that can be told about. */
export interface DashboardYear {
  id: string;
  periodEnd: string;
  year: string;
  status: string;
}

export interface Dashboard {
  overview: Overview | null;
  latest: (DashboardYear & { ends: string }) | null;
  years: number;
  others: DashboardYear[];
}

/** An organisation's years that say something, oldest first, and the newest as a document with the others in it. */
export interface Told {
  document: StatementDocument;
  latest: YearFigures;
  years: YearFigures[];
  /** Later years too. */
  all: YearFigures[];
}

/** Asks for the newest year, a draft included. */
export const NEWEST = 'newest';

/**
 * The year to tell about with every year before it; null before the first figure. Without a wish it is the newest one
 * that was declared, for a draft that is half filled in would make everything look fallen.
 */
export async function toldBy(
  organisation: OrganisationRow,
  wish: string | null = null,
): Promise<Told | null> {
  const all = (await yearsOf(organisation.id)).filter((year) => year.figures.length > 0);
  const wished = wish === NEWEST ? all.at(-1) : all.find(({ statement }) => statement.period_end === wish);
  const latest = wished ?? all.findLast(({ version }) => version.status !== 'draft') ?? all.at(-1);
  if (!latest) return null;
  const { statement, version, figures } = latest;
  const years = all.filter((year) => year.statement.period_end <= statement.period_end);
  const asked = await askedIn(database(), statement);
  const document = documentFrom({ organisation, statement, version, years, asked, figures });
  return { document, latest, years, all };
}

/** One screen that says what rose, what fell and against what target. */
export async function dashboardOf(
  organisation: OrganisationRow,
  { periodEnd = null, benchmarks }: { periodEnd?: string | null; benchmarks?: Benchmarks } = {},
): Promise<Dashboard> {
  const told = await toldBy(organisation, periodEnd);
  if (!told) return { overview: null, latest: null, years: 0, others: [] };
  const { document, latest, years, all } = told;
  const labels = periodLabels(all.map(({ statement }) => periodOf(statement)));
  const named = all.map((year, index) => yearOf(year, labels[index] ?? ''));
  const shown = named[all.indexOf(latest)];
  return {
    overview: overviewOf(document, benchmarks),
    latest: shown ? { ...shown, ends: dayInWords(shown.periodEnd) } : null,
    years: years.length,
    others: named.filter((year) => year !== shown),
  };
}

function yearOf({ statement, version }: YearFigures, year: string): DashboardYear {
  return {
    id: statement.id,
    periodEnd: statement.period_end,
    year,
    status: STATUS_WORDS[version.status],
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
  return trendCsv(wanted.map((item) => zoomed(chartOf(item, { ahead: true }), zoom)));
}
