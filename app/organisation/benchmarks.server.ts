import { fromRow } from '~/statement/contributions.server';
import { database } from '~db/client';
import {
  type ContributionRow,
  contributionsOf,
  nearestBenchmarks,
  shownBenchmarks,
} from '~db/queries/benchmarks';
import type { OrganisationRow } from '~db/queries/organisations';
import { isCompared, type Quartiles } from '../insight/benchmark';
import { type Benchmark, benchmarkOf, type Kept, nearest, whyNone } from '../insight/benchmark-line';
import { cohortInWords, cohortsOf } from '../insight/cohort';
import { comparedIn } from '../insight/contribution';
import { isBanded } from '../questionnaire/disclosure-class';
import { NO_VALUE } from '../questionnaire/figure';
import { kindOf, kinds } from '../questionnaire/kinds/kinds';
import type { Measure } from '../questionnaire/measure';
import { coreMeasure, sections } from '../questionnaire/sections';

/** Years looked back for: peers may not have published the last one yet. */
const YEARS = 2;

/** The organisation's published figures beside its peers', by measure: of the latest year in which enough can be said. */
export async function benchmarksFor(
  organisation: Pick<OrganisationRow, 'id'>,
): Promise<{ size: number; get: (measureId: string) => Benchmark | undefined }> {
  const years = await contributionsOf(database(), organisation.id, YEARS);
  const asked = years.map((row) => ({ year: row.year, cohorts: cohortsOf(row) }));
  const nearby = await nearestBenchmarks(database(), asked);
  const found = new Map<string, () => Benchmark>();
  for (const row of years) {
    const compared = new Set(comparedIn(fromRow(row)).map(([measureId]) => measureId));
    for (const { year, measure_id, organisations: n, ...kept } of nearby) {
      if (year !== row.year || found.has(measure_id) || !compared.has(measure_id)) continue;
      const measure = coreMeasure(measure_id);
      if (measure) found.set(measure_id, () => benchmarkOf(measure, { ...kept, year, n }));
    }
  }
  // A page says a few of them, and putting one into words is most of the work.
  return { size: found.size, get: (measureId) => found.get(measureId)?.() };
}

async function cohortsIn(row: ContributionRow): Promise<{ keys: string[]; kept: Map<string, Kept[]> }> {
  const keys = cohortsOf(row);
  const kept = new Map<string, Kept[]>();
  for (const { measure_id, cohort, organisations, ...rest } of await shownBenchmarks(
    database(),
    row.year,
    keys,
  )) {
    const of = kept.get(measure_id) ?? [];
    of.push({ cohort, organisations, quartiles: quartilesIn(rest) });
    kept.set(measure_id, of);
  }
  return { keys, kept };
}

type Stored = { shown: Quartiles['shown']; p25: number | null; median: number | null; p75: number | null };

function quartilesIn({ shown, p25, median, p75 }: Stored): Quartiles {
  if (shown !== 'yes' || p25 === null || median === null || p75 === null)
    return { shown: shown === 'yes' ? 'few' : shown };
  return { shown, p25, median, p75 };
}

interface BenchmarkLine {
  measureId: string;
  label: string;
  yours: string;
  benchmark: Benchmark | null;
  /** Why there is none. */
  why: string;
}

interface BenchmarkPage {
  /** Years that can be chosen, latest first. */
  years: number[];
  year: number | null;
  /** The nearest cohort, whether or not it has enough in it. */
  nearest: string;
  sections: { id: string; title: string; lines: BenchmarkLine[] }[];
}

/** Most years that can be chosen. */
const MOST_YEARS = 30;

/** A year's figures of an organisation, each beside the nearest cohort that can be shown. */
export async function benchmarkPage(
  organisation: Pick<OrganisationRow, 'id'>,
  asked: number | null,
): Promise<BenchmarkPage> {
  const rows = await contributionsOf(database(), organisation.id, MOST_YEARS);
  const years = rows.map(({ year }) => year);
  const row = rows.find(({ year }) => year === asked) ?? rows[0];
  if (!row) return { years, year: null, nearest: '', sections: [] };
  const { keys, kept } = await cohortsIn(row);
  const { stated, leftOut } = fromRow(row);
  const lineOf = (measure: Measure): BenchmarkLine[] => {
    const value = stated[measure.id];
    // What is never compared needs no line, but for the counts whose reader would look for one.
    if (value == null || !(isCompared(measure) || isBanded(measure))) return [];
    const of = kept.get(measure.id) ?? [];
    const compared = !leftOut.includes(measure.id);
    const benchmark = compared ? nearest(measure, row.year, keys, of) : null;
    const why = compared ? whyNone(of, keys) : whyLeftOut(measure);
    // A bound printed without its "more than" would say what nobody stated.
    const yours = compared
      ? exactly(measure, value)
      : isBanded(measure)
        ? `about ${exactly(measure, value)}`
        : '';
    return [{ measureId: measure.id, label: measure.label, yours, benchmark, why }];
  };
  const all = sections()
    .map(({ id, title, measures }) => ({ id, title, lines: measures.flatMap(lineOf) }))
    .filter(({ lines }) => lines.length > 0);
  return { years, year: row.year, nearest: cohortInWords(keys[0] ?? ''), sections: all };
}

function whyLeftOut(measure: Measure): string {
  return isBanded(measure)
    ? 'Not compared: counts of people in delicate situations become ranges before they are published.'
    : 'Not compared: it is a bound like “more than”, or not for twelve months.';
}

function exactly(measure: Measure, value: number): string {
  const decimals = kindOf(measure).percent ? 0 : Math.min(2, String(value).split('.')[1]?.length ?? 0);
  const number = Number(value.toFixed(decimals));
  return kinds[measure.kind].format({ ...NO_VALUE, number, decimals }, measure);
}
