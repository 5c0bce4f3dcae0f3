import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  MODES,
  openBrowser,
  signIn,
} from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

const HERE = '/organisations/bryn-works';
describe.runIf(browserAvailable()).each(MODES)('what a manager sees, %s', (_name, javaScriptEnabled) => {
  let app: RunningApp;
  let page: Page;
  let auditor: Page;
  const closing: (() => Promise<void>)[] = [];
  let link = '';

  beforeAll(async () => {
    app = await startApp();
    const browser = await openBrowser({ javaScriptEnabled });
    const reading = await openBrowser();
    closing.push(browser.close, reading.close);
    page = await browser.context.newPage();
    auditor = await reading.context.newPage();
    await signIn(page, app.origin, 'manager');
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await app?.stop();
  });

  const go = (path: string) => page.goto(app.origin + path);
  async function sound(state: string) {
    await expectAccessible(page, state, javaScriptEnabled ? undefined : auditor);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page, `${state}, ${width}`);
    }
  }

  it('finds the newest declared year on one screen', async () => {
    await go(HERE);
    await page.getByRole('heading', { level: 1, name: /more jobs created, up by 4, to 18/ }).waitFor();
    await page.getByRole('heading', { name: 'What changed most' }).waitFor();
    await page.getByRole('heading', { name: /targets reached/ }).waitFor();
    await page.getByRole('heading', { name: /Where the surplus of £/ }).waitFor();
    expect(await page.locator('figure.trend').count()).toBe(4);
    const jobs = page.locator('tr', { has: page.getByRole('link', { name: 'Jobs created', exact: true }) });
    expect(await jobs.locator('.measures__now').textContent()).toBe('18');
    await sound('overview');
  });

  it('can look at the draft and at the first year alone', async () => {
    await page.getByRole('link', { name: '2025/26 (draft so far)' }).click();
    await page.getByRole('heading', { level: 1, name: /down by 5, to 13/ }).waitFor();
    await sound('overview of a draft');
    await page.getByRole('link', { name: '2019/20', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Bryn Works CIC' }).waitFor();
    await page.getByText('The only year stated').first().waitFor();
    await sound('overview of one year');
  });

  it('prints the overview on one page of A4', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const year of ['', '?year=2026-03-31']) {
      await go(HERE + year);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    }
  });

  it('follows a measure to its page, and a year of it to where it comes from', async () => {
    await go(HERE);
    await page.locator('.measures').getByRole('link', { name: 'Jobs created', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Jobs created: 13 jobs\b.*down 5/ }).waitFor();
    await sound('one measure');
    const year = page.locator('.measure-chart--wide a').nth(1);
    expect(await year.getAttribute('aria-label')).toMatch(/^2020\/21: 2 jobs, note 1/);
    await year.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Jobs created: 2 jobs' }).waitFor();
    await page.getByRole('link', { name: 'Jobs created over the years' }).click();
    await page.getByRole('link', { name: /^14 jobs/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Jobs created: 14 jobs' }).waitFor();
  });

  it('zooms by an address', async () => {
    await go(`${HERE}/measures/jobs_created`);
    await page.getByLabel('Years ending from').selectOption('2022');
    await page.getByLabel('to', { exact: true }).selectOption('2024');
    await page.getByRole('button', { name: 'Show these years' }).click();
    await page.waitForURL(/from=2022&to=2024/);
    const rows = page.locator('tbody th');
    expect((await rows.allTextContents()).map((words) => words.slice(0, 7))).toEqual([
      '2021/22',
      '2022/23',
      '2023/24',
    ]);
    await sound('one measure, zoomed');
    await go(`${HERE}/measures/jobs_created?from=1990&to=1991`);
    await page.getByText('No figures end in these years').waitFor();
    await sound('one measure, no years');
    await page.getByRole('link', { name: 'All years' }).click();
    // Seven years with figures, and three to come with a goal each.
    expect(await page.locator('tbody th').count()).toBe(10);
  });

  it('shows shares with their base, groups stacked and losses below the line', async () => {
    for (const measure of ['jobs_sustained_26w', 'barrier_jobs', 'wellbeing_improved', 'reinvested_share']) {
      await go(`${HERE}/measures/${measure}`);
      await sound(measure);
    }
    await go(`${HERE}/measures/jobs_sustained_26w`);
    await page.getByText('85% of 20').first().waitFor();
    await go(`${HERE}/measures/barrier_jobs`);
    await page.getByRole('heading', { name: 'By group' }).waitFor();
    await go(`${HERE}/measures/aims`);
    expect(new URL(page.url()).pathname).toBe(HERE);
    expect((await go(`${HERE}/measures/nothing`))?.status()).toBe(404);
  });

  it('gives figures and chart away as files of what is shown', async () => {
    const get = async (path: string) => page.request.get(app.origin + HERE + path);
    const csv = await (await get('/trends.csv?measure=jobs_created&from=2025&to=2025')).text();
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain(',18,');
    const svg = await get('/measures/homelessness_prevented/chart.svg?from=2024');
    expect(svg.headers()['content-type']).toBe('image/svg+xml');
    const drawing = await svg.text();
    expect(drawing).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(drawing).toContain('<title id="title">Bryn Works CIC. Households prevented');
    expect(drawing).toContain('2024/25: 34 households');
    expect(drawing).toContain('not for publication');
    expect(drawing).not.toContain('2021/22');
    const png = await get('/measures/jobs_created/chart.png');
    expect((await png.body()).subarray(1, 4).toString()).toBe('PNG');
    expect(png.headers()['cache-control']).toBe('no-store');
  });

  it('makes a link for the board, says what is wrong, and lists it', async () => {
    await go(`${HERE}/share`);
    await sound('share');
    await page.getByLabel('Who it is for').fill('x'.repeat(101));
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('Shorten the name to 100 characters').first().waitFor();
    await sound('share, error');
    await page.getByLabel('Who it is for').fill('Trustees');
    await page.getByLabel('7 days').check();
    await page.getByRole('button', { name: 'Make the link' }).click();
    link = await page.getByLabel(/cannot be shown again/).inputValue();
    expect(link).toMatch(/^http.*\/board\/[0-9a-f]{64}$/);
    await sound('share, made');
  });

  it('makes no second link when the answer is loaded again', async () => {
    expect(await page.getByRole('button', { name: /End it/ }).count()).toBe(1);
    await page.reload();
    expect(await page.getByLabel(/cannot be shown again/).inputValue()).toBe(link);
    expect(await page.getByRole('button', { name: /End it/ }).count()).toBe(1);
    expect(page.url()).not.toContain(link.split('/').at(-1));
  });

  it('opens it to whoever has it, who can go nowhere else from there', async () => {
    const { context, close } = await openBrowser({ javaScriptEnabled });
    closing.push(close);
    const board = await context.newPage();
    const response = await board.goto(link);
    expect(response?.headers()).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
    await board.getByRole('heading', { level: 1, name: /more jobs created, up by 4, to 18/ }).waitFor();
    const links = await board.locator('a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    expect(links).toEqual(['#main', '/', '/directory', '/verify', '/about']);
    expect(await board.locator('script').count()).toBe(0);
    await expectAccessible(board, 'board', auditor);
    await board.setViewportSize({ width: 320, height: 800 });
    await expectNoSidewaysScroll(board, 'board, 320');
    const pdf = javaScriptEnabled ? await board.pdf({ preferCSSPageSize: true }) : null;
    if (pdf) expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('ends it at once, and it looks as if it had never been', async () => {
    await go(`${HERE}/share`);
    await page.getByText('Opened once').waitFor();
    await page.getByRole('button', { name: /End it/ }).click();
    await page.getByText('Ended.').waitFor();
    const ended = await page.goto(link);
    const words = await page.locator('main').textContent();
    await sound('ended link');
    const unknown = await page.goto(link.replace(/.{8}$/, '00000000'));
    expect([ended?.status(), unknown?.status()]).toEqual([404, 404]);
    expect(await page.locator('main').textContent()).toBe(words);
  });
});
