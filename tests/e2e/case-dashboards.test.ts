import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importTable } from '~/statement/import/import.server';
import { closeDatabase, database, openDatabase } from '~db/client';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
} from '../support/browser';
import { anOrganisation } from '../support/database';
import { type RunningApp, startApp } from '../support/running-app';

const CASES = 'tests/cases/published';
const cases = readdirSync(CASES).map((name) => basename(name, '.csv'));

const HEAD =
  'period_start,period_end,measure,label,unit,series,value,qualifier,numerator,denominator,basis,note,source';
const row = (start: string, end: string, measure: string, value: string, more = '', series = 'actual') =>
  `${start},${end},${measure},A,${measure === 'profit_after_tax' ? 'GBP' : 'jobs'},${series},${value},${more},,,counted,,`;

/** What real statements hold less often, and a dashboard must bear. */
const MADE_UP: Record<string, string[]> = {
  'all-nil': [
    row('2023-04-01', '2024-03-31', 'jobs_created', '0'),
    row('2024-04-01', '2025-03-31', 'jobs_created', '0'),
    row('2023-04-01', '2024-03-31', 'profit_after_tax', '-500'),
    row('2024-04-01', '2025-03-31', 'profit_after_tax', '0'),
  ],
  'thirty-years': Array.from({ length: 30 }, (_, index) =>
    row(`${1995 + index}-04-01`, `${1996 + index}-03-31`, 'jobs_created', index === 15 ? '445000000' : '1'),
  ),
  'two-in-a-year': [
    row('2023-01-01', '2023-06-30', 'jobs_created', '150', 'more_than'),
    row('2023-07-01', '2023-12-31', 'jobs_created', '150', 'more_than'),
    row('2024-01-01', '2025-01-31', 'volunteers', '9'),
  ],
};

/** What each page must say, checked by hand against its CSV. */
const SAYS: Record<string, string[]> = {
  'belu-water': [
    '2 statements to 31 December 2022',
    'At least 50% in 2015, the only year stated',
    '£297,891',
    '19,859',
  ],
  'charity-1064698': [
    'Profit after tax: a loss of £191,027 in 2021/22, then a surplus of £36,617 in 2022/23, up £227,644',
    'Net movement in funds: −£134,200 in 2021/22, then £15,080 in 2022/23, up £149,280',
    'Up £659,857 on 2021/22, to £3,250,502',
  ],
  chic: ['The only year stated', '127', '266'],
  'connection-crew': ['More than 18,000 hours in 2017/18, the only year stated', '12,522'],
  'llanwrtyd-wells-community-transport': ['1,257', '9.0%', '45.5%'],
  'recycling-lives': [
    'Total income: more than £70,000,000 in 2017/18; £46,000,000 in 2016/17; nothing stated since',
    'Social value from residential (homelessness) programme: £73,000 (modelled) in 2018/19, down £94,000 on 2017/18, the lowest in three years',
    'Social value from rehabilitation (HMP Academies): £7,400,000 (modelled) in 2018/19, up £2,900,000 on 2017/18, the highest in four years',
    '36 people in 2016/17, down 1 on 2015/16; nothing stated since',
    '945,000 meals in 2017/18',
    '>£70m',
  ],
  'src-cic-norwich': [
    'No figures yet; target 6 groups for 2022/23',
    'No figures yet; target 100 people for 2022/23',
  ],
  'all-nil': [
    'Jobs created: none in 2024/25 or in 2023/24',
    'Profit after tax: a loss of £500 in 2023/24, then £0 in 2024/25, up £500',
    'Does not apply',
  ],
  'thirty-years': ['Jobs created: 1 job in 2024/25, the same as in 2023/24', 'Earlier years'],
  'two-in-a-year': [
    'more than 150 jobs in 2023 (6 months to Dec), as in 2023 (6 months to Jun); nothing stated since',
  ],
  empty: ['There are no figures yet'],
};

describe.runIf(browserAvailable())('dashboards of real and of hard figures', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofmark-cases-'));
  let app: RunningApp;
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    await (await startApp({ dataDir, keep: true })).stop();
    await openDatabase({ dataDir: join(dataDir, 'database') });
    const published = cases.map((slug) => [slug, readFileSync(`${CASES}/${slug}.csv`)] as const);
    const made = Object.entries(MADE_UP).map(
      ([slug, rows]) => [slug, Buffer.from([HEAD, ...rows].join('\n'))] as const,
    );
    for (const [slug, bytes] of [...published, ...made]) {
      const { errors } = await importTable({
        actor: null,
        slug,
        create: slug,
        filename: 'a.csv',
        bytes,
        as: 'published',
      });
      expect([slug, errors]).toEqual([slug, []]);
    }
    await database()
      .insertInto('organisation')
      .values(anOrganisation({ slug: 'empty' }))
      .execute();
    await closeDatabase();
    app = await startApp({ dataDir, keep: true });
    const browser = await openBrowser();
    close = browser.close;
    page = await browser.context.newPage();
    await signIn(page, app.origin, 'assessor');
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('are all named here', () => {
    expect(Object.keys(SAYS).sort()).toEqual([...cases, ...Object.keys(MADE_UP), 'empty'].sort());
  });

  it.each(Object.entries(SAYS))('%s', async (slug, sentences) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${app.origin}/organisations/${slug}`);
    const said = (await page.locator('main').textContent())?.replaceAll('\u2060', '') ?? '';
    // That their years were brought in is said of each, and tried elsewhere.
    const words = said
      .replaceAll(' (brought in)', '')
      .replaceAll(', brought in)', ')')
      .replace(/, (?:\w+ of them|all of them|both of them|both|all) brought in/g, '');
    for (const sentence of sentences) expect(words).toContain(sentence);
    expect(words).not.toMatch(/NaN|Infinity|undefined|null/);
    await expectAccessible(page, slug);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoSidewaysScroll(page, `${slug}, ${width}`);
    }
  });

  it('lead to a page for every measure, which reads whatever the figures are', async () => {
    for (const slug of ['recycling-lives', 'src-cic-norwich', 'thirty-years', 'two-in-a-year']) {
      await page.goto(`${app.origin}/organisations/${slug}`);
      const links = await page
        .locator('.measures tbody th a')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
      for (const link of links.slice(0, 6)) {
        const response = await page.goto(`${app.origin}${link}`);
        expect([link, response?.status()]).toEqual([link, 200]);
        expect(await page.locator('main').textContent()).not.toMatch(/NaN|Infinity|undefined/);
        await expectNoSidewaysScroll(page, `${link}`);
      }
      await expectAccessible(page, `${slug}, one measure`);
    }
  });
});
