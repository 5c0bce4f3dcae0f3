import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserAvailable, MODES, openWatched, signIn, type Watched } from '../support/browser';
import { freePort } from '../support/postgres';
import { openProvider, type TestProvider } from '../support/provider';
import { type RunningApp, startApp } from '../support/running-app';

/** Signing in with a council's own account as its people do it: over our pages and the provider's. */
describe.runIf(browserAvailable())('signing in with an account of one’s council', () => {
  let app: RunningApp;
  let provider: TestProvider;
  beforeAll(async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    provider = await openProvider([`${origin}/sign-in/provider/back`]);
    for (const who of ['commissioner', 'manager'])
      provider.people.set(who, { email: `${who}@demo.test`, email_verified: true });
    provider.people.set('nobody', { email: 'nobody@anytown.gov.uk', email_verified: true });
    const { issuer, clientId, clientSecret, name } = provider.configured;
    const env = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
    app = await startApp({ env: { PORT: String(port), ORIGIN: origin, ...env, OIDC_NAME: name } });
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    await provider?.close();
  });

  describe.each(MODES)('%s', (_mode, javaScriptEnabled) => {
    let watched: Watched;
    beforeAll(async () => {
      watched = await openWatched({ javaScriptEnabled, viewport: { width: 320, height: 900 } });
      // The library's own pages want letters from elsewhere, and wait for them.
      await watched.page.route(
        (url) => url.hostname !== '127.0.0.1',
        (route) => route.abort(),
      );
    }, 60_000);
    afterAll(() => watched?.close());

    const begin = async (from = '/sign-in') => {
      const { page } = watched;
      await page.goto(app.origin + from);
      await page.getByRole('button', { name: 'Sign in with Anytown Council' }).click();
    };
    const enter = async (login: string) => {
      const { page } = watched;
      await page.locator('[name=login]').fill(login);
      await page.locator('[name=password]').fill('any');
      await page.getByRole('button', { name: 'Sign-in' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
    };

    it('lets in who is known here, and leads to where they wanted to be', async () => {
      const { page, sound } = watched;
      await page.goto(`${app.origin}/sign-in`);
      await sound('the sign-in page with a provider');
      await begin('/sign-in?from=/account');
      await enter('commissioner');
      await page.waitForURL(`${app.origin}/account`);
      await page.getByRole('heading', { name: 'Sign in with Anytown Council' }).waitFor();
      await sound('an account that is linked');
      await page.getByRole('link', { name: 'End the link' }).click();
      await sound('the page of the link');
    });

    it('shows the way where the browser does not go on by itself', async () => {
      const { page, sound } = watched;
      await page.context().clearCookies();
      await page.route(`${provider.issuer}/**`, (route) => route.fulfill({ status: 204 }));
      await begin();
      await page.getByRole('link', { name: 'Go on' }).waitFor();
      await sound('on the way to the provider');
      await page.unroute(`${provider.issuer}/**`);
      await page.getByRole('link', { name: 'Go on' }).click();
      await enter('commissioner');
      await page.waitForURL(`${app.origin}/home`);
    });

    it('says plainly who is not known, who cancelled, and that the provider is away', async () => {
      const { page, sound } = watched;
      await page.context().clearCookies();
      await begin();
      await enter('nobody');
      await page.getByText('There is no account here for nobody@anytown.gov.uk').waitFor();
      expect(new URL(page.url()).pathname).toBe('/sign-in/provider/back');
      // Redirects lead here: its words may stand there before its style sheet does.
      await page.waitForLoadState();
      await sound('refused');
      await page.context().clearCookies();
      await begin();
      await page.getByRole('link', { name: /Cancel/ }).click();
      await page.getByText('You did not sign in at Anytown Council').waitFor();
    });

    it('is linked and ended on one’s own account', async () => {
      const { page } = watched;
      await page.context().clearCookies();
      await signIn(page, app.origin, 'manager');
      await page.goto(`${app.origin}/account`);
      await page.getByRole('link', { name: 'Link it' }).click();
      await page.getByRole('button', { name: 'Link it at Anytown Council' }).click();
      await enter('manager');
      await page.getByText('Your account is linked to one at Anytown Council').waitFor();
      await page.getByRole('button', { name: 'End the link' }).click();
      await page.getByText('Link your account to the one that you have').waitFor();
    });
  });

  it('prints no secret and no token', () => {
    expect(app.said()).not.toContain(provider.configured.clientSecret);
    expect(app.said()).not.toMatch(/eyJ[\w-]+\./);
  });
});
