import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, MODES, openWatched, signIn, type Watched } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

/** Pages of one's own account, of what happened, and of registering. */
describe.runIf(browserAvailable())('one’s own account and what happened', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  }, 120_000);
  afterAll(() => app?.stop());

  describe.each(MODES)('%s', (_mode, javaScriptEnabled) => {
    const widths: Watched[] = [];
    beforeAll(async () => {
      for (const width of [320, 1280])
        widths.push(await openWatched({ javaScriptEnabled, viewport: { width, height: 900 } }));
    }, 120_000);
    afterAll(async () => {
      for (const { close } of widths) await close();
    });

    async function seen(who: string | null, addresses: readonly string[]) {
      for (const { page, sound } of widths) {
        await page.context().clearCookies();
        if (who) await signIn(page, app.origin, who);
        for (const address of addresses) {
          const response = await page.goto(app.origin + address);
          expect(response?.status(), address).toBe(200);
          await sound(address);
        }
      }
    }

    it('can be read by everybody', async () => {
      await seen(null, ['/register', '/sign-in']);
      await seen('commissioner', [
        '/home',
        '/account',
        '/account/address',
        '/account/close',
        '/account/passkeys',
      ]);
      await seen('director', [
        '/organisations/bryn-works/audit?event=answers.saved',
        '/organisations/bryn-works/audit/access',
        '/organisations/bryn-works/people',
      ]);
      await seen('admin', ['/audit', '/audit/access', '/accreditor/settings', '/organisations']);
    }, 180_000);

    it('says what is wrong where it is wrong', async () => {
      for (const { page, sound } of widths) {
        await page.context().clearCookies();
        await page.goto(`${app.origin}/register`);
        await page.getByRole('button', { name: 'Send me the link' }).click();
        expect(await page.locator('.govuk-error-summary li').allTextContents()).toEqual([
          'Enter your name',
          'Enter the organisation that you buy for',
          'Enter an e-mail address, like name@example.org',
        ]);
        await sound('registering, nothing entered');
        await page.getByLabel('Your name').fill('Con');
        await page.getByLabel('Organisation you buy for').fill('Anytown');
        await page.getByLabel('E-mail address').fill(`con${page.viewportSize()?.width}@example.org`);
        await page.getByRole('button', { name: 'Send me the link' }).click();
        await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
        await sound('registering, sent');
        await signIn(page, app.origin, 'commissioner');
        await page.goto(`${app.origin}/account/close`);
        await page.getByRole('button', { name: 'Close the account' }).click();
        await page.locator('.govuk-error-summary').getByText('Tick the box').waitFor();
        await sound('closing, not ticked');
      }
    }, 120_000);

    it('finds in a trail what is asked for', async () => {
      const [{ page } = { page: null }] = widths;
      if (!page) throw new Error('No page');
      await page.context().clearCookies();
      await signIn(page, app.origin, 'director');
      await page.goto(`${app.origin}/organisations/bryn-works/people`);
      await page.getByRole('link', { name: 'What happened, and who did it' }).click();
      await page.getByLabel('What happened').selectOption('statement.approved');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.waitForURL(/event=statement\.approved/);
      const lines = await page.locator('.trail > li > p:first-child').allTextContents();
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter((each) => !each.endsWith('approved it'))).toEqual([]);
    });
  });
});
