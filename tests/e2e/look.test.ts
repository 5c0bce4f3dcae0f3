import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '../pdf/open-pdf';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
} from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

const STATEMENT = '/directory/bryn-works/2025-03-31';
const OVERVIEW = '/organisations/bryn-works';
/** A4 less its margins, at 96 dots to the inch. */
const SHEET = 688;

describe.runIf(browserAvailable())('what pages look like', () => {
  let app: RunningApp;
  let page: Page;
  let context: BrowserContext;
  let close: () => Promise<void>;
  let draft = '';

  beforeAll(async () => {
    app = await startApp();
    ({ context, close } = await openBrowser());
    page = await context.newPage();
    // Every page is seen as by somebody who comes for the first time: with no font of ours in their browser.
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    await protocol.send('Network.setCacheDisabled', { cacheDisabled: true });
    await signIn(page, app.origin, 'editor');
    await page.goto(`${app.origin}${OVERVIEW}/statements`);
    draft = (await page.getByRole('link', { name: '2025/26', exact: true }).getAttribute('href')) ?? '';
  }, 60_000);
  afterAll(async () => {
    await close?.();
    await app?.stop();
  });

  const show = async (path: string, width = 1280) => {
    await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
    await page.goto(app.origin + path);
  };

  const pagesOfEachKind = () => [
    '/',
    '/about',
    '/questions',
    '/directory',
    '/directory/bryn-works',
    STATEMENT,
    '/verify',
    OVERVIEW,
    `${OVERVIEW}/statements`,
    `${OVERVIEW}/benchmarks`,
    `${OVERVIEW}/measures/jobs_created`,
    `${OVERVIEW}/plans`,
    draft,
    `${draft}/jobs`,
    `${draft}/reinvestment`,
    `${draft}/method`,
    `${draft}/check`,
    `${draft}/first`,
    `${draft}/contracts`,
    `${draft}/history`,
    `${draft}/small-numbers`,
  ];

  it('nothing moves once it is there, no link or heading is bare, and what filters stands on one line', async () => {
    for (const width of [1280, 390])
      for (const path of pagesOfEachKind()) {
        await show(path, width);
        const state = `${path} at ${width} px`;
        expect(await shift(page), `layout shift: ${state}`).toBeLessThanOrEqual(0.02);
        await expectNoSidewaysScroll(page, state);
        expect(await bare(page), state).toEqual([]);
      }
  }, 120_000);

  it('breaks long names and no short word, and what says whether it is saved covers nothing', async () => {
    await show(`${draft}/own/add`, 320);
    await page.getByLabel('What is counted').fill('Bereavementsupportsessionsheldinllanfairpwllgwyngyll');
    await page.getByLabel('In which unit').fill('sessions');
    await page.getByLabel('Social').check();
    await page.getByLabel(/^Nobody:/).check();
    await page.getByRole('button', { name: 'Add the measure' }).click();
    await page.waitForURL('**/own#*');
    await expectNoSidewaysScroll(page, 'a section with a long name');
    await show(`${OVERVIEW}/own`, 320);
    await expectNoSidewaysScroll(page, 'own measures, a long name');
    await page.getByRole('link', { name: /^Change\s?: Bereavement/ }).click();
    await page.getByRole('heading', { name: /^Bereavement/, level: 1 }).waitFor();
    await expectNoSidewaysScroll(page, 'an own measure with a long name');
    await show(`${draft}/check`, 320);
    await expectNoSidewaysScroll(page, 'check, a long name');
    await page.goto(`${app.origin}${OVERVIEW}/own`);
    await page.getByRole('link', { name: /^Change\s?: Bereavement/ }).click();
    await page.getByLabel(/^Delete “/).check();
    await page.getByRole('button', { name: 'Delete the measure' }).click();

    await show(`${draft}/narrative`, 320);
    await page.locator('[name="aims.value"]').fill('Shorter than it was.');
    await page
      .locator('.saved')
      .getByText(/^Saved \d/)
      .waitFor();
    await show(`${draft}/history?measure=aims`, 320);
    await page
      .getByRole('button', { name: /^Bring back “/ })
      .first()
      .waitFor();
    await expectNoSidewaysScroll(page, 'the way back to a long answer');

    await show(draft, 390);
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll('.govuk-task-list__status span')]
        .filter((status) => status.getClientRects().length > 1)
        .map((status) => status.textContent),
    );
    expect(broken).toEqual([]);

    await show(`${draft}/jobs`);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const covered = await page.evaluate(() => {
      const saved = document.querySelector('.saved')?.getBoundingClientRect();
      return [...document.querySelectorAll('.site-footer a')]
        .filter((link) => {
          const { left, right, top, bottom } = link.getBoundingClientRect();
          return (
            saved && left < saved.right && right > saved.left && top < saved.bottom && bottom > saved.top
          );
        })
        .map((link) => link.textContent);
    });
    expect(covered).toEqual([]);
  }, 60_000);

  it('checking a whole statement is no long way on a phone, and paper has its charts', async () => {
    await show(`${draft}/check`, 390);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(15_000);
    const charts = page.locator('.prints svg');
    expect(await charts.count()).toBeGreaterThan(20);
    const shown = () =>
      charts.first().evaluate((chart) => chart.checkVisibility({ contentVisibilityAuto: true }));
    expect(await shown()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await shown()).toBe(true);
    await page.emulateMedia({ media: null });
  });

  it('what deletes looks like nothing else', async () => {
    await show(`${draft}/change`);
    const grounds = await page
      .locator('main .govuk-button')
      .evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).backgroundColor));
    expect(new Set(grounds).size).toBe(2);
  });

  it('what stands in for our fonts takes the room they take', async () => {
    await show(STATEMENT);
    const standsIn = await page.evaluate(async () => {
      const faces = ['400 16px "Sans stand-in"', '600 16px "Sans stand-in"', '600 16px "Serif stand-in"'];
      const found = await Promise.all(faces.map((face) => document.fonts.load(face).catch(() => [])));
      return found.every((fonts) => fonts.length > 0);
    });
    // A machine without any font of the usual ones has nothing to stand in.
    if (!standsIn) return;
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const ours = await height();
    await page.route(/\.woff2$/, (route) => route.abort());
    await show(STATEMENT);
    await page.unrouteAll();
    expect(Math.abs((await height()) / ours - 1)).toBeLessThan(0.02);
  });

  it('can be read by night, pictures too, and paper stays light', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const measure = `${OVERVIEW}/measures/jobs_created`;
    const work = [`${draft}/jobs`, `${draft}/check`, `${draft}/history`, `${draft}/evidence`];
    for (const path of ['/', '/directory', STATEMENT, OVERVIEW, measure, ...work]) {
      await show(path);
      const bright = await page.evaluate(() =>
        [...document.querySelectorAll('main :is(input, select, textarea)')]
          .filter((field) => Number(/\d+/.exec(getComputedStyle(field).backgroundColor)?.[0]) > 60)
          .map((field) => field.outerHTML.slice(0, 80)),
      );
      expect(bright, `${path} by night`).toEqual([]);
      const [ground, words] = await page.evaluate(() => {
        const light = (colour: string) => (/\d+/g.exec(colour) ? Number(/\d+/.exec(colour)?.[0]) : 0);
        const text = document.querySelector('main svg text');
        return [
          light(getComputedStyle(document.body).backgroundColor),
          text ? light(getComputedStyle(text).fill) : 255,
        ];
      });
      expect(ground, path).toBeLessThan(60);
      expect(words, path).toBeGreaterThan(120);
      await expectAccessible(page, `${path} by night`);
    }
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await page.emulateMedia({ colorScheme: null, media: null });
  }, 60_000);

  it('is a document on paper: nothing to press, no addresses, nothing wider than the sheet', async () => {
    for (const path of [
      STATEMENT,
      `${OVERVIEW}/measures/jobs_created`,
      `${OVERVIEW}/benchmarks`,
      `${draft}/check`,
    ]) {
      await show(path, SHEET);
      await page.emulateMedia({ media: 'print' });
      const wrong = await page.evaluate((sheet) => {
        const seen = (element: Element) => element.getBoundingClientRect().height > 0;
        const all = (what: string) => [...document.querySelectorAll(what)].filter(seen);
        return [
          ...all('button, .govuk-button, input, select, textarea, summary, nav'),
          ...all('table, svg, h1, p').filter((element) => element.getBoundingClientRect().right > sheet),
          ...all('a').filter((link) => getComputedStyle(link, '::after').content.includes('/')),
        ].map((element) => element.outerHTML.slice(0, 120));
      }, SHEET);
      expect(wrong, path).toEqual([]);
      await page.emulateMedia({ media: null });
    }
    await show(STATEMENT);
    const printed = await openPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    const file = await fetch(`${app.origin}${STATEMENT}/statement.pdf`);
    const made = await openPdf(new Uint8Array(await file.arrayBuffer()));
    expect(printed.numPages).toBeLessThanOrEqual(made.numPages + 1);
  }, 60_000);

  it('a published statement leads to each of its parts, to its other years, and back', async () => {
    await show(STATEMENT);
    const parts = await page.locator('.contents a').all();
    const missing = await page.evaluate(() =>
      [...document.querySelectorAll('.contents a')].filter(
        (link) => !document.querySelector(link.getAttribute('href') ?? ''),
      ),
    );
    expect(parts.length).toBe(await page.locator('.statement-section').count());
    expect(missing).toEqual([]);
    await page.getByRole('navigation', { name: 'Years' }).getByRole('link', { name: '2023/24' }).click();
    await page.waitForURL('**/2024-03-31');
    await page.getByRole('link', { name: 'Bryn Works CIC in the directory' }).click();
    await page.waitForURL('**/directory/bryn-works');
  });

  it('a key keeps its colours where the system sets its own', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await show(OVERVIEW);
    const keys = await page.evaluate(() =>
      [...document.querySelectorAll('.pound__key li')].map(
        (item) => getComputedStyle(item, '::before').backgroundColor,
      ),
    );
    await page.emulateMedia({ forcedColors: null });
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

/** How far a page moved while it came: what a browser counts as layout shift. */
async function shift(page: Page): Promise<number> {
  await page.waitForTimeout(120);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 60);
      }),
  );
}

/**
 * Links in the browser's own blue, headings with nothing in them, questions that stand on their answer or far from it,
 * columns of several widths, words in a second line, and filters whose fields stand higher or lower.
 */
async function bare(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    for (const link of document.querySelectorAll('main a[href]'))
      if (getComputedStyle(link).color === 'rgb(0, 0, 238)') wrong.push(`link: ${link.textContent}`);
    for (const heading of document.querySelectorAll('h1, h2, h3, h4'))
      if (!heading.textContent?.trim()) wrong.push(`heading: ${heading.outerHTML}`);
    for (const legend of document.querySelectorAll('legend.question__title')) {
      const gap =
        (legend.nextElementSibling?.getBoundingClientRect().top ?? 99) -
        legend.getBoundingClientRect().bottom;
      if (gap < (legend.nextElementSibling?.matches('.hint') ? 0 : 8))
        wrong.push(`${gap} px: ${legend.textContent}`);
    }
    for (const input of document.querySelectorAll(
      '.question > fieldset > :is(.govuk-\\!-width-full, textarea)',
    )) {
      const last = input.closest('.question')?.querySelector('.last-year');
      if (last && last.clientWidth < input.clientWidth - 20) wrong.push(`air above: ${input.id}`);
    }
    const columns = [...document.querySelectorAll('.three > *')].map((column) => column.clientWidth);
    if (new Set(columns).size > 1) wrong.push(`columns: ${columns}`);
    for (const button of document.querySelectorAll('.as-link, .govuk-task-list__status > *'))
      if (button.getClientRects().length > 1 || button.getBoundingClientRect().height > 60)
        wrong.push(`two lines: ${button.textContent}`);
    for (const form of document.querySelectorAll('.filters')) {
      const boxes = [...form.querySelectorAll('input, select, button')].map((field) =>
        field.getBoundingClientRect(),
      );
      const lines = new Set(boxes.map(({ bottom }) => Math.round(bottom)));
      const rows = new Set(boxes.map(({ top }) => Math.round(top)));
      if (lines.size !== rows.size || (rows.size > 1 && innerWidth > 1000)) wrong.push('filters');
    }
    return wrong;
  });
}
