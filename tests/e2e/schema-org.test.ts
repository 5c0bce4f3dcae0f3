import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, openBrowser } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

const PAGES = ['/directory/bryn-works', '/directory/bryn-works/2024-03-31'];

describe.runIf(browserAvailable())('what public pages say of themselves (needs Chromium)', () => {
  let app: RunningApp;
  let page: Page;
  let close: () => Promise<void>;
  const complaints: string[] = [];

  beforeAll(async () => {
    app = await startApp();
    const browser = await openBrowser();
    close = browser.close;
    page = await browser.context.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
  });

  it.each(PAGES)('%s has it where a search engine looks, and no policy stands against it', async (path) => {
    await page.goto(app.origin + path);
    const said = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(said).toHaveLength(1);
    const { '@context': context, '@graph': graph } = JSON.parse(said[0] ?? '') as {
      '@context': string;
      '@graph': { '@type': string; distribution?: { contentUrl: string }[] }[];
    };
    expect(context).toBe('https://schema.org');
    expect(graph.map((thing) => thing['@type'])).toContain('Organization');
    const files = graph.flatMap(({ distribution = [] }) => distribution.map(({ contentUrl }) => contentUrl));
    expect(files).toHaveLength(4);
    for (const file of files) {
      const answer = await page.request.get(new URL(file).pathname.replace(/^/, app.origin));
      expect([file, answer.status()]).toEqual([file, 200]);
    }
    expect(complaints).toEqual([]);
  });
});
