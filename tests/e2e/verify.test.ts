import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '~db/client';
import { browserAvailable, MODES, openWatched, signIn, signOut, type Watched } from '../support/browser';
import { type RunningApp, startApp } from '../support/running-app';

const STATEMENT = '/directory/bryn-works/2024-03-31';
/** A code that its letters allow and that nothing has. */
const NOBODYS = 'PM-2222-2222';

describe.runIf(browserAvailable()).each(MODES)('checking a document, %s', (_name, javaScriptEnabled) => {
  let app: RunningApp;
  let page: Page;
  let sound: Watched['sound'];
  let close: Watched['close'];
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  let code = '';
  let ended = { superseded: '', withdrawn: '' };

  beforeAll(async () => {
    const first = await startApp({ keep: true });
    await first.stop();
    ended = await endedCodes(first.dataDir);
    app = await startApp({ dataDir: first.dataDir });
    const viewport = { width: 390, height: 800 };
    ({ page, sound, close } = await openWatched({ javaScriptEnabled, viewport }));
    await page.goto(app.origin + STATEMENT);
    code = (await page.getByRole('link', { name: /^PM-/ }).textContent()) ?? '';
  });
  afterAll(async () => {
    await close?.();
    await app?.stop();
    rmSync(folder, { recursive: true });
  });

  const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
  async function type(words: string) {
    await page.goto(`${app.origin}/verify`);
    await page.getByLabel('Verification code').fill(words);
    await page.getByRole('button', { name: 'Check it' }).click();
  }
  async function download(file: string): Promise<Buffer> {
    const answer = await page.request.get(`${app.origin}${STATEMENT}/${file}`);
    expect(answer.status()).toBe(200);
    return answer.body();
  }

  it('is a link on every page, and takes the code in any writing', async () => {
    await page.getByRole('link', { name: 'Check a document' }).click();
    await heading('Check a document');
    await sound('form');
    await type(code.toLowerCase().replaceAll('-', ' '));
    await heading('Bryn Works CIC');
    expect(new URL(page.url()).pathname).toBe(`/verify/${code}`);
    await page.getByText('Current', { exact: true }).waitFor();
    await page.getByText('An assessor of the accreditor').waitFor();
    await sound('current');
  });

  it('says what is wrong with what was typed, and keeps it', async () => {
    await type('PM-O1');
    await page.getByText('A code never holds').first().waitFor();
    expect(await page.getByLabel('Verification code').inputValue()).toBe('PM-O1');
    await sound('form, error');
  });

  it('does not know a code that nothing has', async () => {
    await type(NOBODYS);
    await heading('This code is not known');
    await sound('unknown');
  });

  it('lists the SHA-256 of every file as it is served, and how to work one out', async () => {
    const hashes: string[] = [];
    for (const file of [
      'statement.pdf',
      'commissioner.pdf',
      'data.csv',
      'parts.csv',
      'codebook.csv',
      'data.jsonld',
    ])
      hashes.push(hashOf(await download(file)));
    await page.goto(`${app.origin}/verify/${code}`);
    expect(await page.locator('.hashes code').allTextContents()).toEqual(expect.arrayContaining(hashes));
    if (javaScriptEnabled) await page.getByText('Compare by hand').click();
    await page.getByText('sha256sum FILE').waitFor();
  });

  it('knows a slice once somebody has taken it', async () => {
    const slice = await download('commissioner.pdf?theme=jobs');
    await page.goto(`${app.origin}/verify/${code}`);
    expect(await page.locator('.hashes code').allTextContents()).toContain(hashOf(slice));
    await page.getByText('For commissioners (PDF): theme jobs').waitFor();
  });

  it('leads from what was superseded to what is current, and warns of what was withdrawn', async () => {
    await page.goto(`${app.origin}/verify/${ended.superseded}`);
    await page.getByText('Superseded', { exact: true }).waitFor();
    await sound('superseded');
    await page.getByRole('link', { name: /^Go to version/ }).click();
    await page.getByText('Current', { exact: true }).waitFor();
    await page.goto(`${app.origin}/verify/${ended.withdrawn}`);
    await page.getByText('Withdrawn', { exact: true }).waitFor();
    await sound('withdrawn');
  });

  if (javaScriptEnabled) {
    it('compares a chosen file in the browser and sends nothing', async () => {
      const whole = await download('statement.pdf');
      const genuine = join(folder, 'genuine.pdf');
      const changed = join(folder, 'changed.pdf');
      writeFileSync(genuine, whole);
      writeFileSync(changed, flipped(whole));
      await page.goto(`${app.origin}/verify/${code}`);
      const sent: string[] = [];
      page.on('request', (request) => sent.push(request.url()));
      await page.getByLabel(/Choose the file/).setInputFiles(genuine);
      await page.getByText('This is the file that was published.').waitFor();
      await sound('file, genuine');
      await page.getByLabel(/Choose the file/).setInputFiles(changed);
      await page.getByText('This is not one of the files of this statement.').waitFor();
      await page.getByText('A file of all years is made whenever somebody asks').waitFor();
      await sound('file, changed');
      expect(sent).toEqual([]);
    });

    it('does the same with a file that is dropped', async () => {
      const whole = await download('statement.pdf');
      await page.goto(`${app.origin}/verify/${code}`);
      await page.getByLabel(/Choose the file/).waitFor();
      await drop(page, 'genuine.pdf', whole);
      await page.getByText('This is the file that was published.').waitFor();
      await drop(page, 'changed.pdf', flipped(whole));
      await page.getByText('This is not one of the files of this statement.').waitFor();
      expect(new URL(page.url()).pathname).toBe(`/verify/${code}`);
    });
  }

  it('leads whoever may see it to where each figure comes from, and nobody else', async () => {
    await page.goto(`${app.origin}/verify/${code}`);
    await heading('Bryn Works CIC');
    expect(await page.getByText('Where each figure comes from').count()).toBe(0);
    await signIn(page, app.origin, 'manager');
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await page.goto(`${app.origin}/verify/${code}`);
    await page.getByRole('heading', { name: 'Where each figure comes from' }).waitFor();
    for (const each of await page.locator('details.more summary').all()) await each.click();
    await sound('known code, signed in');
    await page.getByRole('link', { name: 'Jobs created', exact: true }).click();
    await heading('Jobs created: 14 jobs');
    await signOut(page);
  });

  it('stops answering an address that keeps guessing, and says when to come back', async () => {
    for (let guess = 0; guess < 40; guess++) await page.request.get(`${app.origin}/verify/${NOBODYS}`);
    const answer = await page.request.get(`${app.origin}/verify/${NOBODYS}`);
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
    await page.goto(`${app.origin}/verify/${NOBODYS}`);
    await heading('Too many codes that are not known');
    await sound('limited');
    // Everybody behind one proxy has this address: a code that is known always answers.
    expect((await page.request.get(`${app.origin}/verify/${code}`)).status()).toBe(200);
  });
});

/** Codes that no page shows any more: they are on papers in people's drawers. */
async function endedCodes(dataDir: string): Promise<{ superseded: string; withdrawn: string }> {
  const { db, close } = await connectDatabase({ dataDir: join(dataDir, 'database') });
  const codeOf = async (status: 'superseded' | 'unpublished') => {
    const rows = db.selectFrom('version').select('verification_code').where('status', '=', status);
    return (await rows.executeTakeFirstOrThrow()).verification_code ?? '';
  };
  const codes = { superseded: await codeOf('superseded'), withdrawn: await codeOf('unpublished') };
  await close();
  return codes;
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** One bit of one byte in the middle. */
function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

/** Drops a file on the page as a hand would. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const dragged = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], name, { type: 'application/pdf' }));
      return transfer;
    },
    { name, base64: bytes.toString('base64') },
  );
  await page.dispatchEvent('main', 'drop', { dataTransfer: dragged });
}
