import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
} from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

describe.runIf(browserAvailable())('the server while one develops', () => {
  let app: RunningApp;
  let real: RunningApp;
  let page: Page;
  let close: () => Promise<void>;
  const said: string[] = [];

  beforeAll(async () => {
    [app, real] = await Promise.all([startApp({ developing: true }), startApp()]);
    const browser = await openBrowser();
    close = browser.close;
    page = await browser.context.newPage();
    page.on('console', (message) => said.push(message.text()));
  }, 120_000);
  afterAll(async () => {
    await close?.();
    await app?.stop();
    await real?.stop();
  });

  const head = async ({ origin }: RunningApp, path: string, init: RequestInit = {}) => {
    const response = await fetch(origin + path, { redirect: 'manual', ...init });
    const headers = Object.fromEntries(response.headers);
    headers['content-security-policy'] =
      headers['content-security-policy']?.replace(/nonce-[^']*/g, 'nonce') ?? '';
    // A kept page knows its length.
    for (const own of ['date', 'etag', 'vary', 'content-length', 'transfer-encoding']) delete headers[own];
    return { status: response.status, ...headers };
  };

  it('sends the same headers and refuses the same', async () => {
    const cases: [string, RequestInit][] = [
      ['/directory', {}],
      ['/directory/none', {}],
      ['/statements/none', {}],
      ['/healthz', {}],
      ['/readyz', {}],
      ['/%zz', {}],
      ['/sign-in', { method: 'POST', body: 'a=b' }],
      ['/sign-in', { method: 'PUT', body: 'a=b' }],
      [
        '/sign-in',
        { method: 'POST', body: 'x'.repeat(1_000_001), headers: { 'sec-fetch-site': 'same-origin' } },
      ],
    ];
    for (const [path, init] of cases)
      expect(await head(app, path, init), `${init.method} ${path}`).toEqual(await head(real, path, init));
  });

  it('serves pages that the policy lets work, with and without their script', async () => {
    await page.goto(`${app.origin}/directory`);
    const colour = await page
      .locator('.site-header')
      .evaluate((header) => getComputedStyle(header).backgroundColor);
    expect(colour).toBe('rgb(255, 255, 255)');
    // Vite packs what pages need as it meets it, and loads a page anew when it has: the first visits are for that.
    for (let visit = 0; visit < 4; visit += 1) {
      await page.goto(`${app.origin}/sign-in`, { waitUntil: 'networkidle' });
      await page.waitForTimeout(2_000);
    }
    await signIn(page, app.origin, 'editor');
    await page.goto(`${app.origin}/organisations/bryn-works/statements`);
    await page.waitForLoadState('networkidle');
    expect(said.filter((line) => /Content Security Policy|Refused to/.test(line))).toEqual([]);
  }, 120_000);

  it('shows every shared component in every state, usable on a phone', async () => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${app.origin}/style`, { waitUntil: 'networkidle' });
      expect(await page.locator('main section .specimen').count()).toBeGreaterThan(60);
      await expectNoSidewaysScroll(page, `style, ${width}`);
      await expectAccessible(page, `style, ${width}`);
    }
    expect((await fetch(`${real.origin}/style`)).status).toBe(404);
  }, 120_000);
});
