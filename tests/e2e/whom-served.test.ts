import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, openBrowser, signIn } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

const ADDRESS = '/organisations/bryn-works/served';

describe.runIf(browserAvailable())('the page that asks whom an organisation helps', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
  }, 60_000);
  afterAll(() => app?.stop());

  it.each([true, false])(
    'takes one choice, says what is missing and keeps it (script: %s)',
    async (script) => {
      const browser = await openBrowser({ javaScriptEnabled: script });
      try {
        const page = await browser.context.newPage();
        await signIn(page, app.origin, 'editor');
        await page.goto(`${app.origin}/organisations/bryn-works/statements`);
        await page.getByRole('link', { name: 'Whom you help' }).click();
        await page.getByRole('heading', { name: 'Whom you help' }).waitFor();
        expect(await page.locator('input[name=serves]:checked').getAttribute('value')).toBe('delicate');
        // What its purpose says holds whatever is answered.
        expect(await page.locator('.govuk-inset-text').textContent()).toContain('a delicate situation');
        // As somebody sends it who has taken the choice away.
        await page.locator('form [name=serves]').evaluateAll((all) => {
          for (const each of all) (each as HTMLInputElement).checked = false;
        });
        await page.getByRole('button', { name: 'Save' }).click();
        await page.locator('.govuk-error-summary:focus').waitFor();
        await page.getByRole('link', { name: 'Say who the people are whom you help' }).click();
        await page.getByLabel(/^Most or all are in a delicate situation/).check();
        await page.getByRole('button', { name: 'Save' }).click();
        await page.waitForURL('**/statements');
        expect(await page.locator('main').textContent()).toContain('Most or all are in a delicate situation');
        await page.goto(app.origin + ADDRESS);
        expect(await page.locator('input[name=serves]:checked').getAttribute('value')).toBe('delicate');
      } finally {
        await browser.close();
      }
    },
  );

  it('publishes ranges of people for the café that trains only people with a learning disability', async () => {
    const page = await (await fetch(`${app.origin}/directory/kettle-and-crumb/2024-12-31`)).text();
    expect(page).toContain('People trained');
    const json = await (
      await fetch(`${app.origin}/directory/kettle-and-crumb/2024-12-31/statement.json`)
    ).text();
    expect(json).toContain('"serves":"special"');
    const data = await (await fetch(`${app.origin}/directory/kettle-and-crumb/2024-12-31/data.csv`)).text();
    const trained = data.split('\r\n').filter((line) => line.includes('people_trained'));
    expect(trained.length).toBeGreaterThan(0);
    expect(trained.join('\n')).toContain('10 to 19');
    // The bounds of its range, and no value.
    for (const line of trained) expect(line).toMatch(/people,actual,,.*,banded,10,19,/);
  });
});
