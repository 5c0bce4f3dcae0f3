import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { networkOf } from '~/account/rate-limit.server';
import { connectDatabase, type Database } from '~db/client';
import { createPostgresDatabase, dropPostgresDatabase } from '../support/database';
import { freePort } from '../support/postgres';
import { askFrom, type ProxyName, proxiesAvailable, startProxy } from '../support/proxies';
import { DEMO_PASSWORD, type RunningApp, startApp } from '../support/running-app';
import { typedIn } from '../support/visitor';

/** Whose request it is, whom they say it is of, and what they call this place. */
const VISITOR = '127.0.0.2';
const MADE_UP = '203.0.113.9';
const EVIL = 'evil.example';

describe.skipIf(!inject('postgres') || !proxiesAvailable())('with TLS in front', () => {
  let app: RunningApp;
  let database: Database;
  let url = '';
  let [port, inner] = [0, 0];
  let origin = '';

  beforeAll(async () => {
    url = await createPostgresDatabase();
    database = await connectDatabase({ url, dataDir: '', max: 1 });
    [port, inner] = [await freePort(), await freePort()];
    origin = `https://127.0.0.1:${port}`;
    app = await startApp({
      databaseUrl: url,
      env: { PORT: String(inner), ORIGIN: origin, TRUSTED_PROXIES: '127.0.0.1' },
    });
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    await database?.close();
    await dropPostgresDatabase(url);
  });

  describe.each<[ProxyName]>([['nginx'], ['caddy']])('%s, configured as docs/running.md says', (name) => {
    let proxy: Awaited<ReturnType<typeof startProxy>>;
    let cookie = '';
    let statement = '';
    beforeAll(async () => {
      proxy = await startProxy(name, port, inner);
    });
    afterAll(() => proxy?.stop());

    const ask = (path: string, asked: Parameters<typeof askFrom>[3] = {}) =>
      askFrom(VISITOR, proxy.certificate, origin + path, {
        ...asked,
        headers: { cookie, 'X-Forwarded-For': MADE_UP, 'X-Forwarded-Host': EVIL, ...asked.headers },
      });
    const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        body: Buffer.from(new URLSearchParams(fields).toString()),
        headers: { origin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      });

    // Promise: Behind a proxy it is known whose request it is | `X-Forwarded-For` is believed of `TRUSTED_PROXIES` alone
    test('somebody signs in, and is known by the address that the proxy saw, whatever they say', async () => {
      const signed = await post('/sign-in', { email: 'editor@demo.test', password: DEMO_PASSWORD });
      expect([signed.status, signed.body.toString()]).toEqual([303, '']);
      const cookies = [signed.headers['set-cookie'] ?? []].flat();
      expect(cookies.find((each) => each.includes('session_token'))).toMatch(
        /^__Host-proofmark.*HttpOnly.*Secure|^__Host-proofmark.*Secure.*HttpOnly/i,
      );
      cookie = cookies.map((each) => each.split(';')[0]).join('; ');
      const { rows } = await sql<{ network: string }>`
        select distinct network from access_event where network <> ''`.execute(database.db);
      expect(rows).toEqual([{ network: networkOf(VISITOR) }]);
      const list = await ask('/organisations/bryn-works/statements');
      expect(list.headers['strict-transport-security']).toMatch(/max-age=31536000/);
      statement = `/statements/${/\/statements\/([0-9a-f-]{36})/.exec(list.body.toString())?.[1]}`;
    });

    test('a section is saved, and pages arrive compressed', async () => {
      const page = (await ask(`${statement}/jobs`)).body.toString();
      const saved = await post(`${statement}/jobs`, {
        ...typedIn(page),
        'jobs_created.value': '37',
        intent: 'save',
      });
      expect(saved.status).toBe(303);
      expect(saved.headers.location).toMatch(/^\/(?!\/)/);
      expect(typedIn((await ask(`${statement}/jobs`)).body.toString())['jobs_created.value']).toBe('37');
      const packed = await ask('/', { headers: { 'Accept-Encoding': 'gzip' } });
      expect(packed.headers['content-encoding']).toBe('gzip');
    });

    test('a file of 18 MB is uploaded, and comes back as it was', async () => {
      const bytes = Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        randomBytes(18_000_000),
        Buffer.from('\n%%EOF'),
      ]);
      const form = new FormData();
      for (const [field, value] of Object.entries({
        measure: 'jobs_created',
        about: '',
        nobody: 'yes',
        intent: 'add',
      }))
        form.set(field, value);
      form.set('file', new File([bytes], 'payroll.pdf', { type: 'application/pdf' }));
      const packed = new Response(form);
      const sent = await ask(`${statement}/evidence`, {
        method: 'POST',
        body: Buffer.from(await packed.arrayBuffer()),
        headers: { origin, 'Content-Type': packed.headers.get('content-type') ?? '' },
      });
      expect(sent.status).toBe(303);
      const page = (await ask(`${statement}/evidence?measure=jobs_created`)).body.toString();
      const links = [...page.matchAll(new RegExp(`${statement}/evidence/[0-9a-f-]{36}`, 'g'))];
      const file = links.at(-1)?.[0] ?? '';
      const back = await ask(file);
      expect(back.status).toBe(200);
      expect(back.headers['cache-control']).toBe('no-store');
      expect(back.body.equals(bytes)).toBe(true);
      const pdf = await ask('/directory/bryn-works/2025-03-31/statement.pdf');
      expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    });

    // Promise: What somebody calls this place leads nowhere | `ORIGIN` is the host of every request
    test('whatever somebody calls this place, nothing leads elsewhere, and no form from elsewhere is taken', async () => {
      for (const path of [
        '/',
        '/sign-in',
        '/directory',
        '/directory/bryn-works/2025-03-31/data.jsonld',
        `${statement}/jobs`,
        '/nothing',
      ]) {
        const answered = await ask(path, { headers: { Host: EVIL } });
        expect(answered.body.toString(), path).not.toContain(EVIL);
        expect(JSON.stringify(answered.headers), path).not.toContain(EVIL);
      }
      for (const [path, headers] of [
        [`${statement}/jobs`, {}],
        [`${statement}/jobs`, { Host: EVIL }],
        ['/reset', { Host: EVIL }],
      ] as const)
        expect([200, 403, 421], path).toContain(
          (await post(path, { email: 'editor@demo.test' }, { ...headers, origin: `https://${EVIL}` })).status,
        );
      expect((await post(`${statement}/jobs`, {}, { origin: `https://${EVIL}` })).status).toBe(403);
      // A way back in is asked for under another name: its letter leads here.
      await post('/reset', { email: 'editor@demo.test' }, { Host: EVIL });
      await post('/reset', { email: 'editor@demo.test' });
      const { rows } = await sql<{
        words: string;
      }>`select row_to_json(mail)::text as words from mail`.execute(database.db);
      expect(rows.some(({ words }) => words.includes(`${origin}/reset/`))).toBe(true);
      expect(rows.some(({ words }) => words.includes(EVIL))).toBe(false);
    });
  });
});
