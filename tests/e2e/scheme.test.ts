import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
  signOut,
} from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 800 };

describe.runIf(browserAvailable())('the scheme, a group and peers, in a browser', () => {
  let app: RunningApp;
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    app = await startApp();
    const browser = await openBrowser();
    close = browser.close;
    page = await browser.context.newPage();
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
  });

  /** Opens a page and looks at it wide and narrow. */
  async function sound(path: string) {
    await page.goto(app.origin + path);
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size);
      await expectAccessible(page, `${path}, ${size.width} px`);
      await expectNoSidewaysScroll(page, `${path}, ${size.width} px`);
    }
    await page.setViewportSize(WIDE);
    expect(await page.locator('script').count()).toBe(0);
  }

  const csv = async (path: string) => (await page.request.get(app.origin + path)).text();

  it('shows a manager of two enterprises both, and what they add up to', async () => {
    await signIn(page, app.origin, 'manager');
    await page.getByRole('link', { name: 'Group', exact: true }).click();
    await page.waitForURL(`${app.origin}/groups`);
    for (const name of ['Bryn Works CIC', 'Loop & Mend Co-operative'])
      await page.getByRole('heading', { name, level: 2 }).waitFor();
    await sound('/groups');
    await sound('/groups?year=2025&theme=community');
    await sound('/groups?year=1066&theme=nonsense');
    const rows = (await csv('/groups/totals.csv?year=2024')).trim().split('\r\n');
    expect(new Set(rows.slice(1).map((row) => row.split(',')[1]))).toEqual(
      new Set(['Bryn Works CIC', 'Loop & Mend Co-operative']),
    );
  });

  it('never adds shares, and says where people may be counted twice', async () => {
    await page.goto(`${app.origin}/groups?year=2024&theme=skills`);
    const heads = await page.locator('table thead th').allInnerTexts();
    expect(heads.find((head) => head.startsWith('People trained'))).toContain('may count somebody twice');
    expect(
      heads.find((head) => head.startsWith('Learner hours') || head.startsWith('Training')),
    ).not.toContain('twice');
    expect(await csv('/groups/totals.csv?year=2024')).not.toMatch(/trading_share|real_living_wage/);
  });

  it('shows figures beside peers, or says why not', async () => {
    await sound('/organisations/bryn-works/benchmarks');
    await page.getByRole('heading', { name: 'Beside your peers' }).waitFor();
    await page.getByText('social enterprises of every kind and size').first().waitFor();
    await page.getByText('Not compared: counts of people in delicate situations').first().waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    const regions = await page.locator('.table-scroll').all();
    expect(regions.length).toBeGreaterThan(2);
    for (const region of regions)
      expect(await region.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    // Cards for the eye, and the same table for whoever listens.
    const table = page.getByRole('table', { name: 'Jobs' });
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      'Measure',
      'Yours',
      'Middle half',
      'Median',
      'Of',
    ]);
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Jobs created' }) });
    expect(await row.first().getByRole('cell').allTextContents()).toEqual([
      '18 jobs',
      '5 to 35 jobs',
      '10 jobs',
      '5 social enterprises of every kind and size',
    ]);
    await sound('/organisations/bryn-works/benchmarks');
    await page.getByLabel('Periods that end in').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/year=20\d\d/);
    await signOut(page);
  });

  it('shows the accreditor the whole scheme', async () => {
    await signIn(page, app.origin, 'assessor');
    await page.getByRole('link', { name: 'Scheme', exact: true }).click();
    await page.getByRole('heading', { name: 'The whole scheme' }).waitFor();
    await sound('/scheme');
    for (const theme of ['skills', 'homelessness', 'reinvestment', 'environment', 'community'])
      await sound(`/scheme?year=2025&theme=${theme}`);
    await sound('/scheme?year=2025&page=2');
    await page.goto(`${app.origin}/scheme?year=2024&theme=jobs`);
    const [sum = ''] = await page.locator('tfoot td').allInnerTexts();
    const cells = await page.locator('tbody tr td:nth-child(2)').allInnerTexts();
    const number = (words: string) => Number(words.split('\n')[0]?.replaceAll(',', '').replace('–', '0'));
    expect(number(sum)).toBe(cells.reduce((total, words) => total + number(words), 0));
    expect((await csv('/scheme/totals.csv?year=2024')).split('\r\n')[0]).toBe(
      '\ufeffyear,name,theme,measure,label,unit,organisations,not_stated_exactly,total,total_is,stated_as_minimum,stated_as_maximum,stated_as_estimate,may_count_twice',
    );
  });
});
