import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { directoryEntry, directoryPage, everyAddress } from '~/commissioning/directory.server';
import { paths } from '~/paths';
import { loader as statementPage } from '~/routes/directory.$slug.$periodEnd._index';
import { inTransaction } from '~db/client';
import { bumpPublicRevision } from '~db/queries/public-revision';
import { anOrganisation, aStatement, aVersion, engines, freshDatabase } from '../support/database';
import { frozen } from '../support/published';

const NOTHING = { words: '', field: '', level: '', after: '' };
const assessed = {
  declared_by: 'director',
  decided_by: 'assessor',
  decided_at: new Date('2026-05-01T09:00:00Z'),
};
const published = { status: 'published' as const, published_at: new Date('2026-06-01T09:00:00Z') };

type Made = Parameters<typeof anOrganisation>[0] & { years?: ('mark' | 'gold' | 'brought in' | 'draft')[] };

async function add({ years = ['mark'], ...change }: Made) {
  const organisation = anOrganisation(change);
  await inTransaction(async (tx) => {
    await tx.insertInto('organisation').values(organisation).execute();
    for (const [at, year] of years.entries()) {
      const end = 2026 - at;
      const statement = aStatement(organisation, {
        period_start: `${end - 1}-04-01`,
        period_end: `${end}-03-31`,
        level: year === 'gold' ? 'gold' : 'mark',
      });
      await tx.insertInto('statement').values(statement).execute();
      const made =
        year === 'draft'
          ? {}
          : {
              ...frozen(organisation, statement, { jobs_created: 1 }),
              ...published,
              ...(year !== 'brought in' && assessed),
            };
      await tx.insertInto('version').values(aVersion(statement, made)).execute();
    }
    await bumpPublicRevision(tx);
  });
  return organisation;
}

describe.each(engines())('the directory, %s', (engine) => {
  freshDatabase(engine);
  const slugs = async (asked: Partial<typeof NOTHING>) =>
    (await directoryPage({ ...NOTHING, ...asked })).entries.map(({ slug }) => slug);

  test('says so where nobody has published', async () => {
    await add({ slug: 'only-a-draft', name: 'Only a draft', years: ['draft'] });
    expect(await directoryPage(NOTHING)).toEqual({ entries: [], next: null, count: 0, all: 0, fields: [] });
  });

  test('finds beginnings of words, in any case, with accents or without', async () => {
    await add({
      slug: 'wyr',
      name: 'Cludiant Cymunedol Dyffryn Ŵyr',
      field_of_work: 'Community transport',
      region: 'Wales',
    });
    await add({
      slug: 'kettle',
      name: 'Kettle & Crumb',
      purpose: 'A café for well-being/skills',
      field_of_work: 'Food',
      years: ['gold'],
    });
    await add({
      slug: 'amended',
      name: 'amended',
      years: ['brought in', 'gold', 'mark'],
      field_of_work: 'Food',
    });
    expect(await slugs({ words: 'wyr' })).toEqual(['wyr']);
    expect(await slugs({ words: 'ŴYR dyff' })).toEqual(['wyr']);
    expect(await slugs({ words: 'cafe skills' })).toEqual(['kettle']);
    expect(await slugs({ words: 'crumb & kettle' })).toEqual(['kettle']);
    expect(await slugs({ words: 'crumb wyr' })).toEqual([]);
    expect(await slugs({ words: '?!&|:*()\'"\\' })).toEqual([]);
    expect(await slugs({ words: 'x'.repeat(10_000) })).toEqual([]);
    expect(await slugs({ field: 'Food' })).toEqual(['amended', 'kettle']);
    expect(await slugs({ level: 'gold' })).toEqual(['amended', 'kettle']);
    expect(await slugs({ level: 'gold', words: 'kett' })).toEqual(['kettle']);
    expect(await slugs({ level: 'silver' })).toEqual(['amended', 'wyr', 'kettle']);
  });

  test('says the level of the newest year that was assessed, and counts and fields as they are now', async () => {
    const { entries, all, count, fields } = await directoryPage({ ...NOTHING, field: 'Food' });
    expect(entries[0]).toMatchObject({
      slug: 'amended',
      level: 'gold',
      years: [
        { label: '2025/26', broughtIn: true },
        { label: '2024/25', broughtIn: false },
        { label: '2023/24', broughtIn: false },
      ],
    });
    expect([count, all, fields]).toEqual([2, 3, ['Community transport', 'Food']]);
    await add({ slug: 'new', name: 'New', field_of_work: 'Energy' });
    expect(await directoryPage(NOTHING)).toMatchObject({
      all: 4,
      fields: ['Community transport', 'Energy', 'Food'],
    });
    expect(await directoryEntry(await add({ slug: 'none', name: 'None', years: [] }))).toBeNull();
  });

  test('calls no licence that has lapsed held', async () => {
    await add({ slug: 'ended', name: 'Ended', licence_until: '2020-06-30' });
    await add({ slug: 'held', name: 'Held', licence_until: '2999-06-30' });
    const words = (await directoryPage({ ...NOTHING, words: 'ended' })).entries.map(
      ({ levelWords }) => levelWords,
    );
    expect(words).toEqual([expect.stringMatching(/^.+, licence lapsed$/)]);
    const [held] = (await directoryPage({ ...NOTHING, words: 'held' })).entries;
    expect(held?.levelWords).not.toContain('licence');
    await add({ slug: 'unlicensed', name: 'Unlicensed', licence_until: null });
    const [unknown] = (await directoryPage({ ...NOTHING, words: 'unlicensed' })).entries;
    expect(unknown?.levelWords).toMatch(/, no licence recorded$/);
    for (const slug of ['ended', 'held', 'unlicensed']) {
      const request = new Request(`https://o.example${paths.published(slug, '2026-03-31').itself}`);
      const params = { slug, periodEnd: '2026-03-31' };
      const page = (await statementPage({ request, params, context: {} })) as { level: string };
      const [line] = (await directoryPage({ ...NOTHING, words: slug })).entries;
      expect(page.level).toBe(line?.levelWords);
    }
  });

  describe('with more than a page', () => {
    const names = new Map<string, string>();
    beforeAll(async () => {
      for (let at = 0; at < 120; at += 1) {
        const name = `${['Émile', 'émile', 'Zoë', 'a&b', 'Café'][at % 5]} ${at % 9}`;
        const { slug } = await add({ name, field_of_work: at % 2 ? 'Food' : 'Paged' });
        names.set(slug, name);
      }
    });

    test('every page after another shows everybody once, in order, whatever was asked', async () => {
      const read = async (asked: Partial<typeof NOTHING>) => {
        const found: string[] = [];
        let after: string | null = '';
        while (after !== null) {
          const page = await directoryPage({ ...NOTHING, ...asked, after });
          expect(page.entries.length).toBeLessThanOrEqual(25);
          found.push(...page.entries.map(({ slug }) => slug));
          after = page.next;
        }
        return found;
      };
      const everybody = await read({});
      expect(everybody).toHaveLength(127);
      expect(new Set(everybody).size).toBe(127);
      const addresses: string[] = [];
      for await (const slug of everyAddress()) addresses.push(slug);
      expect(addresses).toEqual(everybody);
      const paged = await read({ field: 'Paged' });
      expect(paged).toEqual(everybody.filter((slug) => paged.includes(slug)));
      expect(paged).toHaveLength(60);
      const emile = await read({ words: 'emile' });
      expect(emile).toHaveLength(48);
    });

    test('an address of the next page that nobody wrote shows a page', async () => {
      const text = fc.string({ unit: 'binary', maxLength: 60 });
      const nul = '\u0000';
      await fc.assert(
        fc.asyncProperty(text, text, text, async (after, words, field) => {
          const page = await directoryPage({ ...NOTHING, after, words, field });
          expect(page.entries.length).toBeLessThanOrEqual(25);
        }),
        { numRuns: 60, examples: [[nul, nul, nul]] },
      );
    });
  });
});
