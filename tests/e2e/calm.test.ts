import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
} from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';
import { signInAs, typedIn } from '../support/visitor';

const CREATED = 'jobs_created.value';

/** Everything of a section's form that somebody could press or type into, and sees. */
const CONTROLS = `[...document.querySelectorAll('main form :is(input:not([type=hidden]), select, textarea, button, summary, a[href])')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest('.govuk-visually-hidden')).length`;

describe.runIf(browserAvailable())('a section', () => {
  let app: RunningApp;
  let statement = '';
  let cookie = '';
  const open: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    app = await startApp();
    cookie = await signInAs(app, 'editor');
    const list = `${app.origin}/organisations/bryn-works/statements`;
    const html = await (await fetch(list, { headers: { cookie } })).text();
    statement = `${app.origin}/statements/${/\/statements\/([0-9a-f-]{36})/.exec(html)?.[1]}`;
  }, 60_000);
  afterAll(() => app?.stop());
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  async function browserOf(javaScriptEnabled: boolean): Promise<BrowserContext> {
    const browser = await openBrowser({ javaScriptEnabled });
    open.push(browser.close);
    return browser.context;
  }
  async function at(section: string, script: boolean): Promise<Page> {
    const page = await (await browserOf(script)).newPage();
    await signIn(page, app.origin, 'editor');
    await page.goto(`${statement}/${section}`);
    return page;
  }
  const stored = async (section: string) =>
    typedIn(await (await fetch(`${statement}/${section}`, { headers: { cookie } })).text());
  const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
  const save = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).last().click();

  it('starts in the browser from what it was made of, whatever stands in an answer', async () => {
    const words = 'Ends </script><b id="slipped">nothing</b>\u2028 & goes on <!-- <script>';
    const page = await at('narrative', true);
    const story = page.locator('textarea').first();
    const name = (await story.getAttribute('name')) ?? '';
    const before = await story.inputValue();
    await story.fill(words);
    await page.locator('.saved', { hasText: /Saved/ }).waitFor();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (said) => said.type() === 'error' && errors.push(said.text()));
    await page.reload();
    expect(await page.locator('#slipped').count()).toBe(0);
    expect(await field(page, name).inputValue()).toBe(words);
    // What answers to typing is React, which found the page as it would have made it.
    await field(page, name).fill(before);
    await page.locator('.saved', { hasText: /Saved/ }).waitFor();
    expect(errors).toEqual([]);
  });

  it.each([true, false])('asks nine questions with at most thirty controls (script: %s)', async (script) => {
    const page = await at('jobs', script);
    expect(await page.locator('.question').count()).toBe(9);
    expect(await page.evaluate<number>(CONTROLS)).toBeLessThanOrEqual(30);
    if (script) await expectAccessible(page, 'jobs, calm');
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page, `jobs, ${width} wide`);
      // Last year's answer is seen with the input: beside it, or directly under the question.
      const question = page.locator('.question').first();
      const [last, input] = await Promise.all([
        question.locator('.last-year').boundingBox(),
        question.locator('.answer input').first().boundingBox(),
      ]);
      if (!last || !input) throw new Error('No last year beside the input');
      if (width > 640) expect(Math.abs(last.y - input.y)).toBeLessThan(60);
      else expect(last.y + last.height).toBeLessThanOrEqual(input.y + 1);
    }
  });

  it('opens what changes how a figure is read, and says the rest beside it', async () => {
    const page = await at('jobs', true);
    const said = page.locator('#barrier_jobs summary');
    await page.waitForFunction(() => document.querySelector('#barrier_jobs summary'));
    expect(await said.textContent()).toContain('Care leavers 1');
    await said.click();
    const note = page.locator('[name="barrier_jobs.note"]');
    await note.fill('From payroll');
    await page
      .locator('.saved')
      .getByText(/^Saved \d/)
      .waitFor();
    await page.goto(`${statement}/jobs`);
    expect(await note.isVisible()).toBe(true);
    expect(await page.locator('#barrier_jobs [name="barrier_jobs.periodStart.day"]').isVisible()).toBe(true);
  });

  it.each([true, false])('reads numbers as people write them, and shows how (script: %s)', async (script) => {
    const page = await at('jobs', script);
    const first = script ? '1 270+' : 'c. 1.3k';
    const words = script ? 'more than 1,270 jobs' : 'about 1,300 jobs';
    await field(page, CREATED).fill(first);
    if (script) {
      await page.locator('#jobs_created .read-as').getByText(words).waitFor();
      await expectAccessible(page, 'a number as people write it');
      await page
        .locator('.saved')
        .getByText(/^Saved \d/)
        .waitFor();
    } else {
      await save(page);
      // It is shown before it counts.
      await page.locator('.govuk-error-summary').getByText(words).waitFor();
      expect(await page.title()).toMatch(/^Error: /);
      expect(await field(page, CREATED).inputValue()).toBe(first);
      expect(await stored('jobs')).toMatchObject({ [CREATED]: first });
      await save(page);
    }
    await expect
      .poll(() => stored('jobs'), { timeout: 10_000 })
      .toMatchObject(
        script
          ? { [CREATED]: '1270', 'jobs_created.qualifier': 'more_than' }
          : { [CREATED]: '1300', 'jobs_created.qualifier': 'about' },
      );
    await page.goto(`${statement}/jobs`);
    // What is open says how exact it is; made exact again it says nothing of that.
    await field(page, 'jobs_created.qualifier').selectOption('');
    await field(page, CREATED).fill('13');
    await save(page);
    await expect
      .poll(() => stored('jobs'), { timeout: 10_000 })
      .toMatchObject({ [CREATED]: '13', 'jobs_created.qualifier': '' });
  });

  it.each([true, false])(
    'can be answered as no part of what they do, with a reason (script: %s)',
    async (script) => {
      const page = await at('homelessness', script);
      const blank = page.locator('.absent select');
      await page.getByText('This isn’t part of what we do').click();
      await page.getByRole('button', { name: 'Answer all that is blank' }).click();
      await page
        .locator('.govuk-error-summary')
        .getByText('Say why this is no part of what you do')
        .waitFor();
      if (script) await expectAccessible(page, 'no part of what they do, without a reason');
      await page.getByLabel('Why not?').fill('We run workshops, not hostels');
      await page.getByRole('button', { name: 'Answer all that is blank' }).click();
      await page.waitForURL(/now=no_part/);
      const answers = Object.entries(await stored('homelessness'));
      const absent = answers.filter(([name]) => name.endsWith('.absent'));
      expect(absent.length).toBe(await blank.count());
      expect(absent.every(([, value]) => value === 'not_applicable')).toBe(true);
      await page.getByText('says “does not apply” now, with your reason').waitFor();
      // Nothing else is opened for it, and all of it is taken back at once.
      expect(await page.locator('details.more[open]').count()).toBe(0);
      await page.getByRole('button', { name: 'Take that back' }).click();
      await page.waitForURL(/now=is_part/);
      await page.getByText('is blank again').waitFor();
      const left = Object.entries(await stored('homelessness')).filter(([name]) =>
        /\.(absent|note)$/.test(name),
      );
      expect(left.filter(([, value]) => value)).toEqual([]);
    },
  );

  it.each([true, false])(
    'is asked about what was stated last year and is blank now (script: %s)',
    async (script) => {
      const page = await at('check', script);
      const asked = page.locator('.blank-now li');
      const before = await asked.count();
      const fold = page.getByText(/^Answer each of the \d+ by itself$/);
      if (before > 4) await fold.click();
      expect(before).toBeGreaterThan(1);
      await expectNoSidewaysScroll(page, 'blank now');
      if (script) await expectAccessible(page, 'what is blank now');
      const one = asked.filter({ has: page.locator('select') }).first();
      await one.locator('select').selectOption('not_applicable');
      await page.getByRole('button', { name: 'Save these answers' }).click();
      await page.getByText('One answer says now why there is no figure').waitFor();
      expect(await asked.count()).toBe(before - 1);
    },
  );

  it.each([true, false])('takes one own measure after the other (script: %s)', async (script) => {
    const page = await at('own', script);
    await page.getByRole('link', { name: 'Add a measure of your own' }).click();
    for (const name of ['Chairs mended', 'Sofas mended']) {
      const label = page.getByLabel('What is counted');
      await label.and(page.locator(':focus')).waitFor();
      const full = `${name} ${script ? 'with' : 'without'} script`;
      await page.keyboard.type(full);
      await page.getByLabel('In which unit').fill('pieces');
      const figure = page.getByLabel(/^How much it was/);
      if (name === 'Chairs mended') {
        // What is wrong is said before a measure is added whose name would then be taken.
        await figure.fill('a lot');
        await page.getByLabel('Environmental well-being').check();
        await page.locator('input[name="disclosure"]').first().check();
        await page.getByRole('button', { name: 'Add it and another' }).click();
        await page.locator('.govuk-error-summary').getByText('Enter a number').waitFor();
        if (script) await expectAccessible(page, 'an own measure, its figure refused');
        await figure.fill('1,240');
      } else {
        // One kind of work is mostly about one well-being; whom it could point to is asked of each.
        expect(await page.getByLabel('Environmental well-being').isChecked()).toBe(true);
        expect(await page.locator('input[name="disclosure"]:checked').count()).toBe(0);
        await page.locator('input[name="disclosure"]').first().check();
      }
      await page.getByRole('button', { name: 'Add it and another' }).click();
      const stated = name === 'Chairs mended' ? `${full}: 1,240 pieces` : full;
      await page.getByText(`“${stated}” is among your own measures`).waitFor();
      expect(await label.inputValue()).toBe('');
    }
    await page.goto(`${statement}/own`);
    const chairs = page.locator('.question', {
      hasText: `Chairs mended ${script ? 'with' : 'without'} script`,
    });
    expect(await chairs.locator('input[name$=".value"]').inputValue()).toBe('1240');
    if (script) await expectAccessible(page, 'one own measure after the other');
  });

  it('says in its list how far it is while somebody types', async () => {
    const page = await at('jobs', true);
    const step = page.locator('.steps .now');
    await expect.poll(() => step.textContent(), { timeout: 10_000 }).toContain('✓');
    await field(page, 'staff_fte.value').fill('about forty');
    await page.locator('h1').click();
    await expect
      .poll(() => step.textContent(), { timeout: 10_000 })
      .toContain('an answer has to be corrected');
    await field(page, 'staff_fte.value').fill('41.2');
    await expect.poll(() => step.textContent(), { timeout: 10_000 }).toContain('✓');
  });

  it.each([true, false])(
    'points at data of one person while it is typed, and before it is declared (script: %s)',
    async (script) => {
      const page = await at('narrative', script);
      const story = field(page, 'learning.value');
      const before = await story.inputValue();
      await story.fill('Mary Jones, 12 Bath Road, Newport NP20 1AB, had never had a job.');
      if (!script) {
        await page.getByRole('button', { name: 'Save and come back later' }).last().click();
        await page.goto(`${statement}/narrative`);
      }
      const notice = page.locator('#learning').getByText('looks like a name with a postcode');
      await notice.waitFor();
      if (script) await expectAccessible(page, 'a story with data of one person');
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await expectNoSidewaysScroll(page, `a notice, ${width} wide`);
      }
      const check = await page.context().newPage();
      await check.goto(`${statement}/check`);
      await check.getByText('which looks like a name with a postcode').waitFor();
      await check.getByRole('link', { name: 'Say why they can stand' }).click();
      await check.getByText('this looks like a name with a postcode').waitFor();
      await story.fill(before);
      if (script) await notice.waitFor({ state: 'detached' });
      else await page.getByRole('button', { name: 'Save and come back later' }).last().click();
    },
  );
});
