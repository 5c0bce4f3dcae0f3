import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, MODES, openWatched, signIn, signOut, type Watched } from '../support/browser';
import { judgeOnPage, readAll } from '../support/judging';
import { type RunningApp, startApp } from '../support/running-app';

describe.runIf(browserAvailable()).each(MODES)('the whole journey, %s', (_name, javaScriptEnabled) => {
  let app: RunningApp;
  let page: Page;
  let sound: Watched['sound'];
  let close: Watched['close'];
  let statement = '';

  beforeAll(async () => {
    app = await startApp();
    ({ page, sound, close } = await openWatched({ javaScriptEnabled }));
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
  });

  const go = (path: string) => page.goto(app.origin + path);
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();

  it('refuses a wrong password in words, and keeps the address typed', async () => {
    await go('/sign-in');
    await sound('sign-in');
    await page.getByLabel('E-mail address').fill('editor@demo.test');
    await page.getByLabel('Password').fill('not the password');
    await press('Sign in');
    await page.getByText('The e-mail address or the password is not right').first().waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('editor@demo.test');
    await sound('sign-in, wrong');
  });

  it('opens the draft and its first section', async () => {
    await signIn(page, app.origin, 'editor');
    await heading('Your turn');
    await sound('home, an editor’s');
    await page.goto(`${app.origin}/organisations/bryn-works/statements`);
    await sound('statements');
    await page.goto(`${app.origin}/home`);
    await page.getByRole('link', { name: /^Continue 2025\/26: \d+ of \d+ answers left$/ }).click();
    await heading('Your story this year');
    await sound('the first answer that is left');
    await page.getByRole('link', { name: 'All sections' }).filter({ visible: true }).click();
    await heading('Social Impact Statement');
    statement = new URL(page.url()).pathname;
    await sound('task list');
    await page.getByRole('link', { name: 'Homelessness', exact: true }).click();
    await heading('Homelessness');
    await sound('section, filled');
  });

  it('answers bad input beside the field and keeps what was typed', async () => {
    await page.locator('[name="homelessness_prevented.value"]').fill('a good many');
    await page.locator('[name="tenancies_sustained_6m.numerator"]').fill('9');
    await page.locator('[name="tenancies_sustained_6m.denominator"]').fill('8');
    await page.locator('button.govuk-button', { hasText: 'Save and continue' }).click();
    await page.getByText('There is a problem').waitFor();
    expect(await page.locator('[name="homelessness_prevented.value"]').inputValue()).toBe('a good many');
    expect(await page.locator('[name="tenancies_sustained_6m.numerator"]').inputValue()).toBe('9');
    await page.getByText('Enter a number using digits only, like 1,234').first().waitFor();
    await sound('section, error');
  });

  it('uses last year’s answer by one press', async () => {
    await page.goto(`${app.origin}${statement}/homelessness`);
    // It is offered while there is no answer.
    await page.locator('[name="homelessness_prevented.value"]').fill('');
    await press(/Use last year’s\s?: Households prevented/);
    await page.waitForURL(/now=homelessness_prevented/);
    const value = page.locator('[name="homelessness_prevented.value"]');
    await expect.poll(() => value.inputValue()).toMatch(/^\d+$/);
  });

  it('saves a section and asks about an odd value once', async () => {
    await page.locator('[name="homelessness_prevented.value"]').fill('190');
    await page.locator('button.govuk-button', { hasText: 'Save and come back later' }).click();
    await page.waitForURL(/homelessness_prevented-ask/);
    await page.getByText(/more than last year. Readers will ask/).waitFor();
    await sound('section, asking');
    await page
      .locator('[name="homelessness_prevented.explanations.large_change"]')
      .fill('A new contract with two councils began in May.');
    await page.locator('button.govuk-button', { hasText: 'Save and come back later' }).click();
    await heading('Social Impact Statement');
  });

  it('says what is missing, then takes the rest', async () => {
    await page.getByRole('link', { name: 'Check your answers' }).click();
    await heading('Check your answers');
    await sound('check, incomplete');
    await fillMissing(page, app.origin, statement);
    await page.goto(`${app.origin}${statement}/check`);
    expect(await page.getByRole('heading', { name: 'Still to answer' }).count()).toBe(0);
    await press('Ready for a director to declare');
    await page.getByText(/ready to be declared by a director, who must be somebody other than you/).waitFor();
    expect(await done(page)).toMatch(/A director who is not you reads it and declares it/);
    await sound('check, ready');
    await signOut(page);
  });

  it('is declared by another person', async () => {
    await signIn(page, app.origin, 'director');
    await heading('Your turn');
    await page.getByText('Ready to declare').waitFor();
    await sound('home, a director’s');
    await page.goto(`${app.origin}${statement}/check`);
    await page.getByRole('link', { name: 'Declare it true and submit it' }).click();
    await heading('Declare it true');
    await page.goto(`${app.origin}/home`);
    await page.getByRole('link', { name: 'Declare 2025/26', exact: true }).click();
    await heading('Declare it true');
    await press('Declare and submit');
    await page.getByText('Confirm that the figures are true and evidenced').first().waitFor();
    await sound('declare, error');
    await page.getByLabel('Your role').fill('Director');
    await page.getByLabel(/I declare that the figures/).check();
    await press('Declare and submit');
    await page.getByText('With the assessor').first().waitFor();
    expect(await done(page)).toMatch(/with the assessor, who decides by \d+ \w+ 20\d\d/);
    await sound('task list, declared');
    await page.goto(`${app.origin}/home`);
    await heading('Nothing waits for you');
    await page.getByText(/Waits for an assessor, to decide, since/).waitFor();
    await sound('home, others’ turn');
    await signOut(page);
  });

  it('is commented on, returned, corrected and declared again', async () => {
    await signIn(page, app.origin, 'assessor');
    await heading('Your turn');
    await sound('home, an assessor’s');
    await page.getByRole('link', { name: 'Assess Bryn Works CIC, 2025/26' }).click();
    await heading('Bryn Works CIC');
    await page.getByText(/Decide by \d/).waitFor();
    await page
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: 'Homelessness' })
      .click();
    await page.waitForURL(/#homelessness$/);
    await sound('review');
    await commentOn(page, 'jobs_created', 'Do these include the café?');
    await commentOn(page, 'homelessness_prevented', 'Which councils are these?');
    await press('Return for changes');
    await page.getByText('Say what should be changed before you return it').first().waitFor();
    await sound('review, error');
    await page.getByLabel('Reason').fill('Please name the councils.');
    await press('Return for changes');
    await heading('Statements to assess');
    expect(await done(page)).toMatch(/^Returned to Bryn Works CIC/);
    await sound('review list, returned');
    await signOut(page);
    await signIn(page, app.origin, 'editor');
    await page.getByText('Returned: 2 comments').waitFor();
    await page.getByRole('link', { name: 'Answer 2 comments on 2025/26' }).click();
    await page.getByText('2 comments to answer').waitFor();
    await sound('task list, returned');
    const asked = page.getByRole('region', { name: 'What the assessor asks' });
    const cafe = asked.locator('li', { hasText: 'the café' });
    await cafe.getByRole('button', { name: /^Reply/ }).click();
    await page.getByText('Write a reply, or mark the comment as answered').first().waitFor();
    await sound('task list, an empty reply');
    await cafe.getByLabel(/^Your reply/).fill('Yes, since May.');
    await cafe.getByRole('button', { name: /^Reply/ }).click();
    await page.getByText('Kept for the assessor. 1 comment left to answer.').waitFor();
    await page.goto(`${app.origin}${statement}/check`);
    await page.getByLabel('1 comment of the assessor’s is not answered. Go on without.').waitFor();
    await press('Ready for a director to declare');
    await page
      .getByText(/The assessor’s comments are not all answered/)
      .first()
      .waitFor();
    await sound('check, a comment unanswered');
    await asked.getByRole('link', { name: /^Households prevented/ }).click();
    await heading('Homelessness');
    await page.goto(`${app.origin}${statement}/homelessness`);
    await page.getByText('Which councils are these?').waitFor();
    await sound('section, commented');
    await page
      .locator('[name="homelessness_prevented.explanations.large_change"]')
      .fill('New contracts with Newport and Torfaen began in May.');
    await page.locator('button.govuk-button', { hasText: 'Save and come back later' }).click();
    await heading('Social Impact Statement');
    await page.goto(`${app.origin}${statement}/first`);
    await heading('What is read first');
    await sound('what is read first');
    await page.locator('#first').selectOption('homelessness_prevented');
    await press('Save');
    await heading('Check your answers');
    await press('Ready for a director to declare');
    await page.getByText(/who must be somebody other than you/).waitFor();
    await signOut(page);
    await declare(page, app.origin, statement);
  });

  it('is approved and published, and the public reads it', async () => {
    await signIn(page, app.origin, 'assessor');
    await page.getByRole('link', { name: 'Assess Bryn Works CIC, 2025/26' }).click();
    await page.getByText(/^0 of \d+ criteria have a verdict/).waitFor();
    await page.getByRole('link', { name: 'Judge the criteria' }).click();
    await heading('The criteria');
    await sound('criteria');
    // Words without a choice, and nothing that was written is lost.
    await page.getByLabel('What you saw of A', { exact: true }).fill('Read in the articles.');
    await press('Keep these verdicts');
    await page.locator('.govuk-error-summary').getByText('Choose a verdict on A').waitFor();
    expect(await page.getByLabel('What you saw of A', { exact: true }).inputValue()).toBe(
      'Read in the articles.',
    );
    await sound('criteria, refused');
    await judgeOnPage(page);
    await sound('criteria, judged');
    await page.goto(
      `${page
        .url()
        .replace(/[?#].*/, '')
        .replace('/criteria', '/approve')}`,
    );
    await page.getByText('You judged criteria of this statement').waitFor();
    await page.goto(page.url().replace('/approve', '/refuse'));
    await heading('Refuse it');
    await sound('refuse');
    await signOut(page);
    await signIn(page, app.origin, 'second.assessor');
    await page.getByRole('link', { name: 'Assess Bryn Works CIC, 2025/26' }).click();
    await page.getByText('Yes, since May.').waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Go on to approve it' }).click();
    await heading('Approve and publish it');
    await page.getByText('What everybody will read').waitFor();
    await sound('approve');
    await readAll(page);
    await press('Approve and publish on this day');
    await heading('Statements to assess');
    expect(await done(page)).toMatch(/Bryn Works CIC is approved and published/);
    await sound('review list');
    await signOut(page);
    await go('/directory/bryn-works/2026-03-31');
    await heading('Bryn Works CIC');
    await sound('public statement');
    await page.getByText('New contracts with Newport and Torfaen began in May.').first().waitFor();
    for (const file of ['commissioner.pdf', 'statement.pdf']) {
      const pdf = await page.request.get(`${app.origin}/directory/bryn-works/2026-03-31/${file}`);
      expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const data = await page.request.get(`${app.origin}/directory/bryn-works/2026-03-31/data.jsonld`);
    expect([data.status(), data.headers()['content-type']]).toEqual([200, 'application/ld+json']);
    await go('/directory');
    await sound('directory');
    await go('/directory/bryn-works');
    await page.getByText('For the year to 31 March 2026 it states').waitFor();
    await sound('directory, one enterprise');
  });

  it('keeps the whole story in its history', async () => {
    await signIn(page, app.origin, 'manager');
    await sound('home, a manager’s');
    await page.getByRole('link', { name: 'Trends of Bryn Works CIC' }).click();
    await heading(/./);
    await sound('dashboard');
    await page.goto(app.origin + statement);
    const draft = await page.getByRole('link', { name: 'Word file of the CIC34 draft' }).getAttribute('href');
    const word = await page.request.get(app.origin + draft);
    // A Word file is a zip.
    expect((await word.body()).subarray(0, 2).toString()).toBe('PK');
    await page.goto(`${app.origin}${statement}/history`);
    for (const what of [
      'published it',
      'approved it',
      'returned it with comments',
      'declared it true and submitted it',
      'changed answers',
    ])
      await page.getByText(what).first().waitFor();
    await sound('history');
  });
});

/** What the step that was just taken is answered with. */
async function done(page: Page): Promise<string> {
  return (await page.locator('#done .govuk-notification-banner__heading').textContent()) ?? '';
}

async function declare(page: Page, origin: string, statement: string) {
  await signIn(page, origin, 'director');
  await page.goto(`${origin}${statement}/declare`);
  await page.getByLabel('Your role').fill('Director');
  await page.getByLabel(/I declare that the figures/).check();
  await page.getByRole('button', { name: 'Declare and submit' }).click();
  await page.getByText('With the assessor').first().waitFor();
  await signOut(page);
}

async function commentOn(page: Page, measure: string, words: string) {
  const answer = page.locator(`article[id="${measure}"]`);
  await answer.getByText(/^Comment/).click();
  await answer.getByLabel('What should be changed or explained?').fill(words);
  await answer.getByRole('button', { name: 'Add the comment' }).click();
  await answer.getByText(words).first().waitFor();
}

/** Follows each "still to answer" link and answers there, as a person would. */
async function fillMissing(page: Page, origin: string, statement: string) {
  for (let left = 40; left > 0; left--) {
    await page.goto(`${origin}${statement}/check`);
    const next = page.locator('section:has(h2:text("Still to answer")) a').first();
    if ((await next.count()) === 0) return;
    const measure = (await next.getAttribute('href'))?.split('#')[1] ?? '';
    await next.click();
    await page.locator(`[name^="${measure}."]`).first().waitFor({ state: 'attached' });
    await answer(page, measure);
    await page.locator('button.govuk-button', { hasText: 'Save and come back later' }).click();
    await page.waitForURL((url) => url.pathname === statement || url.search.includes('-ask'));
  }
}

async function answer(page: Page, measure: string) {
  const field = (part: string) => page.locator(`[name="${measure}.${part}"]`);
  if ((await field('numerator').count()) > 0) {
    await field('numerator').fill('18');
    await field('denominator').fill('20');
    if ((await field('note').count()) > 0 && !(await field('note').inputValue())) {
      if (!(await field('note').isVisible()))
        await page
          .locator(`[id="${measure}"] details summary`, { hasText: 'Say more about this figure' })
          .click();
      await field('note').fill('Asked in March 2026.');
    }
  } else if ((await field('value').first().getAttribute('type')) === 'radio') {
    await field('value').first().check();
  } else {
    const long =
      (await field('value')
        .first()
        .evaluate((element) => element.tagName)) === 'TEXTAREA';
    const money = /income|profit|spend/.test(measure);
    const line = /source|lead/.test(measure);
    await field('value').fill(
      long || line ? 'Written in words by the finance lead for this test.' : money ? '120000' : '20',
    );
  }
}
