import { type ContributionChange, fromRow, renewContribution } from '~/statement/contributions.server';
import { database, inTransaction, type Tx } from '~db/client';
import {
  addBenchmarks,
  type BenchmarkRow,
  benchmarksIn,
  benchmarkYears,
  contributionsIn,
  dueBenchmarks,
  lockBenchmarks,
  missedIn,
  removeBenchmarks,
  removeDue,
  replaceBenchmarks,
} from '~db/queries/benchmarks';
import { type RegionTotalRow, regionTotals, replaceRegionTotals } from '~db/queries/region-totals';
import { addToRegion, type RegionTotals } from '../insight/region-totals';
import { changeSpread, readSpread, writeSpread } from '../insight/spread';
import { type Cells, cohortCounts, countIn, type Worked, work } from '../insight/tally';
import { type FiguresByCell, putDown, workAll } from '../insight/year-tally';

/** Years of organisations worked out in one transaction: each reads a document of some 100 kB. */
const AT_ONCE = 20;

/** Works out what publications have changed since the last time. Gives how many years of organisations it took. */
export async function updateBenchmarks(): Promise<number> {
  let worked = 0;
  for (;;) {
    // Asked outside: most often there is nothing, and then nothing is locked.
    if ((await dueBenchmarks(database(), 1)).length === 0) return worked;
    worked += await inTransaction(updateSome);
  }
}

async function updateSome(tx: Tx): Promise<number> {
  await lockBenchmarks(tx);
  const due = await dueBenchmarks(tx, AT_ONCE);
  const years = new Map<number, Map<string, ContributionChange>>();
  for (const { organisation_id, year } of due) {
    const changes = years.get(year) ?? new Map<string, ContributionChange>();
    years.set(year, changes);
    if (!changes.has(organisation_id))
      changes.set(organisation_id, await renewContribution(tx, organisation_id, year));
  }
  for (const [year, changes] of years) {
    await changeCohorts(tx, year, [...changes.values()]);
    await changeRegions(tx, year, [...changes.values()]);
  }
  await removeDue(
    tx,
    due.map(({ id }) => id),
  );
  return due.length;
}

/** Takes what was added before out of its cohorts and counts the new in: nobody else's figures are read. */
async function changeCohorts(tx: Tx, year: number, changes: readonly ContributionChange[]): Promise<void> {
  const cells: Cells = new Map();
  for (const { before, after } of changes) {
    if (before) countIn(cells, before, -1);
    if (after) countIn(cells, after, 1);
  }
  const cohorts = cohortCounts(cells);
  const rows = await benchmarksIn(tx, year, [...cohorts.keys()]);
  const old = new Map(rows.map((row) => [`${row.cohort}\n${row.measure_id}`, row.spread]));
  const touched: Worked[] = [];
  for (const [cohort, counts] of cohorts)
    for (const [measureId, change] of counts) {
      const spread = readSpread(old.get(`${cohort}\n${measureId}`) ?? '');
      touched.push(work(cohort, measureId, changeSpread(spread, change)));
    }
  const left = touched.filter(({ organisations }) => organisations > 0);
  const replaced = touched.map(({ cohort, measureId }) => ({ cohort, measure_id: measureId }));
  await replaceBenchmarks(
    tx,
    year,
    replaced,
    left.map((each) => benchmarkRow(year, each)),
  );
}

function benchmarkRow(year: number, { cohort, measureId, organisations, quartiles, spread }: Worked) {
  const { shown } = quartiles;
  const { p25, median, p75 } = shown === 'yes' ? quartiles : { p25: null, median: null, p75: null };
  const row: BenchmarkRow = {
    year,
    cohort,
    measure_id: measureId,
    organisations,
    shown,
    p25,
    median,
    p75,
    spread: writeSpread(spread),
  };
  return row;
}

async function changeRegions(tx: Tx, year: number, changes: readonly ContributionChange[]): Promise<void> {
  const parts = changes.flatMap(({ before, after }) => [before, after]).filter((part) => part !== null);
  const regions = [...new Set(parts.map(({ region }) => region))];
  // Published and taken out again before it was worked out: nothing came and nothing went.
  if (regions.length === 0) return;
  const totals: RegionTotals = new Map();
  for (const row of await regionTotals(tx, year, regions))
    totals.set(`${row.region}\n${row.measure_id}`, {
      region: row.region,
      measureId: row.measure_id,
      organisations: row.organisations,
      hidden: row.hidden,
      minimums: row.minimums,
      maximums: row.maximums,
      estimates: row.estimates,
      thousandths: Math.round(row.total * 1000),
    });
  for (const { before, after } of changes) {
    if (before) addToRegion(totals, before, -1);
    if (after) addToRegion(totals, after, 1);
  }
  await replaceRegionTotals(tx, year, regions, totalRows(year, totals));
}

function totalRows(year: number, totals: RegionTotals): RegionTotalRow[] {
  return [...totals.values()]
    .filter(({ organisations, hidden }) => organisations + hidden > 0)
    .map(({ measureId, thousandths, ...part }) => ({
      year,
      ...part,
      measure_id: measureId,
      total: thousandths / 1000,
    }));
}

/** Contributions read at a time. */
const PAGE = 5_000;
/** Benchmarks written at a time. */
const WRITTEN_AT_ONCE = 5_000;

/**
 * Works a whole year out from what everybody adds to it, after looking for what was missed. One transaction: what is
 * added and what is worked out from it never part. Gives how many organisations that were.
 */
export function rebuildYear(year: number): Promise<number> {
  return inTransaction(async (tx) => {
    await lockBenchmarks(tx);
    for (const organisationId of await missedIn(tx, year)) await renewContribution(tx, organisationId, year);
    const figures: FiguresByCell = new Map();
    const totals: RegionTotals = new Map();
    let organisations = 0;
    let page = contributionsIn(tx, year, null, PAGE);
    for (let rows = await page; rows.length > 0; rows = await page) {
      // The next page is read while this one is counted.
      page = contributionsIn(tx, year, rows.at(-1)?.organisation_id ?? null, PAGE);
      for (const row of rows) {
        const contribution = fromRow(row);
        putDown(figures, contribution);
        addToRegion(totals, contribution);
      }
      organisations += rows.length;
    }
    await removeBenchmarks(tx, year);
    let worked: BenchmarkRow[] = [];
    let sent: Promise<void> = Promise.resolve();
    for (const each of workAll(figures)) {
      worked.push(benchmarkRow(year, each));
      if (worked.length < WRITTEN_AT_ONCE) continue;
      // Written while the next are worked out.
      await sent;
      sent = addBenchmarks(tx, worked);
      // Told of by the next wait for it, and not before.
      sent.catch(() => undefined);
      worked = [];
    }
    await sent;
    await addBenchmarks(tx, worked);
    await replaceRegionTotals(tx, year, null, totalRows(year, totals));
    return organisations;
  });
}

/** Works every year out anew, whatever was kept of it. Gives how many organisations each year has. */
export async function rebuildBenchmarks(): Promise<Map<number, number>> {
  const years = new Map<number, number>();
  for (const year of await benchmarkYears(database())) years.set(year, await rebuildYear(year));
  return years;
}
