import '../support/scheme';
import { sql } from 'kysely';
import { rebuildYear, updateBenchmarks } from '~/scheme/benchmarks.server';
import { choose, schemeOverview } from '~/scheme/overview.server';
import { seed, WHOLE_DOCUMENTS } from '~/seed/seed.server';
import { publicationChanged } from '~/statement/contributions.server';
import { closeDatabase, database, inTransaction, openDatabase } from '~db/client';
import { startCluster } from '../support/postgres';
import { startApp } from '../support/running-app';
import { dashboards } from './dashboard';
import { against, atMost, median, type Row } from './row';

const SIZES = [1_000, 10_000, 100_000];
const YEARS = 10;

/**
 * Insight at growing sizes: seeding, a dashboard, a year's benchmarks, the scheme's page.
 * `npm run bench -- insight 1000,10000` for some sizes; with one size and a URL, on a database seeded before.
 */
export async function insight(): Promise<Row[]> {
  const [asked, seeded] = process.argv.slice(3);
  const rows: Row[] = [];
  let least: { size: number; median: number; page: number } | null = null;
  for (const size of asked?.split(',').map(Number) ?? SIZES) {
    const measured = seeded ? await onDatabase(seeded, size) : await atSize(size);
    rows.push(...measured.rows);
    const { median: ms, ours } = measured.times;
    least ??= { size, median: ms, page: 1 / ours };
    if (size === least.size) continue;
    const named = `${size.toLocaleString('en-GB')} beside ${least.size.toLocaleString('en-GB')}`;
    rows.push(atMost('insight', `dashboard’s database time, ${named}`, ms / least.median, 'times', 1.5));
    rows.push(atMost('insight', `dashboard’s page, ${named}`, 1 / ours / least.page, 'times', 1.5));
  }
  return rows;
}

const naming = (size: number) => (what: string) => `${what}, ${size.toLocaleString('en-GB')} × ${YEARS}`;

async function atSize(size: number) {
  const cluster = await startCluster();
  const url = cluster.url('postgres');
  const named = naming(size);
  try {
    // The first start migrates and loads the demo, whose assessor opens the dashboards.
    await (await startApp({ databaseUrl: url })).stop();
    await openDatabase({ url, dataDir: 'unused' });
    const made = await seed({ organisations: size, years: YEARS, url });
    await sql`vacuum analyze`.execute(database());
    await closeDatabase();
    const rate = Math.round(made.rows / made.seconds);
    const seeding: Row[] = [
      { group: 'insight', name: named('seed, rows'), value: made.rows, unit: 'rows' },
      { group: 'insight', name: named('seed'), value: rate, unit: 'rows/s' },
    ];
    const { rows, times } = await onDatabase(url, size);
    return { rows: [...seeding, ...rows], times };
  } finally {
    await cluster.stop();
  }
}

/** What is measured once there is something to measure. */
async function onDatabase(url: string, size: number) {
  const named = naming(size);
  await openDatabase({ url, dataDir: 'unused' });
  try {
    const last = new Date().getFullYear() - 1;
    const rebuilt = await seconds(() => rebuildYear(last - 1));
    await rebuildYear(last);
    const published = await publishOne(last - 1);
    // As a database that has been in use for a day knows its tables: with what was just worked out.
    await sql`analyze`.execute(database());
    const year = new URLSearchParams({ year: String(last) });
    const scheme = await seconds(async () => schemeOverview(await choose(year), 1));
    const times = await dashboards(url, size);
    const beside: [string, number] = ['bare node:http, same queries', times.bare];
    const rows: Row[] = [
      atMost('insight', named('a year’s benchmarks rebuilt'), rebuilt, 's', 10),
      atMost('insight', named('one publication’s cohorts'), published, 's', 1),
      {
        group: 'insight',
        name: named('the scheme’s page, its data'),
        value: Math.round(scheme * 1000),
        unit: 'ms',
      },
      {
        group: 'insight',
        name: named('dashboard’s database time, median'),
        value: Math.round(times.median * 100) / 100,
        unit: 'ms',
      },
      atMost('insight', named('dashboard’s database time, p95'), times.p95, 'ms', 10),
      against('insight', named('dashboard, 16 clients'), [times.ours, '1/s'], beside, 0.25),
    ];
    return { rows, times };
  } finally {
    await closeDatabase();
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Takes some statements out of publication and publishes them again; what each change takes to work out, in seconds. */
async function publishOne(year: number): Promise<number> {
  const chosen = await database()
    .selectFrom('contribution')
    .innerJoin('organisation', 'organisation.id', 'contribution.organisation_id')
    .select(['contribution.organisation_id', 'contribution.version_id'])
    .where('year', '=', year)
    .where('organisation.slug', '<=', `seed-${String(WHOLE_DOCUMENTS).padStart(6, '0')}`)
    .where('organisation.slug', 'like', 'seed-%')
    .execute();
  const times: number[] = [];
  for (const { organisation_id, version_id } of chosen)
    for (const status of ['unpublished', 'published'] as const) {
      await inTransaction(async (tx) => {
        await tx
          .updateTable('version')
          .set({ status })
          .where('organisation_id', '=', organisation_id)
          .where('id', '=', version_id)
          .execute();
        await publicationChanged(tx, { organisation_id, period_end: `${year}-12-31` });
      });
      times.push(await seconds(updateBenchmarks));
    }
  return median(times);
}
