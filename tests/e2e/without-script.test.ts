import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, openBrowser, signIn, signOut } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

describe.runIf(browserAvailable())('pages without script', () => {
  let app: RunningApp;
  let page: Page;
  let close: () => Promise<void>;

  beforeAll(async () => {
    app = await startApp();
    const browser = await openBrowser({ javaScriptEnabled: false });
    close = browser.close;
    page = await browser.context.newPage();
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
  });

  it('put what is wrong with a form first, focused, and keep what was typed', async () => {
    await signIn(page, app.origin, 'manager');
    await page.goto(`${app.origin}/organisations/bryn-works/share`);
    const typed = 'x'.repeat(500);
    await page.locator('input[name=label]').fill(typed);
    await page.getByRole('button', { name: /Make/ }).first().click();
    await page.locator('.govuk-error-summary:focus').waitFor();
    expect(await page.locator('input[name=label]').inputValue()).toBe(typed);
    await signOut(page);
  });

  it('send a whole statement once: no data of it beside the page', async () => {
    await signIn(page, app.origin, 'editor');
    await page.goto(`${app.origin}/organisations/bryn-works/statements`);
    await page.locator('.list-rows a').first().click();
    const path = new URL(page.url()).pathname;
    const response = await page.goto(`${app.origin}${path}/check`);
    const html = (await response?.text()) ?? '';
    expect(html).toContain('As it stands, with its exact figures');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(response?.headers()['content-encoding']).toMatch(/^(br|gzip)$/);
  });
});
