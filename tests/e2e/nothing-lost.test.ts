import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
  signOut,
} from '../support/browser';
import { DEMO_PASSWORD, type RunningApp, startApp } from '../support/running-app';
import { signInAs, typedIn } from '../support/visitor';

const CREATED = 'jobs_created.value';
const SAFEGUARDED = 'jobs_safeguarded.value';

describe.runIf(browserAvailable())('what somebody types into a section', () => {
  let app: RunningApp;
  let jobs = '';
  let statement = '';
  let cookies: Record<'editor' | 'director', string>;
  const open: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    app = await startApp();
    cookies = { editor: await signInAs(app, 'editor'), director: await signInAs(app, 'director') };
    const list = await (
      await fetch(`${app.origin}/organisations/bryn-works/statements`, {
        headers: { cookie: cookies.editor },
      })
    ).text();
    statement = `${app.origin}/statements/${/\/statements\/([0-9a-f-]{36})/.exec(list)?.[1]}`;
    jobs = `${statement}/jobs`;
  }, 60_000);
  afterAll(() => app?.stop());
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  async function browserOf(javaScriptEnabled = true): Promise<BrowserContext> {
    const browser = await openBrowser({ javaScriptEnabled });
    open.push(browser.close);
    return browser.context;
  }
  /** The section as somebody has it before them. */
  async function at(context: BrowserContext, who = 'editor'): Promise<Page> {
    const page = await context.newPage();
    await signIn(page, app.origin, who);
    await page.goto(jobs);
    return page;
  }
  const field = (page: Page, name: string) => page.locator(`input[name="${name}"]`);
  const status = (page: Page) => page.locator('.saved');
  const saved = (page: Page) =>
    status(page)
      .getByText(/^Saved \d/)
      .waitFor();
  /** What the server has, as it shows it to whoever asks now. */
  const stored = async () =>
    typedIn(await (await fetch(jobs, { headers: { cookie: cookies.editor } })).text());
  /** A colleague who saves an answer elsewhere. */
  async function colleague(name: string, value: string): Promise<void> {
    const html = await (await fetch(jobs, { headers: { cookie: cookies.director } })).text();
    const answer = await fetch(jobs, {
      method: 'POST',
      body: new URLSearchParams({ ...typedIn(html), [name]: value, intent: 'later' }),
      headers: { cookie: cookies.director, origin: app.origin },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
  }
  const kept = (page: Page) =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('proofmark-unsent')));

  beforeEach(async () => {
    await colleague(CREATED, '20');
    await colleague(SAFEGUARDED, '2');
  });

  it('is set against what it was typed over until somebody chooses, whatever is typed elsewhere', async () => {
    const page = await at(await browserOf());
    await colleague(CREATED, '30');
    await field(page, CREATED).fill('31');
    const notice = page.locator('.clash');
    await notice.waitFor();
    expect(await notice.textContent()).toMatch(/^\S+ \S+ changed this answer/);
    // Nobody is taken away from the field that they type in.
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe(CREATED);
    await expectAccessible(page, 'an answer that somebody else changed');
    await field(page, SAFEGUARDED).fill('5');
    await status(page)
      .getByText(/except what was changed elsewhere too/)
      .waitFor();
    expect(await stored()).toMatchObject({ [CREATED]: '30', [SAFEGUARDED]: '5' });
    // Also the big button asks, instead of deciding.
    await page.getByRole('button', { name: 'Save and continue' }).last().click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await stored()).toMatchObject({ [CREATED]: '30' });
    // Whoever reloads without a choice is asked again.
    await page.goto(jobs);
    await notice.waitFor();
    expect(await field(page, CREATED).inputValue()).toBe('31');
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.waitForURL(/\?now=/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('jobs_created');
    expect(await stored()).toMatchObject({ [CREATED]: '31', [SAFEGUARDED]: '5' });
    expect(await kept(page)).toEqual([]);
  });

  it.each([true, false])(
    'is chosen one by one where two answers were changed twice (script: %s)',
    async (script) => {
      const page = await at(await browserOf(script));
      await colleague(CREATED, '30');
      await colleague(SAFEGUARDED, '40');
      await field(page, CREATED).fill('31');
      await field(page, SAFEGUARDED).fill('41');
      await page.getByRole('button', { name: 'Save and continue' }).last().click();
      await page.locator('.clash').nth(1).waitFor();
      await page.getByRole('button', { name: /^Take the other ?: Jobs created$/ }).click();
      await expect.poll(() => page.locator('.clash').count(), { timeout: 10_000 }).toBe(1);
      // The form shows what stands, and the other choice is still to be made.
      expect(await field(page, CREATED).inputValue()).toBe('30');
      expect(await field(page, SAFEGUARDED).inputValue()).toBe('41');
      await page.getByRole('button', { name: /^Keep mine ?: Jobs safeguarded$/ }).click();
      await page.waitForURL(/\?now=/);
      await expect.poll(() => page.locator('.clash').count(), { timeout: 10_000 }).toBe(0);
      expect(await stored()).toMatchObject({ [CREATED]: '30', [SAFEGUARDED]: '41' });
    },
  );

  it.each(['Keep mine', 'Take the other'])('is chosen without script, too: %s', async (choice) => {
    const page = await at(await browserOf(false));
    await colleague(CREATED, '30');
    await field(page, CREATED).fill('31');
    await field(page, SAFEGUARDED).fill('6');
    await page.getByRole('button', { name: 'Save and continue' }).last().click();
    await page.locator('.clash').waitFor();
    expect(await stored()).toMatchObject({ [CREATED]: '30', [SAFEGUARDED]: '6' });
    await page.getByRole('button', { name: choice }).click();
    await page.waitForURL(/\?now=/);
    expect(await stored()).toMatchObject({ [CREATED]: choice === 'Keep mine' ? '31' : '30' });
  });

  it('is not offered again once it was saved, and overwrites nobody then', async () => {
    const page = await at(await browserOf());
    await field(page, CREATED).fill('41');
    // At once: within the pause after which it would have been saved by itself.
    await page.getByRole('button', { name: 'Save and continue' }).last().click();
    await page.waitForURL((url) => url.pathname !== new URL(jobs).pathname || url.search !== '');
    expect(await stored()).toMatchObject({ [CREATED]: '41' });
    expect(await kept(page)).toEqual([]);
    await colleague(CREATED, '42');
    await page.goto(jobs);
    expect(await field(page, CREATED).inputValue()).toBe('42');
    await field(page, SAFEGUARDED).fill('7');
    await saved(page);
    expect(await stored()).toMatchObject({ [CREATED]: '42', [SAFEGUARDED]: '7' });
  });

  it('goes along when somebody leaves by a link before it was saved', async () => {
    const page = await at(await browserOf());
    await field(page, CREATED).fill('43');
    await page.getByRole('link', { name: 'All sections' }).click();
    await page.getByRole('heading', { name: 'Social Impact Statement' }).waitFor();
    await expect.poll(async () => (await stored())[CREATED]).toBe('43');
    await expect.poll(() => kept(page)).toEqual([]);
  });

  it.each([true, false])(
    'stops no other answer where it cannot be read, and is kept as typed (script: %s)',
    async (script) => {
      const page = await at(await browserOf(script));
      await field(page, CREATED).fill('twelve or so');
      await field(page, SAFEGUARDED).fill('8');
      if (script)
        await status(page)
          .getByText(/an answer has to be corrected/)
          .waitFor();
      else {
        await page.getByRole('button', { name: 'Save and continue' }).last().click();
        await page.locator('.govuk-error-summary').waitFor();
      }
      expect(await stored()).toMatchObject({ [CREATED]: 'twelve or so', [SAFEGUARDED]: '8' });
      await page.goto(jobs);
      expect(await page.title()).toMatch(/^Error: /);
      expect(await field(page, CREATED).inputValue()).toBe('twelve or so');
      expect(await field(page, CREATED).getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('.steps .now').textContent()).toContain('an answer has to be corrected');
      if (script) {
        await expectAccessible(page, 'an answer that cannot be read');
        await page.setViewportSize({ width: 320, height: 800 });
        await expectNoSidewaysScroll(page, 'an answer that cannot be read');
      }
      await page.goto(statement);
      expect(await page.locator('main').textContent()).toContain('1 answer to correct');
      await page.goto(`${statement}/check`);
      expect(await page.locator('main').textContent()).toMatch(
        /Jobs created was typed as “twelve or so.*” and cannot be read/,
      );
      await page.goto(jobs);
      await field(page, CREATED).fill('21');
      await page.getByRole('button', { name: 'Save and come back later' }).click();
      await page.getByRole('heading', { name: 'Social Impact Statement' }).waitFor();
      expect(await page.locator('main').textContent()).not.toContain('to correct');
      expect(await stored()).toMatchObject({ [CREATED]: '21' });
    },
  );

  it('is not called wrong while somebody is at it', async () => {
    const page = await at(await browserOf());
    await field(page, CREATED).fill('twelve');
    await status(page)
      .getByText(/^Saved \d+:\d+ as typed\s*$/)
      .waitFor();
    expect(await page.locator('.govuk-error-message').count()).toBe(0);
    expect(await page.title()).not.toMatch(/^Error/);
    await field(page, SAFEGUARDED).focus();
    await page.locator('.govuk-error-message').waitFor();
    await status(page)
      .getByText(/an answer has to be corrected/)
      .waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator('.ask[role=status]').textContent()).toContain('One answer needs you');
  });

  it('is its writer’s own, however it was written: no window of theirs seems to have changed it', async () => {
    const page = await at(await browserOf());
    for (const [typed, saved] of [
      ['007', '7'],
      [' 1,015 ', '1015'],
      ['16 jobs', '16'],
      ['15', '15'],
    ] as const) {
      await field(page, CREATED).fill(typed);
      await field(page, SAFEGUARDED).focus();
      await expect.poll(stored, { timeout: 10_000 }).toMatchObject({ [CREATED]: saved });
      await status(page)
        .getByText(/^Saved \d+:\d+\s*$/)
        .waitFor();
    }
    expect(await page.locator('.clash').count()).toBe(0);
    // What a colleague changes meanwhile is found out all the same, and only where it was changed here, too.
    await colleague(CREATED, '18');
    await field(page, SAFEGUARDED).fill('08');
    await expect.poll(stored, { timeout: 10_000 }).toMatchObject({ [CREATED]: '18', [SAFEGUARDED]: '8' });
    expect(await page.locator('.clash').count()).toBe(0);
  });

  it('waits for a network that is away, in place, and is saved when that is back', async () => {
    const context = await browserOf();
    const page = await at(context);
    await context.setOffline(true);
    await field(page, CREATED).fill('51');
    await status(page)
      .getByText(/Not saved, trying again/)
      .waitFor();
    await field(page, SAFEGUARDED).fill('9');
    // Also the button leaves the form where it is.
    await page.getByRole('button', { name: 'Save and continue' }).last().click();
    await status(page)
      .getByText(/Not saved, trying again/)
      .waitFor();
    expect(await field(page, CREATED).inputValue()).toBe('51');
    await context.setOffline(false);
    await saved(page);
    expect(await stored()).toMatchObject({ [CREATED]: '51', [SAFEGUARDED]: '9' });
    expect(await kept(page)).toEqual([]);
  });

  it('waits for a server that fails, too', async () => {
    const page = await at(await browserOf());
    await page.route('**/jobs.data*', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
    await field(page, CREATED).fill('52');
    await status(page)
      .getByText(/Not saved, trying again/)
      .waitFor();
    await page.unrouteAll();
    await saved(page);
    expect(await stored()).toMatchObject({ [CREATED]: '52' });
  });

  it('stays before its writer when a colleague has deleted the draft', async () => {
    const context = await browserOf();
    const page = await at(context);
    await page.goto(`${app.origin}/organisations/bryn-works/statements`);
    await page.getByRole('button', { name: 'Start the statement' }).click();
    await page.getByText('0 of 22 answers').waitFor();
    const draft = page.url();
    await page.goto(`${draft}/narrative`);
    const elsewhere = await context.newPage();
    await elsewhere.goto(`${draft}/change`);
    await elsewhere.getByLabel(/^Delete the draft for/).check();
    await elsewhere.getByRole('button', { name: 'Delete the draft' }).click();
    await elsewhere.getByText('The draft is deleted.').waitFor();
    const words = page.locator('textarea[name="outcomes.value"]');
    await words.fill('An afternoon’s work.');
    await status(page).getByText('this draft is not there any more').waitFor();
    expect(await words.inputValue()).toBe('An afternoon’s work.');
    await page.getByRole('button', { name: 'Save and continue' }).last().click();
    await status(page).getByText('this draft is not there any more').waitFor();
    expect(await words.inputValue()).toBe('An afternoon’s work.');
    await expectAccessible(page, 'a section of a draft that is gone');
  });

  it('is put back and saved after the page was closed without a network', async () => {
    const context = await browserOf();
    const page = await at(context);
    await context.setOffline(true);
    await field(page, CREATED).fill('53');
    await status(page)
      .getByText(/Not saved, trying again/)
      .waitFor();
    await page.close();
    await context.setOffline(false);
    await colleague(SAFEGUARDED, '11');
    const again = await context.newPage();
    await again.goto(jobs);
    await again.getByText(/had not been saved/).waitFor();
    await saved(again);
    // What somebody else answered meanwhile stands.
    expect(await stored()).toMatchObject({ [CREATED]: '53', [SAFEGUARDED]: '11' });
  });

  it('is put back of every window that was closed without a server', async () => {
    const context = await browserOf();
    const one = await at(context);
    const two = await context.newPage();
    await two.goto(jobs);
    await context.route('**/*', (route) => route.abort());
    await field(one, CREATED).fill('56');
    await status(one)
      .getByText(/Not saved, trying again/)
      .waitFor();
    await field(two, SAFEGUARDED).fill('57');
    await status(two)
      .getByText(/Not saved, trying again/)
      .waitFor();
    await one.close();
    await two.close();
    await context.unrouteAll();
    const again = await context.newPage();
    await again.goto(jobs);
    await saved(again);
    expect(await stored()).toMatchObject({ [CREATED]: '56', [SAFEGUARDED]: '57' });
  });

  it('is nobody’s but the writer’s when it was typed while a saving was under way and the page was left', async () => {
    const page = await at(await browserOf());
    await page.route('**/jobs.data*', async (route) => {
      if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 2_000));
      await route.continue();
    });
    await field(page, CREATED).fill('58');
    await status(page).getByText('Saving…').waitFor();
    await field(page, CREATED).fill('59');
    await page.getByRole('link', { name: 'All sections' }).click();
    await page.getByRole('heading', { name: 'Social Impact Statement' }).waitFor();
    await page.waitForTimeout(3_000);
    await page.unrouteAll();
    await page.goto(jobs);
    await saved(page);
    expect(await page.locator('.clash').count()).toBe(0);
    expect(await stored()).toMatchObject({ [CREATED]: '59' });
  });

  it('is put back after the session has ended and somebody has signed in again', async () => {
    const context = await browserOf();
    const page = await at(context);
    await context.clearCookies({ name: /session_token/ });
    await field(page, CREATED).fill('54');
    await status(page)
      .getByText(/you have been signed out/)
      .waitFor();
    expect(await field(page, CREATED).inputValue()).toBe('54');
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await page.getByLabel('E-mail address').fill('editor@demo.test');
    await page.getByLabel('Password').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(jobs);
    await saved(page);
    expect(await stored()).toMatchObject({ [CREATED]: '54' });
  });

  // Promise: A session that ended loses no text | the form is carried, sealed, through the sign-in page
  it('is carried through the sign-in page without script, and shown again for saving', async () => {
    const context = await browserOf(false);
    const page = await at(context);
    await field(page, CREATED).fill('61');
    await field(page, SAFEGUARDED).fill('a few');
    await context.clearCookies({ name: /session_token/ });
    await page.getByRole('button', { name: 'Save and continue' }).last().click();
    await page.getByText('What you sent is not saved yet').waitFor();
    const signInWith = async (password: string) => {
      await page.getByLabel('E-mail address').fill('editor@demo.test');
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    // A wrong password loses nothing either.
    await signInWith('not the password');
    await page.locator('.govuk-error-summary').waitFor();
    await signInWith(DEMO_PASSWORD);
    // Who is signed in is known at once.
    await page.getByRole('button', { name: /Sign out/ }).waitFor();
    await page.getByRole('button', { name: 'Show what I typed' }).click();
    await page.getByText('This is what you typed').waitFor();
    expect(await field(page, CREATED).inputValue()).toBe('61');
    expect(await field(page, SAFEGUARDED).inputValue()).toBe('a few');
    expect(await stored()).toMatchObject({ [CREATED]: '20', [SAFEGUARDED]: '2' });
    // What somebody else answered meanwhile is still found out.
    await colleague(CREATED, '62');
    await page.getByRole('button', { name: 'Save and continue' }).last().click();
    await page.locator('.clash').waitFor();
    expect(await stored()).toMatchObject({ [CREATED]: '62', [SAFEGUARDED]: 'a few' });
  });

  it('is not shown to somebody else who signs in after its writer’s session has ended', async () => {
    const context = await browserOf(false);
    const page = await at(context);
    await field(page, CREATED).fill('64');
    await context.clearCookies({ name: /session_token/ });
    await page.getByRole('button', { name: 'Save and continue' }).last().click();
    await page.getByLabel('E-mail address').fill('director@demo.test');
    await page.getByLabel('Password').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Somebody else had typed something here').waitFor();
    expect(await page.content()).not.toContain('64');
    expect(await stored()).toMatchObject({ [CREATED]: '20' });
  });

  it.each([true, false])('of any other form stays where it was typed, too (script: %s)', async (script) => {
    const context = await browserOf(script);
    const page = await context.newPage();
    await signIn(page, app.origin, 'director');
    const address = `${app.origin}/organisations/bryn-works/plans`;
    await page.goto(address);
    const title = page.getByLabel('Its name');
    const named = `A plan for ten years, ${script ? 'with' : 'without'} script`;
    await title.fill(named);
    await context.clearCookies({ name: /session_token/ });
    await page.locator('form', { has: title }).locator('button').last().click();
    if (script) {
      await page.getByRole('alert').getByText('You have been signed out').waitFor();
      const other = await context.newPage();
      await signIn(other, app.origin, 'director');
    } else {
      await page.getByLabel('E-mail address').fill('director@demo.test');
      await page.getByLabel('Password').fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Show what I typed' }).click();
      await page.getByRole('alert').getByText('This is what you typed').waitFor();
    }
    expect(await title.inputValue()).toBe(named);
    await page.locator('form', { has: title }).locator('button').last().click();
    await page.getByRole('heading', { name: named }).waitFor();
  });

  it.each([true, false])('can be brought back from the history (script: %s)', async (script) => {
    const page = await at(await browserOf(script));
    await colleague(CREATED, '71');
    await colleague(CREATED, '72');
    await page.goto(`${statement}/history`);
    await page.getByLabel('Of which answer').selectOption({ label: 'Jobs created' });
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page
      .getByRole('button', { name: /^Bring back “/ })
      .first()
      .waitFor();
    if (script) {
      await expectAccessible(page, 'a history');
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await expectNoSidewaysScroll(page, `a history, ${width} wide`);
      }
    }
    // Somebody else changes it while the page is open: it is left as it is, and said.
    await colleague(CREATED, '73');
    const stale = page.getByRole('button', { name: /^Bring back “/ }).first();
    await stale.click();
    await page.getByText('This answer has been changed since you opened the page').waitFor();
    expect(await stored()).toMatchObject({ [CREATED]: '73' });
    await page.goto(`${statement}/history?measure=jobs_created`);
    const back = page.getByRole('button', { name: /^Bring back “\d+/ }).first();
    const value = /“(\d+)/.exec((await back.textContent()) ?? '')?.[1];
    await back.click();
    await page.getByText('brought an earlier answer back').first().waitFor();
    // It is said, and read first.
    await page.getByRole('alert').getByText('“Jobs created” is again what it was').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id ?? '')).toMatch(
      script ? /^done$/ : /^(done)?$/,
    );
    expect(await stored()).toMatchObject({ [CREATED]: value });
  });

  it('is nobody else’s, and gone when its writer signs out', async () => {
    const context = await browserOf();
    const page = await at(context);
    await page.route('**/jobs.data*', (route) => route.abort());
    await field(page, CREATED).fill('55');
    await status(page)
      .getByText(/Not saved, trying again/)
      .waitFor();
    expect(await kept(page)).toHaveLength(1);
    await context.clearCookies({ name: /session_token/ });
    await page.unrouteAll();
    const other = await at(context, 'director');
    expect(await field(other, CREATED).inputValue()).toBe('20');
    await page.close();
    await signOut(other);
    expect(await kept(other)).toEqual([]);
  });
});
