import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/running-app';

describe('whoever asks too often', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.stop());

  /** The first answer that refuses, of as many as it takes. */
  async function refused(ask: () => Promise<Response>): Promise<Response> {
    for (let turn = 0; turn < 60; turn++) {
      const answer = await ask();
      if (answer.status === 429) return answer;
    }
    throw new Error('It was never refused');
  }

  const signIn = () =>
    fetch(`${app.origin}/sign-in`, {
      method: 'POST',
      headers: { origin: app.origin },
      body: new URLSearchParams({ email: 'nobody@demo.test', password: 'not the right one' }),
      redirect: 'manual',
    });

  it.each([
    ['a sign-in', signIn, 15 * 60],
    ['a board’s link', () => fetch(`${app.origin}/board/${'0'.repeat(64)}`), 60],
    ['a board’s link as data', () => fetch(`${app.origin}/board/${'0'.repeat(64)}.data`), 60],
    ['a verification code', () => fetch(`${app.origin}/verify/PM-2222-2222`), 15 * 60],
  ])('is told when to come back, for %s', async (_what, ask, most) => {
    const seconds = (await refused(ask)).headers.get('retry-after');
    expect(seconds).toMatch(/^\d+$/);
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(Number(seconds)).toBeLessThanOrEqual(most);
  });

  it('is told nothing of the kind otherwise', async () => {
    const answer = await fetch(`${app.origin}/directory/nobody`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([404, null]);
  });
});
