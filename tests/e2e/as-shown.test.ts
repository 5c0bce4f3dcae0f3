import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/running-app';
import { postTo, shownOn, signInAs, textAt } from '../support/visitor';

describe('a decision on a page that is old', () => {
  let app: RunningApp;
  let assessor = '';
  let director = '';
  let review = '';
  beforeAll(async () => {
    app = await startApp();
    assessor = await signInAs(app, 'assessor');
    const [, id] = /\/review\/([0-9a-f-]{36})/.exec(await text('/review', assessor)) ?? [];
    review = `/review/${id}`;
    director = await signInAs(app, 'director');
  });
  afterAll(() => app?.stop());

  const text = (path: string, cookie: string) => textAt(app, path, cookie);
  const post = (path: string, cookie: string, fields: Record<string, string>) =>
    postTo(app, path, cookie, fields);

  it('carries version, revision and hash in every form that decides', async () => {
    const html = await text(review, assessor);
    const forms = html.match(/<form[\s\S]*?<\/form>/g)?.filter((form) => !form.includes('/sign-out')) ?? [];
    expect(forms.length).toBeGreaterThan(5);
    for (const form of forms)
      expect(Object.keys(shownOn(form)).sort()).toEqual([
        'shown.event',
        'shown.revision',
        'shown.sha256',
        'shown.versions',
      ]);
  });

  it('is 409 with what changed since, and loses nothing that was typed', async () => {
    const old = shownOn(await text(review, assessor));
    const statement = review.replace('/review/', '/statements/');
    const own = (await text(statement, director)).includes('Withdraw it to change it');
    // Of another organisation than the director’s, a colleague’s return is what makes the page old.
    const changed = own
      ? await post(statement, director, { intent: 'withdraw', ...shownOn(await text(statement, director)) })
      : await post(review, assessor, { intent: 'return', reason: 'First', ...old });
    expect(changed.status).toBe(303);
    const reason = 'Six towns are named, which is well done.';
    for (const [path, intent] of [[`${review}/approve`], [review, 'return']] as const) {
      const answer = await post(path, assessor, { ...(intent && { intent }), reason, ...old });
      const page = await answer.text();
      expect(answer.status).toBe(409);
      expect(page).toContain('This has changed meanwhile');
      expect(page).toMatch(/withdrew it to change it|returned it with comments/);
      expect(page).toContain(reason);
      expect(page).toContain('Read it as it stands now');
      expect(page).toContain('Sign out');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('is 409 as well where the form says nothing of what it showed', async () => {
    const answer = await post(review, assessor, { intent: 'return', reason: 'Anything' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Anything');
  });
});
