import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TOTP } from 'otpauth';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  browserAvailable,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  signIn,
} from '../support/browser';
import { DEMO_PASSWORD, type RunningApp, startApp } from '../support/running-app';

/** A device that makes passkeys, as Chromium pretends one. */
describe.runIf(browserAvailable())('passkeys', () => {
  let app: RunningApp;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  let device: CDPSession;
  let authenticatorId = '';

  beforeAll(async () => {
    app = await startApp();
    browser = await openBrowser();
    page = await browser.context.newPage();
    device = await browser.context.newCDPSession(page);
    await device.send('WebAuthn.enable');
    ({ authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    }));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  async function sound(state: string) {
    await expectAccessible(page, state);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page, `${state}, ${width} wide`);
    }
  }
  /** The password is entered, in a browser that knows nobody; a code is waited for. */
  async function enterPassword(who: string) {
    await page.context().clearCookies();
    await page.goto(`${app.origin}/sign-in?from=/account`);
    await page.getByLabel('E-mail address').fill(`${who}@demo.test`);
    await page.getByLabel('Password').fill(DEMO_PASSWORD);
    await press('Sign in');
    await heading('Enter a code');
  }
  /** Sets up an app that shows codes; each is taken once, so the next is of the next half minute. */
  async function setUpApp(): Promise<void> {
    await page.goto(`${app.origin}/account/second-factor`);
    await page.getByLabel('Your password').fill(DEMO_PASSWORD);
    await press('Show me the code to scan');
    const secret = (await page.locator('code.key').textContent())?.replace(/\s/g, '') ?? '';
    await page.getByRole('textbox', { name: 'Code' }).fill(new TOTP({ secret }).generate());
    await press('Turn it on');
    await heading('Keep these backup codes');
  }

  it('cannot be had before there is another way in', async () => {
    await signIn(page, app.origin, 'director');
    await page.goto(`${app.origin}/account/passkeys`);
    await page.getByText('A passkey is never the only way in').waitFor();
    expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0);
    const forged = await page.request.post(`${app.origin}/account/passkeys`, {
      form: { intent: 'begin', name: 'Forged' },
      headers: { origin: app.origin },
    });
    expect(forged.status()).toBe(409);
  });

  it('is made, named and listed', async () => {
    await setUpApp();
    await page.goto(`${app.origin}/account/passkeys`);
    await press('Add a passkey');
    await page.locator('.govuk-error-summary').getByText('Name it').waitFor();
    await page.getByLabel('Name of a new passkey').fill('Work laptop');
    await press('Add a passkey');
    await page.getByRole('heading', { name: 'Work laptop' }).waitFor();
    await sound('a passkey to be made');
    await press('Make the passkey');
    await page.getByRole('button', { name: 'Remove Work laptop' }).waitFor();
    await sound('passkeys');
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials.map(({ rpId }) => rpId)).toEqual(['localhost']);
  });

  it('stands in for the code, and leads to where one wanted to be', async () => {
    await enterPassword('director');
    await press('Use a passkey instead');
    await heading('Use a passkey');
    await sound('use a passkey');
    await press('Use my passkey');
    await heading('Your account');
  });

  it('opens nothing without the password, and nobody else’s account', async () => {
    await page.context().clearCookies();
    const bare = await page.request.post(`${app.origin}/sign-in/passkey`, {
      form: { intent: 'begin' },
      headers: { origin: app.origin },
    });
    expect(bare.status()).toBe(422);
    // An answer that was right for the director, given in the name of an editor who has a factor of their own.
    await signIn(page, app.origin, 'editor');
    await setUpApp();
    await enterPassword('editor');
    expect(await page.getByRole('button', { name: 'Use a passkey instead' }).count()).toBe(0);
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
    const id = Buffer.from(credentials[0]?.credentialId ?? '', 'base64').toString('base64url');
    const forged = await page.request.post(`${app.origin}/sign-in/passkey`, {
      form: { intent: 'finish', response: JSON.stringify({ id }) },
      headers: { origin: app.origin },
    });
    expect(await forged.text()).toContain('none of your passkeys');
  });

  /** What the device answers to the service's question on a page of some address, posted to the service. */
  async function answeredAt(address: string) {
    await enterPassword('director');
    await press('Use a passkey instead');
    await heading('Use a passkey');
    const asked = page.evaluate(
      () =>
        new Promise<number[][]>((resolve) => {
          navigator.credentials.get = async (options?: CredentialRequestOptions) => {
            const asked = options?.publicKey;
            if (!asked) throw new Error('Nothing was asked');
            const { challenge, allowCredentials = [] } = asked;
            const bytes = (of: BufferSource) => [...new Uint8Array(of as ArrayBuffer)];
            resolve([bytes(challenge), ...allowCredentials.map(({ id }) => bytes(id))]);
            throw new Error('Not here');
          };
        }),
    );
    await press('Use my passkey');
    const [challenge = [], id = []] = await asked;
    await page.goto(address);
    const response = await page.evaluate(
      async ([of, key]) => {
        const publicKey: PublicKeyCredentialRequestOptions = {
          challenge: new Uint8Array(of),
          rpId: 'localhost',
          allowCredentials: [{ type: 'public-key', id: new Uint8Array(key) }],
        };
        const said = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
        return JSON.stringify(said.toJSON());
      },
      [challenge, id] as const,
    );
    return page.request.post(`${app.origin}/sign-in/passkey`, {
      form: { intent: 'finish', response, from: '/account' },
      headers: { origin: app.origin },
      maxRedirects: 0,
    });
  }

  it('of another address is refused', async () => {
    // Of the same host, which is as near as a browser lets another page come: the key is asked for, and answers.
    const elsewhere = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = elsewhere.address() as AddressInfo;
      const refused = await answeredAt(`http://localhost:${port}/`);
      expect(refused.status()).toBe(422);
      expect(await refused.text()).toContain('That passkey was refused');
      expect((await page.request.get(`${app.origin}/account`, { maxRedirects: 0 })).status()).toBe(302);
    } finally {
      elsewhere.close();
      elsewhere.closeAllConnections();
    }
    // So that it could fail: the same from the service's own address.
    const taken = await answeredAt(`${app.origin}/about`);
    expect([taken.status(), taken.headers().location]).toEqual([303, '/account']);
  });

  it('is removed, and goes with the app that makes codes', async () => {
    await enterPassword('director');
    await press('Use a passkey instead');
    await press('Use my passkey');
    await heading('Your account');
    await page.goto(`${app.origin}/account/passkeys`);
    await page.getByRole('button', { name: 'Remove Work laptop' }).click();
    await page.getByRole('button', { name: 'Remove Work laptop' }).waitFor({ state: 'detached' });
    await enterPassword('director');
    expect(await page.getByRole('button', { name: 'Use a passkey instead' }).count()).toBe(0);
  });
});
