import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { benchmarkPage, benchmarksFor } from '~/organisation/benchmarks.server';
import { sha256 } from '~/platform/canonical.server';
import { rebuildBenchmarks, updateBenchmarks } from '~/scheme/benchmarks.server';
import { publicationChanged } from '~/statement/contributions.server';
import { database, inTransaction } from '~db/client';
import { aVersion, engines, freshDatabase } from '../support/database';
import { frozen, type Peer, publishPeer } from '../support/published';

type Published = Awaited<ReturnType<typeof publishPeer>>;

async function empty(): Promise<void> {
  for (const table of ['benchmark', 'region_total', 'benchmark_due', 'contribution'] as const)
    await database().deleteFrom(table).execute();
  for (const table of ['version', 'statement', 'organisation'] as const)
    await database().deleteFrom(table).execute();
}

/** Ends what is published, as unpublishing does. */
async function end({ version, statement }: Published, status: 'superseded' | 'unpublished'): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.updateTable('version').set({ status }).where('id', '=', version.id).execute();
    await publicationChanged(tx, statement);
  });
}

/** Publishes a corrected version in the place of the first. */
async function correct(peer: Published, figures: Record<string, number>): Promise<Published> {
  const { organisation, statement } = peer;
  const { published_at, status } = peer.version;
  const version = aVersion(statement, {
    ...frozen(organisation, statement, figures),
    published_at,
    status,
    number: peer.version.number + 1,
  });
  await inTransaction(async (tx) => {
    await tx.updateTable('version').set({ status: 'superseded' }).where('id', '=', peer.version.id).execute();
    await tx.insertInto('version').values(version).execute();
    await publicationChanged(tx, statement);
  });
  return { organisation, statement, version };
}

async function tables() {
  const benchmarks = await database().selectFrom('benchmark').selectAll().execute();
  const totals = await database().selectFrom('region_total').selectAll().execute();
  const contributions = await database().selectFrom('contribution').selectAll().execute();
  const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
  return { benchmarks: sorted(benchmarks), totals: sorted(totals), contributions: sorted(contributions) };
}

const jobs = (...values: number[]) => values.map((value) => ({ figures: { jobs_created: value } }));

async function publishAll(peers: readonly Peer[]): Promise<Published[]> {
  const made: Published[] = [];
  for (const peer of peers) made.push(await publishPeer(peer));
  await updateBenchmarks();
  return made;
}

describe.each(engines())('benchmarks, %s', (engine) => {
  freshDatabase(engine);
  beforeEach(empty);

  const jobsOf = async (of: Published) => (await benchmarksFor(of.organisation)).get('jobs_created');

  it('show nothing of four, and the quartiles of five', async () => {
    const [first] = await publishAll(jobs(10, 20, 30, 40));
    if (!first) throw new Error('nothing was published');
    expect((await benchmarksFor(first.organisation)).size).toBe(0);
    const page = await benchmarkPage(first.organisation, null);
    expect(page.sections.flatMap(({ lines }) => lines)).toMatchObject([
      { measureId: 'jobs_created', yours: '10 jobs', benchmark: null, why: /fewer than five/ },
    ]);
    await publishAll(jobs(50));
    expect(await jobsOf(first)).toMatchObject({
      year: 2026,
      n: 5,
      p25: 20,
      median: 30,
      p75: 40,
      sentence:
        'The middle half of 5 social enterprises in reuse: 20 to 40 jobs; half are at or below 30 jobs.',
    });
  });

  it('show nothing where one makes up most of it, unless a wider cohort is even', async () => {
    const reuse = (values: number[], field: string) => jobs(...values).map((peer) => ({ ...peer, field }));
    const [first] = await publishAll(reuse([1, 2, 3, 4, 100], 'Reuse'));
    if (!first) throw new Error('nothing was published');
    expect(await jobsOf(first)).toBeUndefined();
    await publishAll(reuse([60, 70, 80], 'Care'));
    expect(await jobsOf(first)).toMatchObject({
      n: 8,
      cohort: 'social enterprises based in Wales',
    });
  });

  it('follow a correction, and a withdrawal from publication', async () => {
    const made = await publishAll(jobs(10, 20, 30, 40, 50));
    const [first, ...others] = made;
    const last = others.at(-1);
    if (!first || !last) throw new Error('nothing was published');
    const corrected = await correct(last, { jobs_created: 150 });
    await updateBenchmarks();
    expect(await jobsOf(first)).toMatchObject({ n: 5, p75: 73 });
    await end(corrected, 'unpublished');
    await updateBenchmarks();
    expect(await jobsOf(first)).toBeUndefined();
    const rows = await database().selectFrom('benchmark').select('organisations').distinct().execute();
    expect(rows).toEqual([{ organisations: 4 }]);
  });

  it('fall back to the year before, where enough have published', async () => {
    await publishAll(jobs(10, 20, 30, 40).map((peer) => ({ ...peer, end: 2025 })));
    const [one] = await publishAll([{ figures: { jobs_created: 60 }, end: 2025 }]);
    if (!one) throw new Error('nothing was published');
    expect(await jobsOf(one)).toMatchObject({ year: 2025, n: 5 });
  });

  it('leave sensitive counts out, and hold them back in totals too', async () => {
    const made = await publishAll(
      [3, 24, 36, 47, 58].map((homelessness_prevented) => ({ figures: { homelessness_prevented } })),
    );
    expect(await database().selectFrom('benchmark').selectAll().execute()).toEqual([]);
    expect(await database().selectFrom('region_total').selectAll().execute()).toMatchObject([
      {
        year: 2026,
        region: 'Wales',
        measure_id: 'homelessness_prevented',
        organisations: 4,
        hidden: 1,
        total: 170,
      },
    ]);
    const [first] = made;
    const page = first && (await benchmarkPage(first.organisation, null));
    // Its own hidden figure is no figure to compare.
    expect(page?.sections).toEqual([]);
  });

  it('lose nothing when the work stops half way: what is due stays due', async () => {
    await publishPeer({ figures: { jobs_created: 7 } });
    await database()
      .updateTable('version')
      .set({ document: 'not JSON', document_sha256: sha256('not JSON') })
      .execute();
    await expect(updateBenchmarks()).rejects.toThrow();
    expect((await database().selectFrom('benchmark_due').selectAll().execute()).length).toBe(1);
  });

  it('are right whichever of several processes works them out', async () => {
    for (let turn = 0; turn < 30; turn++) await publishPeer({ figures: { jobs_created: turn } });
    await Promise.all(Array.from({ length: 4 }, () => updateBenchmarks()));
    const kept = await tables();
    await rebuildBenchmarks();
    expect(await tables()).toEqual(kept);
  });

  it('are the same kept up to date one by one as rebuilt from nothing', async () => {
    const runs = 100;
    let cases = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        cases += 1;
        await empty();
        const live: Published[] = [];
        for (const each of steps) await take(each, live);
        await updateBenchmarks();
        const kept = await tables();
        expect(await database().selectFrom('benchmark_due').selectAll().execute()).toEqual([]);
        await database().deleteFrom('benchmark').execute();
        await database().deleteFrom('region_total').execute();
        await database().deleteFrom('contribution').execute();
        await rebuildBenchmarks();
        expect(await tables()).toEqual(kept);
      }),
      { numRuns: runs },
    );
    expect(cases).toBe(runs);
  });
});

type Step =
  | { do: 'publish'; peer: Peer }
  | { do: 'correct'; which: number; figures: Record<string, number> }
  | { do: 'end'; which: number }
  | { do: 'work' };

const figures = fc.record(
  {
    jobs_created: fc.integer({ min: 0, max: 12 }),
    total_income: fc.integer({ min: 0, max: 900_000 }),
    waste_diverted: fc.integer({ min: 0, max: 99_999 }).map((kilograms) => kilograms / 1000),
    homelessness_prevented: fc.integer({ min: 0, max: 30 }),
    people_supported: fc.integer({ min: 0, max: 500 }),
  },
  { requiredKeys: ['jobs_created'] },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('publish' as const), peer: peer() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), which: fc.nat(), figures }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.constant({ do: 'work' as const }) },
);

function peer(): fc.Arbitrary<Peer> {
  return fc.record({
    field: fc.constantFrom('Reuse', 'Care & support', ''),
    region: fc.constantFrom('Wales', 'London', ''),
    end: fc.constantFrom(2025, 2026),
    figures,
  });
}

async function take(each: Step, live: Published[]): Promise<void> {
  if (each.do === 'work') return void (await updateBenchmarks());
  if (each.do === 'publish') return void live.push(await publishPeer(each.peer));
  if (live.length === 0) return;
  const which = each.which % live.length;
  const chosen = live[which];
  if (!chosen) return;
  if (each.do === 'correct') live[which] = await correct(chosen, each.figures);
  else {
    await end(chosen, 'unpublished');
    live.splice(which, 1);
  }
}
