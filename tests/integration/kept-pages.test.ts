import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Asked, keepPage, keptPage } from '~/commissioning/kept-pages.server';
import { at, now } from '~/platform/clock.server';
import { inTransaction } from '~db/client';
import { changeOrganisation } from '~db/queries/organisations';
import { bumpPublicRevision } from '~db/queries/public-revision';
import { anOrganisation, engines, freshDatabase } from '../support/database';

const HTML = `<p>${'Ŵyr '.repeat(500)}</p>`;
let made = 0;
const ask = (url: string, headers: Asked['headers'] = {}, method = 'GET'): Asked => ({
  url,
  headers,
  method,
});
const make = async () => {
  made += 1;
  return new Response(`${HTML}<p>${made}</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
};
/** What a visitor gets, as the server asks: kept, or made and kept. */
async function get(
  asked: Asked,
  making = make,
): Promise<{ text: string; headers: Headers; isKept: boolean }> {
  const page = await keptPage(asked);
  if (!page) {
    const made = await keepPage(asked, making);
    return { text: await made.text(), headers: made.headers, isKept: false };
  }
  const headers = new Headers(page.headers);
  const encoding = headers.get('Content-Encoding');
  expect(headers.get('Content-Length')).toBe(String(page.body.length));
  const plain =
    encoding === 'br'
      ? brotliDecompressSync(page.body)
      : encoding === 'gzip'
        ? gunzipSync(page.body)
        : page.body;
  return { text: plain.toString(), headers, isKept: true };
}

describe.each(engines())('a public page, %s', (engine) => {
  freshDatabase(engine);

  test('is made once and sent as it was made, in what the visitor understands', async () => {
    const path = `/directory/kept-${engine}`;
    const first = await get(ask(path));
    for (const encoding of ['', 'gzip', 'br', 'gzip, deflate, br', 'br;q=0, gzip', 'identity']) {
      const again = await get(ask(path, encoding ? { 'accept-encoding': encoding } : {}));
      expect([encoding, again.isKept, again.text]).toEqual([encoding, true, first.text]);
      expect(again.headers.get('Cache-Control')).toBe('no-store');
      expect(again.headers.get('Vary')).toBe('Accept-Encoding');
    }
    expect(
      (await get(ask(path, { 'accept-encoding': 'br;q=0, gzip' }))).headers.get('Content-Encoding'),
    ).toBe('gzip');
    // Node sends nothing but the head to who asks for that.
    expect((await get(ask(path, {}, 'HEAD'))).isKept).toBe(true);
  });

  test('is made anew right after anything public changed, here or in another process', async () => {
    const path = `/directory/changed-${engine}`;
    await get(ask(path));
    expect((await get(ask(path))).isKept).toBe(true);
    await inTransaction((tx) => bumpPublicRevision(tx));
    expect((await get(ask(path))).isKept).toBe(false);
    const organisation = anOrganisation();
    await inTransaction(async (tx) => {
      await tx.insertInto('organisation').values(organisation).execute();
      await changeOrganisation(tx, organisation.id, { purpose: 'Another one.' });
    });
    expect((await get(ask(path))).isKept).toBe(false);
  });

  test('that changed while it was made is not kept as new', async () => {
    const path = `/directory/meanwhile-${engine}`;
    await get(ask(path), async () => {
      const old = await make();
      await inTransaction((tx) => bumpPublicRevision(tx));
      return old;
    });
    expect((await get(ask(path))).isKept).toBe(false);
  });

  test('is never older than its day, nor than a minute', async () => {
    const path = `/directory/days-${engine}`;
    const evening = new Date('2026-06-30T22:59:50Z');
    await at(evening, () => get(ask(path)));
    expect((await at(new Date(evening.getTime() + 5_000), () => get(ask(path)))).isKept).toBe(true);
    // Midnight in London, in summer time.
    expect((await at(new Date('2026-06-30T23:00:01Z'), () => get(ask(path)))).isKept).toBe(false);
    expect((await at(new Date('2026-06-30T23:01:03Z'), () => get(ask(path)))).isKept).toBe(false);
    expect(now().getTime()).toBeGreaterThan(evening.getTime());
  });

  test('is kept for nobody who is signed in, and nothing else is kept', async () => {
    const path = `/directory/private-${engine}`;
    await get(ask(path, { cookie: 'session=1' }));
    expect(await keptPage(ask(path))).toBeNull();
    await get(ask(path));
    expect(await keptPage(ask(path, { cookie: 'session=1' }))).toBeNull();
    const others: [string, Response][] = [
      ['/directory/gone', new Response('gone', { status: 410, headers: { 'Content-Type': 'text/html' } })],
      ['/directory/data.csv', new Response('a,b', { headers: { 'Content-Type': 'text/csv' } })],
      [
        '/directory/cookie',
        new Response('x', { headers: { 'Content-Type': 'text/html', 'Set-Cookie': 'a=b' } }),
      ],
      ['/verify/PM-1', new Response('x', { headers: { 'Content-Type': 'text/html' } })],
      ['/organisations/bryn-works', new Response('x', { headers: { 'Content-Type': 'text/html' } })],
      ['/board/abc', new Response('x', { headers: { 'Content-Type': 'text/html' } })],
    ];
    for (const [address, response] of others) {
      await get(ask(address), async () => response);
      expect([address, await keptPage(ask(address))]).toEqual([address, null]);
    }
    await keepPage(ask(`${path}/post`, {}, 'POST'), make);
    expect(await keptPage(ask(`${path}/post`))).toBeNull();
  });
});
