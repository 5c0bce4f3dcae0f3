import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, expectAccessible, expectNoSidewaysScroll, openBrowser } from '../support/browser';
import { createPostgresDatabase, dropPostgresDatabase, engines } from '../support/database';
import { freshCode } from '../support/fresh-code';
import { linkIn, type Mailbox, openMailbox } from '../support/mailbox';
import { type RunningApp, startApp } from '../support/running-app';

const PASSWORDS = {
  admin: 'orchid ladder winter plumber',
  director: 'copper meadow violin kettle',
  editor: 'granite pepper lantern sofa',
};

/** From an empty server in production to people at work, as an operator and those who are invited live it. */
describe.runIf(browserAvailable()).each(engines())('the first hour, %s', (engine) => {
  let app: RunningApp;
  let mailbox: Mailbox;
  const browsers: { close: () => Promise<void> }[] = [];
  let databaseUrl = '';
  let auditor: Page;
  const pages = {} as Record<keyof typeof PASSWORDS, Page>;
  const factors = {} as Record<string, TOTP>;
  let backup = '';

  beforeAll(async () => {
    mailbox = await openMailbox();
    if (engine === 'postgres') databaseUrl = await createPostgresDatabase();
    app = await startApp({
      production: true,
      ...(databaseUrl && { databaseUrl }),
      env: { SMTP_URL: mailbox.url, MAIL_FROM: 'The Mark <mark@example.org>' },
    });
    for (const who of ['admin', 'director', 'editor'] as const) {
      // Every page of an account works without script.
      const browser = await openBrowser({ javaScriptEnabled: who === 'editor' });
      browsers.push(browser);
      pages[who] = await browser.context.newPage();
    }
    const own = await openBrowser({ javaScriptEnabled: true });
    browsers.push(own);
    auditor = await own.context.newPage();
  }, 120_000);
  afterAll(async () => {
    for (const { close } of browsers) await close();
    await app?.stop();
    await mailbox?.close();
    if (databaseUrl) await dropPostgresDatabase(databaseUrl);
  });

  /** What is for ears only is set apart by a space or none. */
  const press = (page: Page, name: string) =>
    page
      .getByRole('button', { name: new RegExp(`^${name.replace(/[.+]/g, '\\$&').replace(': ', ' ?: ')}$`) })
      .click();
  const heading = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  async function sound(page: Page, state: string) {
    await expectAccessible(page, state, auditor);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page, `${state}, ${width} wide`);
    }
  }

  async function setUpFactor(page: Page, who: keyof typeof PASSWORDS) {
    await heading(page, 'Second factor');
    await page.getByLabel('Your password').fill(PASSWORDS[who]);
    await press(page, 'Show me the code to scan');
    const key = (await page.locator('code.key').textContent())?.replace(/\s/g, '') ?? '';
    factors[who] = new TOTP({ secret: key });
    await page.getByRole('textbox', { name: 'Code' }).fill('000000');
    await press(page, 'Turn it on');
    await page.locator('.govuk-error-summary').getByText('That code is not right').waitFor();
    await page.getByRole('textbox', { name: 'Code' }).fill(await freshCode(factors[who]));
    await press(page, 'Turn it on');
    await heading(page, 'Keep these backup codes');
    const codes = await page.locator('.codes code').allTextContents();
    expect(codes.length).toBe(10);
    await page.getByRole('link', { name: 'I have kept them' }).click();
    return codes;
  }

  it('begins at an address that is printed, good once', async () => {
    const page = pages.admin;
    const address = /http\S+\/setup\/\w+/.exec(app.said())?.[0] ?? '';
    expect(address).not.toBe('');
    await page.goto(address);
    await heading(page, 'Set up this service');
    await press(page, 'Go on to your second factor');
    expect(await page.locator('.govuk-error-summary li').allTextContents()).toEqual([
      'Enter the name of the accreditor',
      'Enter an e-mail address, like name@example.org',
      'Enter your name',
      'Enter an e-mail address, like name@example.org',
    ]);
    await page.getByLabel('Name of the accreditor').fill('Wales Mark');
    await page.getByLabel('E-mail address for questions').fill('help@example.org');
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('Your e-mail address').fill('Ada@Example.org');
    await page.getByLabel('Password').fill('password1234');
    await press(page, 'Go on to your second factor');
    await page.locator('.govuk-error-summary').getByText('too easy to guess').waitFor();
    expect(await page.getByLabel('Password').inputValue()).toBe('');
    expect(await page.getByLabel('Your name').inputValue()).toBe('Ada Admin');
    await page.getByLabel('Password').fill(PASSWORDS.admin);
    await press(page, 'Go on to your second factor');
    // Nothing else opens before the second factor.
    await heading(page, 'Second factor');
    await page.goto(`${app.origin}/organisations`);
    [backup = ''] = await setUpFactor(page, 'admin');
    await heading(page, 'Organisations');
    expect((await page.request.get(address)).status()).toBe(410);
    await sound(page, 'organisations, none');
  }, 120_000);

  it('adds an organisation, and invites its director by mail', async () => {
    const page = pages.admin;
    await page.getByLabel('Name', { exact: true }).fill('Bara Môr & Sons CIC');
    await page.getByLabel('Legal form').fill('Community interest company');
    await press(page, 'Add it');
    // No level is taken for granted.
    await page.locator('.govuk-error-summary').getByText('Choose a level').waitFor();
    await page.getByLabel('Level').selectOption('mark');
    await press(page, 'Add it');
    await heading(page, 'People');
    expect(page.url()).toBe(`${app.origin}/organisations/bara-mor-and-sons-cic/people`);
    await page.getByLabel('E-mail address').fill('Dai@example.org');
    await press(page, 'Invite');
    await page.locator('.govuk-error-summary').getByText('Choose a role').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('Dai@example.org');
    await page.getByLabel('Role').selectOption('director');
    await press(page, 'Invite');
    await page.getByRole('heading', { name: 'dai@example.org' }).waitFor();
    await sound(page, 'people, somebody invited');
    const mail = await mailbox.next('dai@example.org');
    expect(mail.subject).toBe('Ada Admin invites you to Bara Môr & Sons CIC');
    expect(mail.text).toContain('Wales Mark, by Proofmark');
    const link = linkIn(mail, app.origin);

    const director = pages.director;
    await director.goto(link);
    await heading(director, 'Ada Admin invites you');
    await director.getByLabel('Your name').fill('Dai Director');
    await director.getByLabel('Choose a password').fill(PASSWORDS.director);
    await press(director, 'Accept');
    // A director declares: so a second factor comes first.
    await setUpFactor(director, 'director');
    await heading(director, /Nothing waits for you|Your turn/);
    // Used up, for everybody.
    expect((await director.request.get(link)).status()).toBe(410);
  }, 120_000);

  it('lets the director invite an editor, who needs no second factor and starts the year', async () => {
    const director = pages.director;
    await director.goto(`${app.origin}/organisations/bara-mor-and-sons-cic/people`);
    await director.getByLabel('E-mail address').fill('eva@example.org');
    await director.getByLabel('Role').selectOption('editor');
    await press(director, 'Invite');
    const first = linkIn(await mailbox.next('eva@example.org'), app.origin);
    await press(director, 'Send it again: eva@example.org');
    const second = linkIn(await mailbox.next('eva@example.org'), app.origin);
    const editor = pages.editor;
    await editor.goto(first);
    await editor.getByText('This invitation is not open').waitFor();
    await editor.goto(second);
    await editor.getByLabel('Your name').fill('Eva Editor');
    await editor.getByLabel('Choose a password').fill(PASSWORDS.editor);
    await press(editor, 'Accept');
    await heading(editor, /Nothing waits for you|Your turn/);
    await editor.goto(`${app.origin}/organisations/bara-mor-and-sons-cic/people`);
    await heading(editor, 'People');
    expect(await editor.getByRole('button', { name: 'Invite' }).count()).toBe(0);
    await editor.goto(`${app.origin}/organisations/bara-mor-and-sons-cic/statements`);
    await heading(editor, /Statements/);
    // Others' things do not exist for them.
    for (const path of ['/accreditor', '/organisations', '/mail', '/scheme'])
      expect((await editor.request.get(app.origin + path)).status(), path).toBe(404);
  }, 120_000);

  it('ends roles, but not the last director’s', async () => {
    const director = pages.director;
    await director.goto(`${app.origin}/organisations/bara-mor-and-sons-cic/people`);
    await press(director, 'End this role: Dai Director, director');
    await director.locator('.govuk-error-summary').getByText('is the last director').waitFor();
    await press(director, 'End this role: Eva Editor, editor');
    await director.getByRole('heading', { name: 'Eva Editor' }).waitFor({ state: 'detached' });
    const { editor } = pages;
    expect(
      (await editor.request.get(`${app.origin}/organisations/bara-mor-and-sons-cic/people`)).status(),
    ).toBe(404);
  });

  it('asks for a code at the next sign-in, and takes a backup code once', async () => {
    const page = pages.admin;
    await page.goto(`${app.origin}/account`);
    await sound(page, 'account');
    const sign = async () => {
      await page.context().clearCookies();
      await page.goto(`${app.origin}/sign-in?from=/accreditor`);
      await page.getByLabel('E-mail address').fill('ada@example.org');
      await page.getByLabel('Password').fill(PASSWORDS.admin);
      await press(page, 'Sign in');
      await heading(page, 'Enter a code');
    };
    await sign();
    await sound(page, 'enter a code');
    await page.getByRole('textbox', { name: 'Code' }).fill('123');
    await press(page, 'Sign in');
    await page.locator('.govuk-error-summary').getByText('none of your backup codes').waitFor();
    await page.getByRole('textbox', { name: 'Code' }).fill(await freshCode(factors.admin));
    await press(page, 'Sign in');
    await heading(page, 'Who runs the scheme');
    await sound(page, 'the accreditor');
    await sign();
    // However it is typed.
    await page.getByRole('textbox', { name: 'Code' }).fill(` ${backup.toLowerCase().replace('-', ' ')}`);
    await press(page, 'Sign in');
    await heading(page, 'Who runs the scheme');
    await sign();
    await page.getByRole('textbox', { name: 'Code' }).fill(backup);
    await press(page, 'Sign in');
    await page.locator('.govuk-error-summary').getByText('none of your backup codes').waitFor();
    await page.getByRole('textbox', { name: 'Code' }).fill(await freshCode(factors.admin));
    await press(page, 'Sign in');
    await heading(page, 'Who runs the scheme');
  }, 120_000);

  it('sets a password anew by mail, which does not pass the second factor by', async () => {
    const page = pages.director;
    await page.context().clearCookies();
    await page.goto(`${app.origin}/sign-in`);
    await page.getByRole('link', { name: 'I have forgotten my password' }).click();
    for (const email of ['nobody@example.org', 'DAI@example.org']) {
      await page.goto(`${app.origin}/reset`);
      await page.getByLabel('E-mail address').fill(email);
      await press(page, 'Send me the link');
      await heading(page, 'Look into your mailbox');
    }
    const link = linkIn(await mailbox.next('dai@example.org'), app.origin);
    expect(mailbox.mails.some(({ text }) => text?.includes('nobody@example.org'))).toBe(false);
    await page.goto(link);
    await sound(page, 'set a new password');
    await page.getByLabel('New password').fill('teapot glacier banjo hedge');
    await press(page, 'Set it, and sign in');
    expect((await page.request.get(link)).status()).toBe(410);
    await page.getByLabel('E-mail address').fill('dai@example.org');
    await page.getByLabel('Password').fill(PASSWORDS.director);
    await press(page, 'Sign in');
    await page.locator('.govuk-error-summary').getByText('is not right').waitFor();
    await page.getByLabel('Password').fill('teapot glacier banjo hedge');
    await press(page, 'Sign in');
    await heading(page, 'Enter a code');
    await page.getByRole('textbox', { name: 'Code' }).fill(await freshCode(factors.director));
    await press(page, 'Sign in');
    await heading(page, /Nothing waits for you|Your turn/);
    expect((await mailbox.next('dai@example.org')).subject).toBe('Your password was changed');
  }, 120_000);

  it('has sent what it promised, and keeps no link of it', async () => {
    const page = pages.admin;
    // What the last sign-in promised is sent within seconds.
    await expect
      .poll(
        async () => {
          await page.goto(`${app.origin}/mail`);
          return page.getByText('Nothing waits to be sent').count();
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(1);
    await sound(page, 'mail');
    expect(await page.content()).not.toMatch(/\/(invitation|reset)\/[0-9a-f]{20}/);
  });
});
