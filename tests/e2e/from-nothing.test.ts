import { mkdirSync, writeFileSync } from 'node:fs';
import type { ParsedMail } from 'mailparser';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, openBrowser } from '../support/browser';
import { createPostgresDatabase, dropPostgresDatabase, engines } from '../support/database';
import { judgeOnPage, readAll } from '../support/judging';
import { linkIn, type Mailbox, openMailbox } from '../support/mailbox';
import { type RunningApp, startApp } from '../support/running-app';

const PASSWORD = 'orchid ladder winter plumber';
const WHO = ['admin', 'director', 'editor', 'colleague', 'assessor', 'decider'] as const;
type Who = (typeof WHO)[number];

/** What a first year says where it must say something; whatever else must be said is words. */
const SAID: Record<string, string> = {
  jobs_created: '4',
  people_trained: '64',
  people_supported: '230',
  total_income: '412000',
  trading_income: '371500',
  profit_after_tax: '18400',
};
const WORDS = 'We bake with people who were long out of work, and sell what we bake at markets in Gwynedd.';

/** Where pictures of each page and mail are put, for whoever wants to look at them. */
const PICTURES = process.env.PICTURES;

/**
 * From an empty server in production to a published statement, by mail and in the browser, as everybody who takes part
 * lives it: the administrator, an enterprise that applies, its editor, a colleague who was asked for one section, an assessor who
 * judges and one who decides.
 */
describe
  .runIf(browserAvailable())
  .each(engines().map((engine) => ({ engine, script: engine === 'embedded' })))(
  'from nothing to a published statement, $engine, script: $script',
  ({ engine, script }) => {
    let app: RunningApp;
    let mailbox: Mailbox;
    let databaseUrl = '';
    const browsers: { close: () => Promise<void> }[] = [];
    const pages = {} as Record<Who, Page>;
    const kinds: string[] = [];
    let shown = 0;
    let statement = '';

    beforeAll(async () => {
      mailbox = await openMailbox();
      if (engine === 'postgres') databaseUrl = await createPostgresDatabase();
      app = await startApp({
        production: true,
        ...(databaseUrl && { databaseUrl }),
        env: { SMTP_URL: mailbox.url, MAIL_FROM: 'The Mark <mark@example.org>' },
      });
      for (const who of WHO) {
        const browser = await openBrowser({ javaScriptEnabled: script });
        browsers.push(browser);
        pages[who] = await browser.context.newPage();
      }
    }, 120_000);
    afterAll(async () => {
      for (const { close } of browsers) await close();
      await app?.stop();
      await mailbox?.close();
      if (databaseUrl) await dropPostgresDatabase(databaseUrl);
    });

    const press = (page: Page, name: string | RegExp) =>
      page
        .getByRole('button', { name, exact: typeof name === 'string' })
        .last()
        .click();
    async function heading(page: Page, name: string | RegExp) {
      await page.getByRole('heading', { level: 1, name }).first().waitFor();
      if (!PICTURES) return;
      const folder = `${PICTURES}/${engine}`;
      mkdirSync(folder, { recursive: true });
      shown += 1;
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const file = `${String(shown).padStart(2, '0')}-${new URL(page.url()).pathname.replace(/\W+/g, '_').slice(0, 60)}`;
        await page.screenshot({ path: `${folder}/${file}-${width}.png`, fullPage: true });
      }
    }
    /** The link of the newest mail to an address that is about this. */
    async function mailed(to: string, subject: RegExp): Promise<string> {
      let mail: ParsedMail;
      do mail = await mailbox.next(to);
      while (!subject.test(mail.subject ?? ''));
      kinds.push(mail.subject ?? '');
      if (PICTURES) writeFileSync(`${PICTURES}/${engine}-mail-${kinds.length}.html`, String(mail.html));
      return linkIn(mail, app.origin);
    }
    async function factor(page: Page) {
      await heading(page, 'Second factor');
      await page.getByLabel('Your password').fill(PASSWORD);
      await press(page, 'Show me the code to scan');
      const secret = (await page.locator('code.key').textContent())?.replace(/\s/g, '') ?? '';
      await page.getByRole('textbox', { name: 'Code' }).fill(new TOTP({ secret }).generate());
      await press(page, 'Turn it on');
      await heading(page, 'Keep these backup codes');
      await page.getByRole('link', { name: 'I have kept them' }).click();
    }
    async function join(page: Page, link: string, name: string) {
      await page.goto(link);
      await heading(page, /invites you$/);
      await page.getByLabel('Your name').fill(name);
      await page.getByLabel('Choose a password').fill(PASSWORD);
      await press(page, 'Accept');
    }

    it('somebody sets it up and names an assessor', async () => {
      const page = pages.admin;
      await page.goto(/http\S+\/setup\/\w+/.exec(app.said())?.[0] ?? '');
      await heading(page, 'Set up this service');
      await page.getByLabel('Name of the accreditor').fill('Wales Mark');
      await page.getByLabel('E-mail address for questions').fill('help@example.org');
      await page.getByLabel('Your name').fill('Ada Admin');
      await page.getByLabel('Your e-mail address').fill('ada@example.org');
      await page.getByLabel('Password').fill(PASSWORD);
      await press(page, 'Go on to your second factor');
      await factor(page);
      await page.goto(`${app.origin}/accreditor/settings`);
      await heading(page, 'What is said about the accreditor');
      await page.getByLabel('Name').fill('The Wales Mark');
      await page.getByLabel('Where somebody complains').fill('complaints@example.org');
      await page.getByLabel('Colour').fill('#9ad0ff');
      await page
        .getByLabel('What you have to say by law')
        .fill('The Wales Mark is a company limited by guarantee.');
      await press(page, 'Save');
      // Words in it could not be read.
      await page.locator('.govuk-error-summary').getByText('Choose a darker colour').waitFor();
      await page.getByLabel('Colour').fill('#5B1A6B');
      await press(page, 'Save');
      await heading(page, 'Who runs the scheme');
      await page.getByRole('link', { name: 'Wordmark' }).click();
      await page.getByLabel('The file').setInputFiles({
        name: 'wordmark.svg',
        mimeType: 'image/svg+xml',
        buffer: Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="60"><rect width="240" height="60" fill="#5b1a6b"/></svg>',
        ),
      });
      await press(page, 'Use this');
      await heading(page, 'Who runs the scheme');
      // One judges, another decides.
      for (const [who, to, name] of [
        [pages.assessor, 'asa@example.org', 'Asa Assessor'],
        [pages.decider, 'dora@example.org', 'Dora Decider'],
      ] as const) {
        await page.getByLabel('E-mail address').fill(to);
        await page.getByLabel('Role').selectOption('assessor');
        await press(page, 'Invite');
        await join(who, await mailed(to, /invites you to The Wales Mark/), name);
        await factor(who);
        await heading(who, 'Nothing waits for you');
      }
    }, 120_000);

    it('an enterprise applies and is accepted', async () => {
      const page = pages.director;
      await page.goto(`${app.origin}/apply/form`);
      await heading(page, 'Apply');
      await page.getByLabel('Name', { exact: true }).fill('Bara Newydd CIC');
      await page.getByLabel('Legal form').fill('Community interest company');
      await page.getByLabel('Purpose').fill('Work and bread for Gwynedd.');
      await page.getByLabel('Your name').fill('Dai Director');
      await page.getByLabel('E-mail address').fill('dai@example.org');
      await page.getByRole('checkbox').check();
      await press(page, 'Apply');
      await heading(page, 'Look into your mailbox');
      await page.goto(await mailed('dai@example.org', /./));
      await press(page, 'Confirm, and send it on');
      await heading(page, 'Your application');
      const { admin } = pages;
      await admin.goto(`${app.origin}/applications`);
      await admin.getByRole('link', { name: 'Bara Newydd CIC' }).click();
      await heading(admin, 'Bara Newydd CIC');
      await admin.getByLabel('Mark', { exact: true }).check();
      await press(admin, 'Accept');
      await heading(admin, 'People');
      await join(page, await mailed('dai@example.org', /invites you to Bara Newydd CIC/), 'Dai Director');
      await factor(page);
      await heading(page, 'Your turn');
    }, 120_000);

    it('two people fill the statement in, one of them one section alone', async () => {
      const { director, editor, colleague } = pages;
      await director.goto(`${app.origin}/organisations/bara-newydd-cic/people`);
      await director.getByLabel('E-mail address').fill('eva@example.org');
      await director.getByLabel('Role').selectOption('editor');
      await press(director, 'Invite');
      await join(editor, await mailed('eva@example.org', /invites you/), 'Eva Editor');
      await heading(editor, 'Your turn');
      await editor.locator('.turn__action .govuk-button').click();
      await heading(editor, /Statements/);
      await press(editor, 'Start the statement');
      await heading(editor, 'Social Impact Statement');
      statement = new URL(editor.url()).pathname;
      await editor.goto(`${app.origin}${statement}/skills`);
      await heading(editor, 'Skills and volunteering');
      await editor.getByRole('link', { name: 'Ask a colleague to answer this section' }).click();
      await heading(editor, /^Ask somebody to answer/);
      await editor.getByLabel('E-mail address').fill('Cai@example.org');
      await press(editor, 'Invite');
      await editor.getByRole('heading', { name: 'cai@example.org' }).waitFor();

      await join(colleague, await mailed('cai@example.org', /asks you to answer/), 'Cai Colleague');
      await heading(colleague, 'Your turn');
      await colleague.getByRole('link', { name: /^Skills and volunteering, Bara Newydd CIC/ }).click();
      await heading(colleague, 'Skills and volunteering');
      for (const path of [
        '',
        '/jobs',
        '/check',
        '/history',
        '/evidence',
        '/declare',
        '/contracts',
        '/small-numbers',
        '/ask/skills',
        '/renewal.pdf',
      ])
        expect((await colleague.request.get(app.origin + statement + path)).status(), path).toBe(404);
      for (const path of ['', '/statements', '/people', '/about', '/plans', '/trends.csv', '/benchmarks'])
        expect(
          (await colleague.request.get(`${app.origin}/organisations/bara-newydd-cic${path}`)).status(),
          path,
        ).toBe(404);
      await answer(colleague);
      await press(colleague, /^Save and (continue|check your answers)$/);
      // A press stays once where it asks about something odd.
      if (colleague.url().includes('now='))
        await press(colleague, /^Save and (continue|check your answers)$/);
      await heading(colleague, 'Your turn');

      await editor.goto(app.origin + statement);
      await editor.getByText('asked of Cai Colleague').waitFor();
      const sections = await editor
        .locator('.govuk-task-list__link')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).getAttribute('href') ?? ''));
      for (const section of sections) {
        await editor.goto(app.origin + section);
        if ((await editor.locator('.must').count()) === 0) continue;
        await answer(editor);
        await press(editor, 'Save and come back later');
        await editor.waitForURL((url) => !url.pathname.endsWith(section) || url.search !== '');
      }
      await editor.goto(`${app.origin}${statement}/skills`);
      expect(await editor.locator('[name="people_trained.value"]').inputValue()).toBe('64');
      await editor.goto(`${app.origin}${statement}/check`);
      await heading(editor, 'Check your answers');
      await press(editor, 'Ready for a director to declare');
      await editor.getByText('You have said that it is ready').waitFor();
    }, 240_000);

    /** Answers what must be answered and is not. */
    async function answer(page: Page) {
      for (const question of await page.locator('.question', { has: page.locator('.must') }).all()) {
        const choices = question.locator('input[type=radio]');
        const said = SAID[(await question.getAttribute('id')) ?? ''] ?? WORDS;
        if ((await choices.count()) > 0) await choices.first().check();
        else {
          const box = question.locator(':is(input[type=text], textarea):visible').first();
          if ((await box.inputValue()) === '') await box.fill(said);
        }
      }
    }

    it('a director declares it, an assessor approves it, and everybody can read it', async () => {
      const { director, assessor, admin } = pages;
      await director.goto(await mailed('dai@example.org', /is ready to be declared$/));
      await heading(director, 'Declare it true');
      await director.getByLabel('Your role').fill('Director');
      await director.getByLabel(/^I declare that/).check();
      await press(director, 'Declare and submit');
      await director.getByText('It is declared and with the assessor').waitFor();

      await assessor.goto(await mailed('asa@example.org', /waits for an assessor$/));
      await heading(assessor, /Bara Newydd CIC/);
      await assessor.getByRole('link', { name: 'Judge the criteria' }).click();
      await heading(assessor, 'The criteria');
      await judgeOnPage(assessor);
      await heading(assessor, 'The criteria');

      const { decider } = pages;
      await decider.goto(await mailed('dora@example.org', /waits for an assessor$/));
      await decider
        .getByRole('link', { name: /approve/i })
        .last()
        .click();
      await heading(decider, 'Approve and publish it');
      await readAll(decider);
      await press(decider, /^Approve/);
      await decider.getByText('is approved and published').waitFor();

      const address = await mailed('eva@example.org', /is published$/);
      const visitor = await (await openVisitor()).newPage();
      await visitor.goto(address);
      await heading(visitor, /Bara Newydd CIC/);
      await visitor.getByText('230').first().waitFor();
      // Every page says who runs it, in its colour.
      await visitor.getByText('Run by The Wales Mark.').waitFor();
      await visitor.getByRole('link', { name: 'complaints@example.org' }).waitFor();
      const seen = visitor.getByRole('img', { name: 'The Wales Mark' });
      expect(await seen.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(960);
      const link = visitor.locator('main a.govuk-link').first();
      expect(await link.evaluate((each) => getComputedStyle(each).color)).toBe('rgb(91, 26, 107)');
      expect(await (await visitor.request.get(`${app.origin}/about`)).text()).toContain(
        'limited by guarantee',
      );
      const pdf = await visitor.request.get(`${address}/statement.pdf`);
      expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
      await visitor.goto(`${app.origin}/directory`);
      await visitor.getByRole('link', { name: 'Bara Newydd CIC', exact: true }).waitFor();

      await admin.goto(`${app.origin}/jobs`);
      await heading(admin, 'Jobs');
      await admin.goto(`${app.origin}/mail`);
      await heading(admin, 'Mail');
      await admin.getByText('Nothing waits to be sent').waitFor();
    }, 120_000);

    async function openVisitor() {
      const browser = await openBrowser({ javaScriptEnabled: script });
      browsers.push(browser);
      return browser.context;
    }
  },
);
