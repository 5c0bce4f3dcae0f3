import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/running-app';
import { postTo, signedIn, textAt, typedIn, type Visitor } from '../support/visitor';

type Line = Record<string, string | number | null>;

describe('what is written down of requests', () => {
  let app: RunningApp;
  let visitor: Visitor;
  let section = '';

  beforeAll(async () => {
    app = await startApp({ env: { LOG_REQUESTS: 'yes' } });
    visitor = await signedIn(app);
    section = new URL(visitor.section).pathname;
  }, 60_000);
  afterAll(() => app?.stop());

  const lines = (): Line[] =>
    app
      .said()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  /** What is written of one request: it is written once the answer has been read. */
  async function lineOf(work: () => Promise<unknown>): Promise<Line> {
    const before = lines().length;
    await work();
    await expect.poll(() => lines().length).toBeGreaterThan(before);
    return lines()[before] ?? {};
  }
  const get = (path: string, cookie = '') => lineOf(() => textAt(app, path, cookie));

  it('says who asked whom for what, how it went and what the database took, by the pattern of the address', async () => {
    const line = await get(section, visitor.cookie);
    expect(line).toMatchObject({
      level: 'info',
      request: expect.stringMatching(/^[0-9a-f]{16}$/),
      method: 'GET',
      route: '/statements/:id/:section',
      status: 200,
      ms: expect.any(Number),
      database: expect.any(Number),
      person: expect.stringMatching(/./),
      organisation: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(line.queries).toBeGreaterThan(1);
    expect(await get(`${section}.data`, visitor.cookie)).toMatchObject({ route: '/statements/:id/:section' });
    expect(await get('/directory/bryn-works')).toMatchObject({
      route: '/directory/:slug',
      person: null,
      status: 200,
    });
    expect(await get('/readyz')).toMatchObject({ route: '/readyz', status: 200 });
    expect(await get('/nothing/at/all')).toMatchObject({ route: '*', status: 404 });
    expect(await get('/')).toMatchObject({ route: '/', status: 200 });
  });

  // Promise: No token is in a log | the pattern of an address, ids, and a list of what is left out
  it('holds nothing that was typed, and no token, of whatever came', async () => {
    const token = 'b3a1f0c9d8e7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c3b2a1';
    for (const path of [
      'board',
      'invitation',
      'reset',
      'register',
      'reminders',
      'application',
      'apply/confirm',
      'account/address',
      'setup',
    ])
      for (const ending of ['', '.data', `?from=${token}`, `/${token}`])
        await get(`/${path}/${token}${ending}`, visitor.cookie);
    expect(await get(`/board/${token}`)).toMatchObject({ route: '/board/:token', status: 404 });
    const html = await textAt(app, section, visitor.cookie);
    await postTo(app, section, visitor.cookie, {
      ...typedIn(html),
      'jobs_created.note': 'QuietHeron4471',
      intent: 'save',
    });
    await postTo(app, '/sign-in', '', { email: 'ann.nobody@example.org', password: token });
    const made = await postTo(app, `/board/${token}?email=ann.nobody@example.org`, '', { password: token });
    expect(made.status).toBeGreaterThan(399);
    await get('/readyz');
    expect(app.said()).not.toMatch(new RegExp(`${token}|QuietHeron4471|ann.nobody`));
    for (const part of visitor.cookie.split('; ').map((each) => each.split('=')[1] ?? ''))
      if (part.length > 20) expect(app.said()).not.toContain(part);
  });
});
