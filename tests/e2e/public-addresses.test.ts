import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../support/running-app';
import { signInAs } from '../support/visitor';

const HERE = '/directory/bryn-works/2024-03-31';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('addresses that lead nowhere', () => {
  let app: RunningApp;
  let editor = '';
  beforeAll(async () => {
    app = await startApp();
    editor = await signInAs(app, 'editor');
  });
  afterAll(() => app?.stop());

  async function see(path: string, headers: Record<string, string> = BROWSER) {
    const answer = await fetch(app.origin + path, { headers });
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      text: await answer.text(),
    };
  }
  const headOf = (text: string) => /<header[\s\S]*?<\/header>/.exec(text)?.[0] ?? '';

  it.each([
    ['theme=sklls', 404, 'There is no theme “sklls”', `${HERE}/commissioner.pdf?theme=jobs`],
    [
      'area=Atlantis',
      404,
      'There is no area or contract “Atlantis”',
      `${HERE}/commissioner.pdf?area=Torfaen`,
    ],
    ['tender-date=31%2F02%2F2027', 400, '“31/02/2027” is no day', `${HERE}/commissioner.pdf`],
    ['area[]=Torfaen', 400, 'does not know the question “area[]”', `${HERE}/commissioner.pdf`],
  ])('shows a browser a page that leads on, for %s', async (query, status, says, way) => {
    const path = `${HERE}/commissioner.pdf?${query}`;
    const page = await see(path);
    expect([page.status, page.type]).toEqual([status, 'text/html; charset=utf-8']);
    expect(page.text).toContain(says);
    expect(page.text).toContain(`href="${way}"`);
    expect(page.text.match(/<h1/g)).toHaveLength(1);
    const plain = await see(path, { accept: '*/*' });
    expect([plain.status, plain.type]).toEqual([status, 'text/plain; charset=utf-8']);
    expect(plain.text).toContain(says);
  });

  it('escapes what was asked for', async () => {
    const { text } = await see(`${HERE}/commissioner.pdf?theme=${encodeURIComponent('<script>x</script>')}`);
    expect(text).toContain('&lt;script&gt;x');
    expect(text).not.toContain('<script>x');
  });

  it.each([
    '/nothing',
    '/directory/none',
    '/directory/bryn-works/1999-03-31',
    '/directory/none/data.csv',
    `${HERE}/commissioner.pdf?theme=x`,
  ])('has the header of all pages at %s, for whoever asks', async (path) => {
    const nobody = await see(path);
    expect(nobody.type).toContain('text/html');
    expect(headOf(nobody.text)).toContain('href="/directory"');
    expect(headOf(nobody.text)).toContain('Sign in');
    const known = headOf((await see(path, { ...BROWSER, cookie: editor })).text);
    expect(known).toContain('href="/organisations/bryn-works"');
    expect(known).toContain('Sign out');
    expect(known).not.toContain('Sign in');
  });

  it('keeps nothing of who asked', async () => {
    const answer = await fetch(`${app.origin}${HERE}/commissioner.pdf?theme=x`, {
      headers: { ...BROWSER, cookie: editor },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
