import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/running-app';
import { postTo, shownOn, signInAs, textAt, typedIn } from '../support/visitor';

describe('a form in which something is missing', () => {
  let app: RunningApp;
  let editor = '';
  let director = '';
  let admin = '';
  let assessor = '';
  let published = '';

  beforeAll(async () => {
    app = await startApp();
    [editor, director, admin, assessor] = (await Promise.all(
      ['editor', 'director', 'admin', 'assessor'].map((account) => signInAs(app, account)),
    )) as [string, string, string, string];
    const list = await text('/organisations/bryn-works/statements', editor);
    const ids = [...list.matchAll(/\/statements\/([0-9a-f-]{36})/g)].map(([path]) => path);
    for (const path of ids)
      if ((await text(path, editor)).includes('Start a corrected version')) published ||= path;
  }, 60_000);
  afterAll(() => app?.stop());

  const text = (path: string, cookie: string) => textAt(app, path, cookie);
  const post = (path: string, cookie: string, fields: Record<string, string>) =>
    postTo(app, path, cookie, fields);
  const plain = (html: string) => html.replaceAll('&#x27;', '’').replaceAll('&quot;', '"');

  it('takes nothing out of publication without a reason, on the same page', async () => {
    const path = `${published}?index`;
    const shown = shownOn(await text(published, admin));
    const empty = await post(path, admin, { intent: 'unpublish', reason: ' ', ...shown });
    expect(empty.status).toBe(422);
    const page = await empty.text();
    expect(page).toContain('data-error-summary');
    expect(page).toMatch(/href="#reason"[^>]*>Say why it is taken out of publication/);
    expect(page).toContain('id="reason-error"');
    expect(page).toContain('Withdraw from publication');
  });

  it('cuts no reason short', async () => {
    const shown = shownOn(await text(published, admin));
    const reason = `${'Too long a reason. '.repeat(40)}The end.`;
    const answer = await post(`${published}?index`, admin, { intent: 'unpublish', reason, ...shown });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Shorten the reason to 500 characters');
    expect(typedIn(page).reason).toBe(reason);
    // Whoever pastes it learns that it is too long.
    expect(page).not.toContain('maxLength');
  });

  it('has a form for each step, so that the Enter key in a reason takes no other', async () => {
    const forms = (await text(published, admin)).match(/<form[\s\S]*?<\/form>/g) ?? [];
    const withReason = forms.filter((form) => form.includes('name="reason"'));
    expect(withReason).toHaveLength(1);
    expect(withReason[0]?.match(/type="submit"/g)).toHaveLength(1);
  });

  it('is told first that its page is old, and then what is missing', async () => {
    const amended = await post(`${published}?index`, director, {
      intent: 'amend',
      ...shownOn(await text(published, director)),
    });
    expect(amended.status).toBe(303);
    const check = `${published}/check`;
    expect((await post(check, editor, shownOn(await text(check, editor)))).status).toBe(303);
    const declare = `${published}/declare`;
    const now = shownOn(await text(declare, director));
    const missing = await post(declare, director, { name: 'Owen Maddocks', role: '', ...now });
    expect(missing.status).toBe(422);
    const page = await missing.text();
    expect(page).toContain('Enter your role');
    expect(page).toContain('Confirm that the figures are true');

    const first = `${published}/first`;
    const html = await text(first, editor);
    const [, choice = ''] = /<option value="([a-z_]+)"/.exec(html) ?? [];
    expect((await post(first, editor, { first: choice, ...shownOn(html) })).status).toBe(303);
    const old = await post(declare, director, { name: 'Owen Maddocks', role: '', ...now });
    expect(old.status).toBe(409);
    const told = await old.text();
    expect(told).toContain('This has changed meanwhile');
    expect(told).toContain('Carys Beynon');
    expect(told).toContain('Owen Maddocks');
  });

  it('refuses a name that another measure has, and leads to it', async () => {
    const add = `${published}/own/add`;
    const asked = {
      label: ' jobs CREATED',
      unit: 'jobs',
      definition: 'As we count them',
      head: 'economic',
      disclosure: 'open',
      polarity: 'higher',
      accrual: 'in_year',
    };
    const answer = await post(add, editor, asked);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toMatch(/“Jobs created” is asked already/);
    const [, where = ''] = /href="([^"]*)"[^>]*>Go to it/.exec(page) ?? [];
    expect(new URL(where, app.origin + add).pathname).toBe(`${published}/jobs`);
    expect(typedIn(page).definition).toBe('As we count them');
    const people = await post(add, editor, { ...asked, label: 'Women housed', unit: 'women' });
    expect(people.status).toBe(422);
    const refused = plain(await people.text());
    expect(refused).toContain('href="#disclosure"');
    expect(refused).toContain('speaks of a delicate situation');
    expect(typedIn(refused).label).toBe('Women housed');
  });

  it('says beside the field what an assessor left out', async () => {
    const [, id = ''] = /\/review\/([0-9a-f-]{36})/.exec(await text('/review', assessor)) ?? [];
    const review = `/review/${id}`;
    const html = await text(review, assessor);
    const shown = shownOn(html);
    const returned = await post(review, assessor, { intent: 'return', reason: '', ...shown });
    expect(returned.status).toBe(422);
    expect(await returned.text()).toContain('id="reason-error"');
    const [, measure = ''] = /name="measure" value="([a-z_]+)"/.exec(html) ?? [];
    const comment = await post(review, assessor, {
      intent: 'comment',
      form: `comment-${measure}`,
      measure,
      comment: '',
      ...shown,
    });
    expect(comment.status).toBe(422);
    expect(await comment.text()).toContain(`id="comment-${measure}-comment-error"`);
    const date = { 'publish.day': '31', 'publish.month': '2', 'publish.year': '2030' };
    const approved = await post(`${review}/approve`, assessor, {
      reason: 'Well done',
      ...date,
      ...shown,
    });
    expect(approved.status).toBe(422);
    const page = await approved.text();
    expect(page).toContain('href="#publish"');
    expect(page).toContain('id="publish-error"');
    expect(page).toContain('Well done');
  });
});
