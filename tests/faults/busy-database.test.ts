import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectDatabase, type Database } from '~db/client';
import { startCluster } from '../support/postgres';
import { type RunningApp, startApp } from '../support/running-app';
import { signedIn, typedIn, type Visitor } from '../support/visitor';

describe.skipIf(!inject('postgres'))('a database in which somebody holds what others wait for', () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  let app: RunningApp;
  let outside: Database;
  let visitor: Visitor;

  beforeAll(async () => {
    cluster = await startCluster();
    const url = cluster.url('postgres');
    app = await startApp({ databaseUrl: url });
    outside = await connectDatabase({ url, dataDir: '', max: 2 });
    visitor = await signedIn(app);
  }, 120_000);
  afterAll(async () => {
    await outside?.close();
    await app?.stop();
    await cluster?.stop();
  });

  test('a save is refused in words with what was typed, everybody else reads on, and afterwards it is taken', async () => {
    const html = await (await fetch(visitor.section, visitor.request)).text();
    const body = new URLSearchParams({ ...typedIn(html), 'jobs_created.value': '37', intent: 'save' });
    const save = () =>
      fetch(visitor.section, {
        method: 'POST',
        body,
        headers: { cookie: visitor.cookie, origin: app.origin },
        redirect: 'manual',
      });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let holds = () => {};
    const holding = new Promise<void>((resolve) => {
      holds = resolve;
    });
    const transaction = outside.db.transaction().execute(async (tx) => {
      await sql`select 1 from version for update`.execute(tx);
      holds();
      await held;
    });
    await holding;
    const saving = save();
    for (const path of ['/', '/directory', '/directory/bryn-works/2025-03-31', '/readyz'])
      expect((await fetch(app.origin + path)).status, path).toBe(200);
    const refused = await saving;
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    const said = await refused.text();
    expect(said).toContain('nothing was saved');
    expect(said).toContain('value="37"');
    letGo();
    await transaction;
    expect((await save()).status).toBe(303);
  });

  test('while it is away readiness says so, pages say when to come back, and then they are there again', async () => {
    await cluster.crash();
    expect((await fetch(`${app.origin}/readyz`)).status).toBe(503);
    const page = await fetch(visitor.section, visitor.request);
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await page.text()).toContain('Try again in a minute');
    await cluster.start();
    expect((await fetch(visitor.section, visitor.request)).status).toBe(200);
    expect((await fetch(`${app.origin}/readyz`)).status).toBe(200);
  });
});
