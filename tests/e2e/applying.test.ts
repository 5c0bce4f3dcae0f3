import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
  signOut,
} from '../support/browser';
import { linkIn, type Mailbox, openMailbox } from '../support/mailbox';
import { type RunningApp, startApp } from '../support/running-app';

const PASSWORD = 'copper meadow violin kettle';

/** From the check that anybody can make to a director who signs in, as the applicant and an administrator live it. */
describe.runIf(browserAvailable())('an enterprise applies', () => {
  let app: RunningApp;
  let mailbox: Mailbox;
  const browsers: { close: () => Promise<void> }[] = [];
  let applicant: Page;
  let admin: Page;
  let auditor: Page;
  let followed = '';

  beforeAll(async () => {
    mailbox = await openMailbox();
    app = await startApp({ env: { SMTP_URL: mailbox.url, MAIL_FROM: 'The Mark <mark@example.org>' } });
    const page = async (javaScriptEnabled: boolean) => {
      const browser = await openBrowser({ javaScriptEnabled });
      browsers.push(browser);
      return browser.context.newPage();
    };
    // Every page of it works without script.
    applicant = await page(false);
    admin = await page(true);
    auditor = await page(true);
  }, 120_000);
  afterAll(async () => {
    for (const { close } of browsers) await close();
    await app?.stop();
    await mailbox?.close();
  });

  const heading = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  async function sound(page: Page, state: string) {
    await expectAccessible(page, state, auditor);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page, `${state}, ${width} wide`);
    }
  }

  it('finds out first what it would meet, without anything being kept', async () => {
    const page = applicant;
    await page.goto(app.origin);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Apply' }).click();
    await heading(page, 'Could you hold the Mark?');
    await sound(page, 'check, empty');
    await page.getByLabel('Yes, it says so').check();
    await page.getByLabel('Yes, it is independent').check();
    await page.getByLabel('No, less than 50%').check();
    await press(page, 'See what they come to');
    await heading(page, 'What your answers come to');
    await page
      .getByText('2 of 6 criteria would be met by these answers, 1 would not and 3 are not known.')
      .waitFor();
    await page.getByText('This is no decision.').waitFor();
    await sound(page, 'check, answered');
    await page.getByRole('link', { name: 'Change the answers' }).click();
    expect(await page.getByLabel('No, less than 50%').isChecked()).toBe(true);
    await page.getByLabel('Yes, 50% or more').check();
    await press(page, 'See what they come to');
    await page.getByRole('link', { name: 'Apply', exact: true }).last().click();
    await heading(page, 'Apply');
  }, 120_000);

  it('applies, and confirms its address by the mail', async () => {
    const page = applicant;
    await page.getByText('Your answers to 3 of 6 questions go along.').waitFor();
    await press(page, 'Apply');
    expect(await page.locator('.govuk-error-summary li').allTextContents()).toEqual([
      'Enter the name of the organisation',
      'Enter the legal form, like “Community interest company”',
      'Say what the organisation is for',
      'Enter your name',
      'Enter an e-mail address, like name@example.org',
      'Say that you agree, or do not apply',
    ]);
    await sound(page, 'application, refused');
    await page.getByLabel('Name', { exact: true }).fill('Bara Môr & Sons CIC');
    await page.getByLabel('Legal form').fill('Community interest company');
    await page.getByLabel('Company number').fill('01234567');
    await page.getByLabel('Purpose').fill('Work and bread for Gwynedd.');
    await page.getByLabel('Your name').fill('Dai Baker');
    await page.getByLabel('E-mail address').fill('Dai@Example.org');
    await page.getByRole('checkbox').check();
    await press(page, 'Apply');
    await heading(page, 'Look into your mailbox');
    await sound(page, 'application, sent');
    const mail = await mailbox.next('dai@example.org');
    expect(mail.text).not.toContain('Bara');
    const confirm = linkIn(mail, app.origin);
    // A program that looks through mail confirms nothing.
    expect((await page.request.get(confirm)).status()).toBe(200);
    await page.goto(confirm);
    await sound(page, 'application, to be confirmed');
    await press(page, 'Confirm, and send it on');
    await heading(page, 'Your application');
    await page.getByText('Waits for a decision').waitFor();
    await sound(page, 'application, waiting');
    expect((await page.request.get(confirm)).status()).toBe(410);
    followed = linkIn(await mailbox.next('dai@example.org'), app.origin);
  }, 120_000);

  it('is accepted by an administrator, and its director comes in by the mail', async () => {
    const page = admin;
    await signIn(page, app.origin, 'admin');
    await page.goto(`${app.origin}/applications`);
    await heading(page, 'Applications');
    await sound(page, 'applications');
    await page.getByRole('link', { name: 'Bara Môr & Sons CIC' }).click();
    await heading(page, 'Bara Môr & Sons CIC');
    await page.getByText('3 of 6 criteria would be met').waitFor();
    await sound(page, 'an application');
    await press(page, 'Decline');
    await page.locator('.govuk-error-summary').getByText('Say why: the applicant is sent it').waitFor();
    await press(page, 'Accept');
    // No level is taken for granted.
    await page.locator('.govuk-error-summary').getByText('Choose a level').waitFor();
    await page.getByLabel('Mark', { exact: true }).check();
    await press(page, 'Accept');
    await heading(page, 'People');
    await page.getByRole('heading', { name: 'dai@example.org' }).waitFor();
    const invitation = await mailbox.next('dai@example.org');
    expect(invitation.text).toContain('The application of Bara Môr & Sons CIC was accepted.');

    const director = applicant;
    await director.goto(followed);
    await director.getByText('Accepted', { exact: true }).waitFor();
    await sound(director, 'application, accepted');
    await director.goto(linkIn(invitation, app.origin));
    await director.getByLabel('Your name').fill('Dai Baker');
    await director.getByLabel('Choose a password').fill(PASSWORD);
    await press(director, 'Accept');
    await heading(director, /Nothing waits for you|Your turn/);
    await signOut(director);
    await director.goto(`${app.origin}/sign-in`);
    await director.getByLabel('E-mail address').fill('dai@example.org');
    await director.getByLabel('Password').fill(PASSWORD);
    await press(director, 'Sign in');
    await heading(director, /Nothing waits for you|Your turn/);
    await director.goto(`${app.origin}/organisations/bara-mor-and-sons-cic/about`);
    expect(await director.getByLabel('Company number').inputValue()).toBe('01234567');
    await sound(director, 'what is said of it');
    await director.goto(`${app.origin}/organisations/bara-mor-and-sons-cic/wordmark`);
    await sound(director, 'wordmark');
  }, 120_000);

  it('a list is looked at before it is made, and a duplicate before it is closed', async () => {
    const page = admin;
    await page.goto(`${app.origin}/many/organisations`);
    await sound(page, 'many organisations');
    const list = [
      'name,legal_form,level',
      'New Enterprise,CIC,mark',
      'Bara Mor and Sons,CIC,mark',
      ',CIC,mark',
    ];
    await page.getByLabel('The file').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(list.join('\n')),
    });
    await press(page, 'Show what comes of it');
    await page.getByText('1 new, 1 already there, 1 broken.').waitFor();
    await sound(page, 'many organisations, shown');
    await press(page, 'Add 1 of them');
    await page.getByText('One organisation was added.').waitFor();
    await page.goto(`${app.origin}/many/invitations`);
    await sound(page, 'many invitations');
    const people = [
      'organisation,email,role',
      'New Enterprise,ed@example.org,editor',
      'Nowhere,x@example.org,editor',
    ];
    await page.getByLabel('The file').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(people.join('\n')),
    });
    await press(page, 'Show what comes of it');
    await press(page, 'Invite 1 of them');
    await page.getByText('One person is invited.').waitFor();
    expect((await mailbox.next('ed@example.org')).subject).toContain('invites you to New Enterprise');
    await page.goto(`${app.origin}/organisations/new-enterprise/merge`);
    await sound(page, 'merge, chosen nothing');
    await page.getByLabel('The organisation that it is').fill('bara-mor-and-sons-cic');
    await press(page, 'Show what happens');
    await page.getByText('This would close New Enterprise, and point it to Bara Môr & Sons CIC:').waitFor();
    await sound(page, 'merge, to be confirmed');
    await press(page, 'Close New Enterprise');
    await page.locator('.govuk-error-summary').getByText('Say that you have read what happens').waitFor();
    await page.getByRole('checkbox').check();
    await press(page, 'Close New Enterprise');
    await page.getByText('It is closed.').waitFor();
    await sound(page, 'merge, done');
  }, 120_000);
});
