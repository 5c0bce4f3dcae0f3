import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserAvailable, MODES, openBrowser, signIn } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';
import { type SmallDisk, smallDisk, smallDisksAvailable } from '../support/small-disk';
import { signedIn, typedIn, type Visitor } from '../support/visitor';

/** More than the room that is left within the database's own files takes, and nothing that can be made shorter. */
const long = () => randomBytes(450).toString('hex');

describe.skipIf(!smallDisksAvailable())('a disk that is full', () => {
  let disk: SmallDisk;
  let app: RunningApp;
  let visitor: Visitor;

  beforeAll(async () => {
    disk = smallDisk(200);
    app = await startApp({ dataDir: join(disk.folder, 'data'), keep: true });
    visitor = await signedIn(app);
  }, 60_000);
  afterAll(async () => {
    disk?.makeRoom();
    await app?.stop();
    disk?.remove();
  });

  const ready = async () => {
    const response = await fetch(`${app.origin}/readyz`);
    return [response.status, (await response.text()).trim()];
  };
  const page = async () => (await fetch(visitor.section, visitor.request)).text();
  async function save(value: string, note: () => string) {
    const typed = typedIn(await page());
    for (const name of Object.keys(typed)) if (name.endsWith('.note')) typed[name] = note();
    return fetch(visitor.section, {
      method: 'POST',
      body: new URLSearchParams({ ...typed, 'jobs_created.value': value, intent: 'save' }),
      headers: { cookie: visitor.cookie, origin: app.origin },
      redirect: 'manual',
    });
  }

  // Promise: A full disk loses nothing | 503 with the form as typed; `/readyz` is 503 while it lasts
  test('nothing is saved by halves, what was typed comes back, readiness ends, and all of it passes', async () => {
    expect(await ready()).toEqual([200, 'ready']);
    disk.fill();
    expect(await ready()).toEqual([503, 'the disk is full']);
    const before = typedIn(await page());
    const refused = await save('37', long);
    const said = await refused.text();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(said).toContain('nothing was saved');
    expect(said).toContain('value="37"');
    expect(typedIn(await page())).toEqual(before);
    for (const path of ['/', '/directory', '/directory/bryn-works/2025-03-31'])
      expect((await fetch(app.origin + path)).status, path).toBe(200);
    disk.makeRoom();
    expect((await save('37', () => '')).status).toBe(303);
    expect(typedIn(await page())['jobs_created.value']).toBe('37');
  });

  // Promise: A file that found no room leaves none behind | what was begun is taken away
  test('a file of evidence is refused in words, and leaves nothing behind', async () => {
    const files = join(disk.folder, 'data', 'files');
    const kept = () => {
      try {
        return readdirSync(files, { recursive: true }).filter((name) => String(name).length > 2);
      } catch {
        return [];
      }
    };
    const before = kept();
    disk.fill();
    const form = new FormData();
    for (const [name, value] of Object.entries({
      measure: 'jobs_created',
      about: 'The payroll of March',
      nobody: 'yes',
      intent: 'add',
    }))
      form.set(name, value);
    form.set(
      'file',
      new File([`%PDF-1.7\n${long().repeat(2000)}\n%%EOF`], 'payroll.pdf', { type: 'application/pdf' }),
    );
    const refused = await fetch(visitor.section.replace(/jobs$/, 'evidence'), {
      method: 'POST',
      body: form,
      headers: { cookie: visitor.cookie, origin: app.origin },
      redirect: 'manual',
    });
    const said = await refused.text();
    disk.makeRoom();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(said).toContain('nothing was saved');
    expect(said).toContain('The payroll of March');
    expect(kept()).toEqual(before);
  });

  test.runIf(browserAvailable()).each(MODES)(
    'whoever types, %s, has it before them still',
    async (_, script) => {
      const browser = await openBrowser({ javaScriptEnabled: script });
      try {
        const shown = await browser.context.newPage();
        await signIn(shown, app.origin, 'editor');
        await shown.goto(visitor.section);
        const before = typedIn(await page())['jobs_created.value'];
        disk.fill();
        const notes = shown.locator('[name$=".note"]');
        for (let each = 0; each < (await notes.count()); each += 1)
          await notes.nth(each).evaluate((field, text) => {
            for (let around = field.parentElement; around; around = around.parentElement)
              if (around instanceof HTMLDetailsElement) around.open = true;
            (field as HTMLTextAreaElement).value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }, long());
        await shown.locator('[name="jobs_created.value"]').fill(script ? '41' : '42');
        await shown.getByRole('button', { name: 'Save and continue' }).last().click();
        await shown
          .getByText(/nothing was saved|Not saved/i)
          .first()
          .waitFor();
        expect(await shown.locator('[name="jobs_created.value"]').inputValue()).toBe(script ? '41' : '42');
        expect(await notes.first().inputValue()).toMatch(/^[0-9a-f]{900}$/);
        expect(typedIn(await page())['jobs_created.value']).toBe(before);
      } finally {
        disk.makeRoom();
        await browser.close();
      }
    },
    60_000,
  );
});
