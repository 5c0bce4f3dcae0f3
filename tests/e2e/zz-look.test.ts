import { afterAll, beforeAll, describe, it } from 'vitest';
import { openBrowser, signIn } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

const count = `(() => { const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.govuk-visually-hidden') && e.getBoundingClientRect().width > 1;
  const main = document.querySelector('main form'); const all = [...main.querySelectorAll('input:not([type=hidden]),select,textarea,button,summary,a[href]')].filter(seen);
  const by = {}; for (const e of all) by[e.tagName] = (by[e.tagName]||0)+1; return [all.length, JSON.stringify(by)].join(' '); })()`;
describe('look', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  }, 60_000);
  afterAll(() => app?.stop());
  it('looks', async () => {
    const browser = await openBrowser({ javaScriptEnabled: true });
    const page = await browser.context.newPage();
    await signIn(page, app.origin, 'editor');
    await page.goto(`${app.origin}/organisations/bryn-works/statements`);
    const href = await page.locator('a[href^="/statements/"]').first().getAttribute('href');
    for (const section of [
      'narrative',
      'jobs',
      'skills',
      'homelessness',
      'reinvestment',
      'environment',
      'community',
      'method',
      'gold',
      'own',
    ]) {
      const answer = await page.goto(`${app.origin}${href}/${section}`);
      if (answer?.status() !== 200) {
        console.log(section, answer?.status());
        continue;
      }
      console.log(section, await page.evaluate(count));
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        if (['jobs', 'community', 'narrative'].includes(section))
          await page.screenshot({ path: `/tmp/look-${section}-${width}.png`, fullPage: true });
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    await page.goto(`${app.origin}${href}/jobs`);
    await page.locator('input[name="jobs_created.value"]').fill('70+');
    await page.locator('input[name="jobs_safeguarded.value"]').fill('');
    await page.waitForTimeout(2500);
    await page.locator('input[name="jobs_created.value"]').scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollTo(0, 200));
    await page.screenshot({ path: `/tmp/look-typed.png` });
    // all blank
    await page.evaluate(() => {
      for (const i of document.querySelectorAll<HTMLInputElement>('main form .answer input')) {
        i.value = '';
      }
    });
    console.log('blank', await page.evaluate(count));
    await page.goto(`${app.origin}${href}`);
    await page.screenshot({ path: `/tmp/look-tasks.png`, fullPage: true });
    await browser.close();
  }, 120_000);
});
