import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
} from '../support/browser';
import { differences, partsOf } from '../support/chart-parts';
import { anyHistories, chartsOf, NAMED } from '../support/made-up-charts';
import { type RunningApp, startApp } from '../support/running-app';

const HERE = '/organisations/bryn-works';
const WIDTHS = [1280, 390] as const;
/** One year alone, few years, and the overview of a draft. */
const MORE = [
  `${HERE}/measures/jobs_created?from=2025&to=2025`,
  `${HERE}/measures/jobs_sustained_26w?from=2025&to=2025`,
  `${HERE}/measures/jobs_created?from=2024&to=2025`,
  `${HERE}?year=2026-03-31`,
];
const WAYS = ['pointer', 'keyboard', 'finger'] as const;

describe.runIf(browserAvailable())('a chart that somebody comes to', () => {
  let app: RunningApp;
  let page: Page;
  let close: () => Promise<void>;
  const scripts: string[] = [];

  beforeAll(async () => {
    app = await startApp();
    const browser = await openBrowser({ hasTouch: true });
    close = browser.close;
    page = await browser.context.newPage();
    page.on('request', (request) => scripts.push(request.url()));
    await signIn(page, app.origin, 'manager');
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
  });

  const go = (path: string) => page.goto(app.origin + path);
  const shown = () => page.locator('.chart:visible');
  const told = (chart: Locator) => chart.locator('[role=status]');
  // Words that are there and hidden are not told.
  // biome-ignore lint/performance/useDomNodeTextContent: it is what is shown that counts.
  const toldIn = (chart: Locator) => told(chart).locator('.told').innerText();

  async function wake(chart: Locator, way: (typeof WAYS)[number]): Promise<void> {
    await chart.scrollIntoViewIfNeeded();
    if (way === 'pointer') await chart.hover();
    else if (way === 'finger') await chart.tap();
    else {
      // As a keyboard comes to it: from what stands before.
      await page.keyboard.press('Shift');
      await chart.locator('a, svg[tabindex="0"]').first().focus();
    }
    await chart.and(page.locator('[data-woken]')).waitFor();
  }

  async function compared(chart: Locator, way: (typeof WAYS)[number]) {
    await page.evaluate(() => document.fonts.ready);
    const still = await partsOf(chart, 'still');
    await wake(chart, way);
    const found = differences(still, await partsOf(chart, 'live'));
    return { parts: still.length, found };
  }

  /** Compares every chart that is shown, come to in one way after the other. */
  async function compareAll(where: string): Promise<{ charts: number; parts: number }> {
    const all = await shown().all();
    let parts = 0;
    for (const [index, chart] of all.entries()) {
      const way = WAYS[index % WAYS.length] ?? 'pointer';
      const result = await compared(chart, way);
      expect(result.found, `${where}, chart ${index + 1}, by ${way}`).toEqual([]);
      parts += result.parts;
    }
    return { charts: all.length, parts };
  }

  it('is fetched then, and not before', async () => {
    scripts.length = 0;
    await go(HERE);
    await page.waitForLoadState('networkidle');
    const loaded = () => scripts.filter((url) => /\.js/.test(url));
    /** Files are named by their hashes: what is in them says whether it is the charts' library. */
    const holdsCharts = async () => {
      const texts = await Promise.all(loaded().map(async (url) => (await page.request.get(url)).text()));
      return texts.some((text) => text.includes('recharts-'));
    };
    expect(loaded()[0]).toMatch(/\/watch-charts\.js\?\w+$/);
    expect(loaded()).toHaveLength(3);
    expect(await holdsCharts()).toBe(false);
    await wake(shown().first(), 'pointer');
    expect(await holdsCharts()).toBe(true);
  });

  it.each(WIDTHS)(
    'shows what the drawing showed, on the demo’s pages, %d wide',
    async (width) => {
      await page.setViewportSize({ width, height: 900 });
      let [charts, parts] = [0, 0];
      for (const organisation of [HERE, '/organisations/loop-and-mend']) {
        await go(organisation);
        const measures = await page
          .locator('.measures a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
        expect(measures.length).toBeGreaterThan(5);
        for (const path of [organisation, ...new Set(measures), ...(organisation === HERE ? MORE : [])]) {
          await go(path);
          const result = await compareAll(`${path}, ${width}`);
          charts += result.charts;
          parts += result.parts;
        }
      }
      expect(charts).toBeGreaterThan(80);
      expect(parts).toBeGreaterThan(2_000);
    },
    300_000,
  );

  /** Puts charts in the place of the overview's own; everything else is as it is served. */
  async function goToMadeUp(charts: string[]): Promise<void> {
    const url = app.origin + HERE;
    await page.route(url, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /<section aria-label="Themes"[\s\S]*?<\/section>/,
        () => `<section aria-label="Themes">${charts.join('')}</section>`,
      );
      await route.fulfill({ response, body });
    });
    await page.goto(url);
    await page.unroute(url);
  }

  it.each(WIDTHS)(
    'shows what the drawing showed, of histories of every kind, %d wide',
    async (width) => {
      await page.setViewportSize({ width, height: 900 });
      let [charts, parts] = [0, 0];
      for (const [name, item] of Object.entries(NAMED)) {
        await goToMadeUp([chartsOf(item)]);
        const result = await compareAll(`${name}, ${width}`);
        expect(result.charts, name).toBe(2);
        charts += result.charts;
        parts += result.parts;
      }
      await goToMadeUp(anyHistories(30).map(chartsOf));
      const result = await compareAll(`made up, ${width}`);
      expect(charts + result.charts).toBeGreaterThan(80);
      expect(parts + result.parts).toBeGreaterThan(1_500);
    },
    300_000,
  );

  it('is seen to differ where its scale, a word, a width or a colour is another', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const change: ((plan: Record<string, never>) => unknown)[] = [
      (plan) => ({ ...plan, domain: [plan.domain?.[0] ?? 0, 2 * Number(plan.domain?.[1])] }),
      (plan) => ({ ...plan, bar: Number(plan.bar) + 4 }),
      (plan) => JSON.parse(JSON.stringify(plan).replace(/"words":"(\d+)"/, '"words":"$1 "')),
      (plan) => JSON.parse(JSON.stringify(plan).replace('"tone":"leaf"', '"tone":"clay"')),
      (plan) => JSON.parse(JSON.stringify(plan).replace('"named":true', '"named":false')),
    ];
    for (const [index, each] of change.entries()) {
      await goToMadeUp([chartsOf(NAMED.targets as never)]);
      const chart = shown().first();
      await chart.evaluate(
        (place, plan) => place.setAttribute('data-live', plan),
        await changed(chart, each),
      );
      expect((await compared(chart, 'pointer')).found, `change ${index + 1}`).not.toEqual([]);
    }
    await goToMadeUp([chartsOf(NAMED.targets as never)]);
    expect((await compared(shown().first(), 'pointer')).found).toEqual([]);
  });

  async function changed(chart: Locator, change: (plan: Record<string, never>) => unknown): Promise<string> {
    const data = JSON.parse((await chart.getAttribute('data-live')) ?? '');
    return JSON.stringify({ ...data, plan: change(data.plan) });
  }

  it('follows its place when that grows or shrinks, and knows on which year a pointer is', async () => {
    for (const path of [HERE, `${HERE}/measures/jobs_created`]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await go(path);
      const chart = shown().first();
      await wake(chart, 'pointer');
      for (const width of [1280, 950, 720]) {
        await page.setViewportSize({ width, height: 900 });
        const still = await partsOf(chart, 'still');
        await expect.poll(async () => differences(still, await partsOf(chart, 'live'))).toEqual([]);
        const { plan, told: years } = JSON.parse((await chart.getAttribute('data-live')) ?? '');
        const scale = ((await chart.boundingBox())?.width ?? 0) / plan.canvas.width;
        for (const [index, { label }] of years.entries())
          for (const part of [0.1, 0.9]) {
            const x = scale * (plan.left + plan.slot * (index + part));
            await chart.hover({ position: { x, y: scale * (plan.top + 20) } });
            await expect.poll(() => toldIn(chart)).toContain(label);
          }
      }
    }
  });

  it('tells each year in order to the arrow keys, and lets go of them', async () => {
    await go(HERE);
    const chart = shown().first();
    const years: { label: string; display: string; target: string | null }[] = JSON.parse(
      (await chart.getAttribute('data-live')) ?? '',
    ).told;
    await page.locator('figure.trend').first().getByRole('link').focus();
    await page.keyboard.press('Tab');
    await chart.and(page.locator('[data-woken]')).waitFor();
    const live = page.getByRole('application', {
      name: /^Jobs created: 18 jobs.*The arrow keys tell each year/,
    });
    expect(await live.evaluate((svg) => svg === document.activeElement)).toBe(true);
    const expected = years.map(
      ({ label, display, target }) => `${label}\n${display}${target ? ` · target ${target}` : ''}`,
    );
    const heard: string[] = [];
    for (const [index] of years.entries()) {
      if (index > 0) await page.keyboard.press('ArrowRight');
      heard.push((await toldIn(chart)).split('\n').slice(0, 2).join('\n'));
    }
    expect(heard).toEqual(expected);
    expect(heard.length).toBeGreaterThan(5);
    expect(heard.join()).toMatch(/target 16 jobs/);
    await page.keyboard.press('ArrowRight');
    expect(await toldIn(chart)).toContain(years.at(-1)?.label);
    // Also where a pointer rests on another year.
    await chart.hover({ position: { x: 60, y: 80 } });
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => toldIn(chart)).toContain(years.at(-2)?.label);
    await page.keyboard.press('Escape');
    await expect.poll(() => told(chart).locator('.told').isVisible()).toBe(false);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => toldIn(chart)).toContain(years.at(-3)?.label);
    await page.keyboard.press('Tab');
    expect(await live.evaluate((svg) => svg === document.activeElement)).toBe(false);
    await expect.poll(() => told(chart).locator('.told').count()).toBe(0);
    await page.keyboard.press('Shift+Tab');
    expect(await live.evaluate((svg) => svg === document.activeElement)).toBe(true);
  });

  it('walks on from the year a keyboard is on, and follows it to where its figure comes from', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await go(`${HERE}/measures/jobs_created`);
    await page.getByRole('button', { name: 'Show these years' }).focus();
    await page.keyboard.press('Tab');
    const chart = shown().first();
    await chart.and(page.locator('[data-woken]')).waitFor();
    const rows = await page
      .locator('main table')
      .first()
      .locator('tbody tr')
      .evaluateAll((all) =>
        all.map((row) =>
          (row.querySelector('td')?.textContent ?? '').replace(/, [^,]*: where it comes from$/, ''),
        ),
      );
    const heard = [await toldIn(chart)];
    for (let year = 1; year < rows.length; year += 1) {
      await page.keyboard.press('ArrowRight');
      heard.push(await toldIn(chart));
    }
    expect(heard.map((words) => words.split('\n')[1]?.split(' · ')[0])).toEqual(rows);
    for (let year = rows.length - 1; year > 1; year -= 1) await page.keyboard.press('ArrowLeft');
    expect(await toldIn(chart)).toMatch(/^2020\/21\n2 jobs/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Jobs created: 2 jobs' }).waitFor();
    await page.goBack();
    await page.locator('.measure-chart--wide a').nth(3).click();
    await page.getByRole('heading', { level: 1, name: 'Jobs created: 11 jobs' }).waitFor();
  });

  it('tells a finger the year, and goes on from there only', async () => {
    await page.setViewportSize({ width: 390, height: 900 });
    await go(HERE);
    // Before the scripts are there a year is a link, and a tap follows it.
    await page.waitForLoadState('networkidle');
    const first = shown().first();
    await first.scrollIntoViewIfNeeded();
    const box = await first.boundingBox();
    await first.tap({ position: { x: 0.62 * (box?.width ?? 0), y: 60 } });
    await expect.poll(() => toldIn(first)).toMatch(/^2022\/23|^2023\/24/);
    await go(`${HERE}/measures/jobs_created`);
    await page.waitForLoadState('networkidle');
    const chart = shown().first();
    await page.locator('.measure-chart--narrow a').nth(2).tap();
    await expect.poll(() => toldIn(chart)).toMatch(/^2021\/22\n8 jobs[\s\S]*Where it comes from/);
    expect(page.url()).toMatch(/measures\/jobs_created$/);
    await chart.locator('.live__year').nth(1).tap();
    await expect.poll(() => toldIn(chart)).toMatch(/^2020\/21\n2 jobs/);
    expect(page.url()).toMatch(/measures\/jobs_created$/);
    await chart.getByRole('link', { name: 'Where it comes from', exact: true }).tap();
    await page.getByRole('heading', { level: 1, name: 'Jobs created: 2 jobs' }).waitFor();
  });

  it('can be read by everybody, still and live, and fits the narrowest screen', async () => {
    for (const path of [HERE, `${HERE}/measures/jobs_created`]) {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await go(path);
        await expectAccessible(page, `${path}, still, ${width}`);
        for (const chart of await shown().all()) await wake(chart, 'keyboard');
        await page.keyboard.press('ArrowRight');
        await expectAccessible(page, `${path}, live, ${width}`);
        for (let year = 0; year < 12; year += 1) {
          await page.keyboard.press('ArrowRight');
          await expectNoSidewaysScroll(page, `${path}, year ${year}, ${width}`);
        }
      }
    }
  });

  it('keeps its colours where colours are forced, and is printed as it stood', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ forcedColors: 'active' });
    for (const path of [HERE, `${HERE}/measures/jobs_created`]) {
      await go(path);
      const { parts } = await compareAll(`${path}, forced colours`);
      expect(parts).toBeGreaterThan(10);
      const looks = new Set((await partsOf(shown().first(), 'live')).map(({ look }) => look.slice(0, 16)));
      expect([...looks].join()).toContain('rgb(47, 125, 93)');
    }
    await page.emulateMedia({ forcedColors: 'none' });
    await go(HERE);
    for (const chart of await shown().all()) await wake(chart, 'pointer');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.live:visible').count()).toBe(0);
    const stills = page.locator('.chart > svg');
    expect(await stills.first().evaluate((svg) => getComputedStyle(svg).visibility)).toBe('visible');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: null });
  });

  it('comes to life, too, where the page is drawn in the browser', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await go(`${HERE}/plans`);
    await page.waitForLoadState('networkidle');
    scripts.length = 0;
    await page.locator(`a.govuk-back-link[href="${HERE}"]`).click();
    await page.getByRole('heading', { name: 'Every measure' }).waitFor();
    expect(scripts.filter((url) => url.endsWith(HERE))).toEqual([]);
    await compareAll('drawn in the browser');
    await page.locator('.measures').getByRole('link', { name: 'Jobs created', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Jobs created: 13 jobs/ }).waitFor();
    await compareAll('drawn in the browser, one measure');
  });
});
