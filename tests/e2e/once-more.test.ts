import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD, type RunningApp, startApp } from '../support/running-app';
import { signInAs, typedIn } from '../support/visitor';

describe('the password once more, of somebody who is signed in', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.stop());

  /** The form as their page has it, filled in and sent to where it is sent. */
  async function enter(cookie: string, password: string) {
    const page = `${app.origin}/sign-in?from=%2Faccount%2Fclose&again=yes`;
    const html = await (await fetch(page, { headers: { cookie } })).text();
    expect(html).toContain('Enter your password once more');
    const [, to = ''] = /<form[^>]*action="(\/sign-in[^"]*)"/.exec(html) ?? [];
    return fetch(app.origin + to.replaceAll('&amp;', '&'), {
      method: 'POST',
      body: new URLSearchParams({ ...typedIn(html), email: 'editor@demo.test', password }),
      headers: { cookie, origin: app.origin },
      redirect: 'manual',
    });
  }

  test('is told when it is wrong, and leads on when it is right', async () => {
    const cookie = await signInAs(app, 'editor');
    const wrong = await enter(cookie, 'not the password at all');
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/Enter your password once more[\s\S]*is not right/);
    const right = await enter(cookie, DEMO_PASSWORD);
    expect([right.status, right.headers.get('location')]).toEqual([303, '/account/close']);
    expect(right.headers.getSetCookie().join()).toContain('session_token');
  });

  test('asks for the code after it, of whoever has a second factor, and then leads on', async () => {
    const jar = new Map<string, string>();
    const keep = (lines: string[]) => {
      for (const line of lines) {
        const [pair = ''] = line.split(';');
        const name = pair.slice(0, pair.indexOf('='));
        if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
        else jar.set(name, pair);
      }
    };
    const cookie = () => [...jar.values()].join('; ');
    const post = async (path: string, fields: Record<string, string>) => {
      const response = await fetch(app.origin + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { cookie: cookie(), origin: app.origin },
        redirect: 'manual',
      });
      keep(response.headers.getSetCookie());
      return { status: response.status, to: response.headers.get('location'), html: await response.text() };
    };
    keep((await signInAs(app, 'manager')).split('; '));
    const factor = '/account/second-factor';
    const begun = await post(factor, { form: 'begin', intent: 'begin', password: DEMO_PASSWORD });
    const uri = (/otpauth:[^"]+/.exec(begun.html)?.[0] ?? '').replaceAll('&amp;', '&');
    const phone = new TOTP({ secret: new URL(uri).searchParams.get('secret') ?? '' });
    const earlier = phone.generate({ timestamp: Date.now() - 30_000 });
    await post(factor, { form: 'confirm', intent: 'confirm', uri, code: earlier });
    const page = `${app.origin}/sign-in?from=%2Faccount%2Fclose&again=yes`;
    const html = await (await fetch(page, { headers: { cookie: cookie() } })).text();
    const asks = await post('/sign-in?again=yes', {
      ...typedIn(html),
      email: 'manager@demo.test',
      password: DEMO_PASSWORD,
    });
    expect([asks.status, asks.html.includes('Enter a code')]).toEqual([200, true]);
    const wrong = await post('/sign-in/code', { ...typedIn(asks.html), code: '000000' });
    expect([wrong.status, wrong.html.includes('Enter a code')]).toEqual([422, true]);
    const right = await post('/sign-in/code', { ...typedIn(asks.html), code: phone.generate() });
    expect([right.status, right.to]).toEqual([303, '/account/close']);
    const there = await fetch(`${app.origin}/account/close`, {
      headers: { cookie: cookie() },
      redirect: 'manual',
    });
    expect(there.status).toBe(200);
  });

  test.each(['commissioner', 'editor'])(
    'a %s has a home, and no section that was not asked of them',
    async (who) => {
      const cookie = await signInAs(app, who);
      expect((await fetch(`${app.origin}/home`, { headers: { cookie } })).status).toBe(200);
      for (const path of [
        '/statements/0197a000-0000-7000-8000-000000000000/jobs',
        '/organisations/northgate-homes',
      ])
        expect((await fetch(app.origin + path, { headers: { cookie } })).status, path).toBe(404);
    },
  );
});
