import { database } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { chartOf } from '../insight/chart-model';
import { type Benchmarks, type Overview, overviewOf } from '../insight/overview';
import { type Zoom, zoomed } from '../insight/zoom';
import { notFound } from '../platform/refusal';
import { trendCsv } from '../publication/csv/trend-csv';
import type { StatementDocument } from '../questionnaire/document';
import { kinds } from '../questionnaire/kinds/kinds';
import { dayInWords, yearLabel } from '../questionnaire/period';
import { documentFrom } from '../statement/document-of.server';
import { askedIn, periodOf, type YearFigures, yearsOf } from '../statement/figures.server';
import { STATUS_WORDS } from '../statement/lifecycle';

export interface Dashboard {
  overview: Overview | null;
  latest: { id: string; ends: string; year: string; status: string } | null;
  years: number;
}

/** An organisation's years that say something, oldest first, and the newest as a document with the others in it. */
export interface Told {
  document: StatementDocument;
  latest: YearFigures;
  years: YearFigures[];
}

/** The newest year that says something, with every year before it; null before the first figure. */
export async function toldBy(organisation: OrganisationRow): Promise<Told | null> {
  const years = (await yearsOf(organisation.id)).filter((year) => year.figures.length > 0);
  const latest = years.at(-1);
  if (!latest) return null;
  const { statement, version, figures } = latest;
  const asked = await askedIn(database(), statement);
  return {
    document: documentFrom({ organisation, statement, version, years, asked, figures }),
    latest,
    years,
  };
}

/** One screen that says what rose, what fell and against what target. */
export async function dashboardOf(
  organisation: OrganisationRow,
  benchmarks?: Benchmarks,
): Promise<Dashboard> {
  const told = await toldBy(organisation);
  if (!told) return { overview: null, latest: null, years: 0 };
  const { document, latest, years } = told;
  const period = periodOf(latest.statement);
  return {
    overview: overviewOf(document, benchmarks),
    latest: {
      id: latest.statement.id,
      ends: dayInWords(period.end),
      year: yearLabel(period),
      status: STATUS_WORDS[latest.version.status],
    },
    years: years.length,
  };
}

/** An organisation's points as CSV, of every measure or of one: the same points that are drawn. */
export async function trendsCsv(
  organisation: OrganisationRow,
  measureId: string | null,
  zoom: Zoom,
): Promise<string> {
  const told = await toldBy(organisation);
  const items = told?.document.sections.flatMap((section) => section.items) ?? [];
  const wanted = items.filter(({ measure }) =>
    measureId ? measure.id === measureId : kinds[measure.kind].plotted,
  );
  if (measureId && wanted.length === 0) throw notFound();
  return trendCsv(wanted.map((item) => zoomed(chartOf(item, { ahead: true }), zoom)));
}
