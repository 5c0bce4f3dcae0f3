import { database } from '~db/client';
import {
  type Completion,
  type Completions,
  completions,
  type Licences,
  licences,
  organisationCounts,
  overdueLicences,
  statementYears,
  waitingSince,
} from '~db/queries/completion';
import { regionTotals } from '~db/queries/region-totals';
import { graceReaches, licenceOf, licenceOn } from '../accreditation/licence';
import { type TotalPart, type TotalsRow, type TotalsView, themes, totalsView } from '../insight/totals';
import { now, today } from '../platform/clock.server';
import { addDays, dayInWords } from '../questionnaire/period';
import { scheme } from '../questionnaire/scheme';

/** A renewal is near when the licence ends within these days. */
const SOON_DAYS = 90;
const OVERDUE_A_PAGE = 25;

export interface SchemeChoices {
  /** Calendar years that can be chosen, latest first. */
  years: number[];
  year: number;
  themes: { id: string; title: string }[];
  theme: string;
}

interface SchemeOverview {
  choices: SchemeChoices;
  organisations: number;
  notBegun: number;
  /** How many statements have come how far. */
  statements: Record<Completion, number>;
  licences: Licences & { soonDays: number };
  waitingTooLong: number;
  overdue: { slug: string; name: string; region: string; until: string; state: string }[];
  /** The next page of overdue licences; null on the last. */
  nextPage: number | null;
  totals: TotalsView;
}

/** What was asked in an address, put right: a year there are statements of, a theme there is. */
export async function choose(asked: URLSearchParams): Promise<SchemeChoices> {
  const known = await statementYears(database());
  const current = Number(today().slice(0, 4));
  const { first, last } = known ?? { first: current, last: current };
  const years = Array.from({ length: last - first + 1 }, (_, i) => last - i);
  const year = years.find((each) => String(each) === asked.get('year'));
  const all = themes().map(({ id, title }) => ({ id, title }));
  const theme = all.find(({ id }) => id === asked.get('theme')) ?? all[0];
  return { years, year: year ?? Math.min(last, current), themes: all, theme: theme?.id ?? '' };
}

/** The whole scheme in one year: how far statements are, licences, what is overdue, totals by region. */
export async function schemeOverview(choices: SchemeChoices, page: number): Promise<SchemeOverview> {
  const db = database();
  const day = today();
  const { year } = choices;
  const { organisations, begun } = await organisationCounts(db, year);
  const from = (page - 1) * OVERDUE_A_PAGE;
  const overdue = await overdueLicences(db, day, OVERDUE_A_PAGE + 1, from);
  const longAgo = new Date(now().getTime() - scheme.cycle.decideWithinDays * 86_400_000);
  return {
    choices,
    organisations,
    notBegun: organisations - begun,
    statements: byCompletion(await completions(db, year)),
    licences: {
      ...(await licences(db, { today: day, grace: graceReaches(day), soon: addDays(day, SOON_DAYS) })),
      soonDays: SOON_DAYS,
    },
    waitingTooLong: await waitingSince(db, longAgo),
    overdue: overdue.slice(0, OVERDUE_A_PAGE).map((row) => ({
      slug: row.slug,
      name: row.name,
      region: row.region,
      state: licenceOn(day, licenceOf(row)),
      until: dayInWords(row.licence_until ?? ''),
    })),
    nextPage: overdue.length > OVERDUE_A_PAGE ? page + 1 : null,
    totals: themeTable(choices.theme, await regionRows(year)),
  };
}

function byCompletion(rows: readonly Completions[]): Record<Completion, number> {
  const counts: Record<Completion, number> = { published: 0, approved: 0, submitted: 0, draft: 0, ended: 0 };
  for (const { completion, statements } of rows) counts[completion] = statements;
  return counts;
}

/** The table of one theme. */
export function themeTable(theme: string, rows: readonly TotalsRow[]): TotalsView {
  const chosen = themes().find(({ id }) => id === theme);
  return totalsView(chosen ?? { id: '', title: '', measures: [] }, rows);
}

/** What each region adds up to in a year. */
export async function regionRows(year: number): Promise<TotalsRow[]> {
  const regions = new Map<string, Map<string, TotalPart>>();
  for (const row of await regionTotals(database(), year)) {
    const { region, measure_id, year: _, ...part } = row;
    const parts = regions.get(region) ?? new Map<string, TotalPart>();
    regions.set(region, parts);
    parts.set(measure_id, part);
  }
  return [...regions].map(([region, parts]) => ({ name: region || 'Region not stated', parts }));
}
