import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, MODES, openWatched, signIn, signOut, type Watched } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

/** Small enough for a phone held upright by an old hand. */
const NARROW = { width: 320, height: 800 };

describe.runIf(browserAvailable()).each(MODES)(
  'what stands beside the answers, %s',
  (_name, javaScriptEnabled) => {
    let app: RunningApp;
    let page: Page;
    let sound: Watched['sound'];
    let close: Watched['close'];
    let statement = '';
    const file = join(mkdtempSync(join(tmpdir(), 'proofmark-evidence-')), 'payroll.pdf');

    beforeAll(async () => {
      writeFileSync(file, '%PDF-1.7\n%%EOF');
      app = await startApp();
      ({ page, sound, close } = await openWatched({ javaScriptEnabled, viewport: NARROW }));
      await signIn(page, app.origin, 'editor');
      await page.goto(`${app.origin}/organisations/bryn-works/statements`);
      const link = page.getByRole('link', { name: '2025/26', exact: true });
      statement = (await link.getAttribute('href')) ?? '';
    });
    afterAll(async () => {
      await close?.();
      await app?.stop();
    });

    const go = (path: string) => page.goto(app.origin + path);
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

    it('records a figure for one contract, says what is wrong, and takes it back', async () => {
      await go(`${statement}/contracts`);
      await sound('contracts, empty');
      await page.getByLabel('The figure').fill('about 4');
      await press('Record it');
      await page.getByText('There is a problem').waitFor();
      expect(await page.getByLabel('The figure').inputValue()).toBe('about 4');
      await sound('contracts, error');
      await page.getByLabel('Contract or area').fill('Torfaen furniture');
      await page.getByLabel('What was counted').selectOption('jobs_created');
      await page.getByLabel('The figure').fill('4');
      const from = page.getByRole('group', { name: 'If not the statement’s year: from' });
      const days = async (day: string, month: string, year: string) => {
        await from.getByLabel('Day').fill(day);
        await from.getByLabel('Month').fill(month);
        await from.getByLabel('Year').fill(year);
      };
      await days('31', 'feb', '2026');
      await press('Record it');
      await page.getByText('Enter the first day').first().waitFor();
      expect(await from.getByLabel('Month').inputValue()).toBe('feb');
      await sound('contracts, no such day');
      await days('', '', '');
      await press('Record it');
      await page.getByRole('heading', { name: 'Torfaen furniture' }).waitFor();
      expect(await page.getByLabel('The figure').inputValue()).toBe('');
      await sound('contracts, filled');
      await press(/Take away/);
      await page.getByText('Nothing is recorded for a contract or area yet').waitFor();
    });

    it('adds a file of evidence from the question it is about, and shows it in the figure’s trail', async () => {
      await go(`${statement}/jobs`);
      await page.locator('#jobs_created summary').click();
      await page.getByRole('link', { name: /^Evidence\s?: Jobs created$/ }).click();
      await page.getByRole('heading', { name: 'Evidence' }).waitFor();
      expect(await page.getByLabel('Which answer it is about').inputValue()).toBe('jobs_created');
      await press('Add the file');
      await page.getByText('Confirm that nobody can be recognised in the file').first().waitFor();
      await sound('evidence, error');
      await page.getByLabel('The file').setInputFiles(file);
      await page.getByLabel('Nobody can be recognised').check();
      await press('Add the file');
      const kept = page.getByRole('link', { name: 'payroll.pdf' });
      await kept.waitFor();
      await sound('evidence, filled');
      const answer = await page.request.get(app.origin + (await kept.getAttribute('href')));
      expect(answer.headers()).toMatchObject({
        'content-disposition': 'attachment; filename="payroll.pdf"',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      });
      await go(`/organisations/bryn-works/trail/${statement.split('/').at(-1)}/jobs_created`);
      await page.getByRole('link', { name: 'payroll.pdf' }).waitFor();
      await page.getByText('no answer → 13 jobs').waitFor();
      await sound('trail');
    });

    it('sets a goal within a plan', async () => {
      await go('/organisations/bryn-works/plans');
      await page.getByText('Three years to March 2029').first().waitFor();
      await sound('plans, filled');
      await press('Set the goal');
      await page.getByText('Choose what is counted').first().waitFor();
      await sound('plans, error');
      await page.getByLabel('What is counted').selectOption('volunteers');
      await page.getByLabel('For the year that ends on').selectOption('2028-03-31');
      await page.getByLabel('What you mean to reach').fill('1,250');
      await press('Set the goal');
      await page.getByText('1,250 people').waitFor();
      await press('Add the plan');
      await page.getByText('Give the plan a name').first().waitFor();
    });

    async function answer(section: string, field: string, words: string) {
      await go(`${statement}/${section}`);
      await page.locator(`[name="${field}"]`).fill(words);
      await page.locator('button.govuk-button', { hasText: 'Save and come back later' }).click();
      await page.waitForURL((url) => !url.pathname.endsWith(`/${section}`) || url.search.includes('-ask'));
    }

    it('points at words which tell a count that the tables round, and leaves them as they are', async () => {
      const words = 'With the councils we kept 34 households at home, two families among them.';
      await answer('homelessness', 'homelessness_prevented.value', '34');
      await answer('narrative', 'outcomes.value', words);
      await go(`${statement}/check`);
      await page.getByText('“two families”').first().waitFor();
      await page.getByText('“34 households”').first().waitFor();
      await page.getByText(words).first().waitFor();
      await sound('check, words to look at');
    });

    it('shows how small numbers are published, and lets a director ask for the exact one', async () => {
      await go(`${statement}/small-numbers`);
      await page.getByText('about 30 households').waitFor();
      expect(await page.getByRole('button', { name: 'Ask the assessor' }).count()).toBe(0);
      await signOut(page);
      await signIn(page, app.origin, 'director');
      await go(`${statement}/small-numbers`);
      await page
        .getByText(/Ask to publish it exactly/)
        .first()
        .click();
      await press('Ask the assessor');
      await page.getByText('Say why the exact figure may be published').first().waitFor();
      await sound('small numbers, error');
      await page.getByLabel('Why nobody can be recognised by it').first().fill('No street is named.');
      await press('Ask the assessor');
      await page.getByText('“No street is named.”').waitFor();
      await sound('small numbers, asked');
    });
  },
);
