import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { themes, totalsView } from '~/insight/totals';
import type { Qualifier } from '~/questionnaire/figure';
import { rebuildBenchmarks, updateBenchmarks } from '~/scheme/benchmarks.server';
import { groupRows } from '~/scheme/group.server';
import { regionRows } from '~/scheme/overview.server';
import { totalsCsv } from '~/scheme/totals-csv.server';
import { engines, freshDatabase } from '../support/database';
import { publishPeer } from '../support/published';

const peer = (region: string, jobs: number, qualifier?: Qualifier) =>
  publishPeer({
    region,
    figures: { jobs_created: jobs },
    ...(qualifier && { qualifiers: { jobs_created: qualifier } }),
  });

/** A total of "more than 20" and 5 is no 25: it is that at least. */
describe.each(engines())('totals of qualified figures, on %s', (engine) => {
  freshDatabase(engine);
  let ids: string[] = [];

  beforeAll(async () => {
    const made = [
      await peer('Wales', 20, 'more_than'),
      await peer('Wales', 5),
      await peer('London', 30, 'less_than'),
      await peer('Scotland', 40, 'at_least'),
      await peer('Scotland', 7, 'almost'),
      await peer('North East', 9),
      await peer('North West', 11, 'about'),
    ];
    ids = made.map(({ organisation }) => organisation.id);
    await updateBenchmarks();
  });

  const jobs = themes().find(({ measures }) => measures.some(({ measure }) => measure.id === 'jobs_created'));

  async function cells(): Promise<Record<string, string>> {
    if (!jobs) throw new Error('Jobs do not add up');
    const { rows, sum } = totalsView(jobs, await regionRows(2026));
    const said = (cell: { words: string; aside: string } | undefined) =>
      [cell?.words, cell?.aside].filter(Boolean).join('; ');
    return Object.fromEntries(
      [...rows, { name: 'All', cells: sum }].map((row) => [row.name, said(row.cells[0])]),
    );
  }

  const EXPECTED = {
    Wales: 'at least 25; 1 stated as a minimum',
    London: 'at most 30; 1 stated as a maximum',
    Scotland: 'about 47; 1 stated as a minimum; 1 stated as a maximum',
    'North East': '9',
    'North West': 'about 11; 1 rounded or estimated',
    All: 'about 122; 2 stated as a minimum; 2 stated as a maximum; 1 rounded or estimated',
  };

  it('say what they leave open, by region and over all', async () => {
    expect(await cells()).toEqual(EXPECTED);
  });

  it('say the same after a whole year was worked out again', async () => {
    await rebuildBenchmarks();
    expect(await cells()).toEqual(EXPECTED);
  });

  it('say it for a group too, and in the file', async () => {
    const rows = await groupRows(ids.slice(0, 2), 2026);
    const [first] = rows.filter(({ parts }) => parts.get('jobs_created')?.total === 20);
    expect(first?.parts.get('jobs_created')).toMatchObject({ minimums: 1, total: 20 });
    const csv = parse(totalsCsv(2026, await regionRows(2026)), { columns: true }) as Record<string, string>[];
    const told = csv.filter(({ measure }) => measure === 'jobs_created');
    expect(
      Object.fromEntries(told.map(({ name, total, total_is }) => [name, `${total_is} ${total}`])),
    ).toEqual({
      London: 'at_most 30',
      'North East': 'exact 9',
      'North West': 'about 11',
      Scotland: 'about 47',
      Wales: 'at_least 25',
    });
  });

  it('call no range “under 10” and no rounded count exact', async () => {
    await publishPeer({
      region: 'Yorkshire and The Humber',
      figures: { homelessness_prevented: 602, homelessness_relieved: 15 },
    });
    await publishPeer({ region: 'Yorkshire and The Humber', figures: { homelessness_prevented: 12 } });
    await updateBenchmarks();
    const homes = themes().find(({ measures }) =>
      measures.some(({ measure }) => measure.id === 'homelessness_prevented'),
    );
    if (!homes) throw new Error('Homelessness does not add up');
    const rows = await regionRows(2026);
    const view = totalsView(homes, rows);
    const row = view.rows.find(({ name }) => name === 'Yorkshire and The Humber');
    const said = Object.fromEntries(view.columns.map(({ id }, at) => [id, row?.cells[at]]));
    expect(said.homelessness_prevented).toEqual({
      words: 'about 600',
      aside: '1 rounded or estimated; 1 stated as a range or not shown, not in it',
    });
    expect(said.homelessness_relieved).toEqual({ words: 'a range', aside: '' });
    const csv = parse(totalsCsv(2026, rows), { columns: true }) as Record<string, string>[];
    const told = csv.find(
      ({ measure, name }) => measure === 'homelessness_prevented' && name?.startsWith('York'),
    );
    expect([told?.total, told?.total_is]).toEqual(['600', 'about']);
  });
});
