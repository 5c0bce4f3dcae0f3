import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '~/demo/load.server';
import { importTable } from '~/statement/import/import.server';
import { openStatement } from '~/statement/open.server';
import { database } from '~db/client';
import { bytesOf, csvOf, type Row, row } from '../cases/rows';
import { freshDatabase } from '../support/database';
import { demoActor } from '../support/demo-actors';
import { saveSection } from '../support/section-post';
import { storedOf } from '../support/stored';

describe('a section that nobody touched', () => {
  freshDatabase();
  let editor: Awaited<ReturnType<typeof demoActor>>;

  beforeAll(async () => {
    await loadDemo();
    editor = await demoActor('editor');
  });

  /** A draft of the demo's enterprise, of these figures and of nothing else. */
  async function draftOf(year: number, rows: readonly Row[]) {
    const period = { period_start: `${year - 1}-04-01`, period_end: `${year}-03-31` };
    const bytes = bytesOf(csvOf(rows.map((cells) => row({ label: '', unit: '', ...period, ...cells }))));
    const imported = { actor: editor, slug: 'bryn-works', filename: 'a.csv', bytes, as: 'draft' as const };
    expect((await importTable(imported)).errors).toEqual([]);
    const { id } = await database()
      .selectFrom('statement')
      .innerJoin('organisation', 'organisation.id', 'statement.organisation_id')
      .select('statement.id')
      .where('slug', '=', 'bryn-works')
      .where('period_end', '=', period.period_end)
      .executeTakeFirstOrThrow();
    return openStatement(editor, id, 'statement.edit');
  }

  const HARD: Record<string, { section: string; rows: (year: number) => Row[] }> = {
    'a percentage alone': {
      section: 'jobs',
      rows: () => [{ measure: 'jobs_sustained_26w', unit: 'percent', value: '64' }],
    },
    'a percentage alone, about': {
      section: 'jobs',
      rows: () => [{ measure: 'jobs_sustained_26w', unit: 'percent', value: '56.25', qualifier: 'about' }],
    },
    'n of N with the percentage as it was printed': {
      section: 'jobs',
      rows: () => [
        { measure: 'jobs_sustained_26w', unit: 'percent', value: '99', numerator: '37', denominator: '38' },
      ],
    },
    'a number with the two behind it': {
      section: 'jobs',
      rows: () => [{ measure: 'jobs_created', value: '12', numerator: '12', denominator: '15' }],
    },
    'a story that was not measured': {
      section: 'narrative',
      rows: () => [{ measure: 'learning', value: 'not measured' }],
    },
    'a story with a note': {
      section: 'narrative',
      rows: () => [{ measure: 'learning', value: 'We began too late.', note: 'From the report.' }],
    },
    'a note of two lines': {
      section: 'jobs',
      rows: () => [{ measure: 'jobs_created', value: '12', note: `Counted twice.\n${'Long. '.repeat(200)}` }],
    },
    'how last year is printed now, where last year said nothing of it': {
      section: 'jobs',
      rows: (year) => [
        { measure: 'jobs_created', value: '12' },
        {
          measure: 'staff_fte',
          value: '31.50',
          series: 'comparative',
          period_start: `${year - 2}-04-01`,
          period_end: `${year - 1}-03-31`,
        },
      ],
    },
    'nothing, of a measure that is usually modelled': {
      section: 'environment',
      rows: () => [{ measure: 'jobs_created', value: '12' }],
    },
    'a target with words': {
      section: 'jobs',
      rows: () => [
        { measure: 'jobs_created', value: '9' },
        { measure: 'jobs_created', value: '12', series: 'target', qualifier: 'at_least', note: 'Agreed.' },
      ],
    },
  };

  it.each(Object.entries(HARD).map(([name, hard], index) => [name, hard, 2001 + index] as const))(
    'keeps %s',
    async (_, { section, rows }, year) => {
      const open = await draftOf(year, rows(year));
      const before = await storedOf(open);
      expect(before.answers.length).toBeGreaterThan(0);
      expect(await saveSection(editor, open, section)).toMatchObject({ kind: 'saved', saved: 0 });
      expect(await storedOf(open)).toEqual(before);
    },
  );
});
