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
