import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectDatabase, type Database } from '~db/client';
import { startCluster } from '../support/postgres';
import { type RunningApp, startApp } from '../support/running-app';
import { signedIn, typedIn, type Visitor } from '../support/visitor';

/** A busy machine takes a while to begin two dozen saves; for a row they wait longer. */
const LOADED = { timeout: 4_000 };

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

  // Promise: A save that cannot be done keeps its text | 503 with `Retry-After`, the form as typed, “nothing was saved”
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

  /** The processes that answer the app, and with them the one that lets in. */
  async function backends(all: boolean): Promise<number[]> {
    const { rows } = await sql<{ pid: number; parent: number }>`
      select pid from pg_stat_activity where application_name = 'proofmark' and pid <> pg_backend_pid()
        and client_port is not null and datname = current_database()`.execute(outside.db);
    const own = await sql<{
      pid: number;
    }>`select pid from pg_stat_activity where pid = pg_backend_pid()`.execute(outside.db);
    const pids = rows.map(({ pid }) => pid).filter((pid) => pid !== own.rows[0]?.pid);
    return all ? [cluster.pid(), ...pids] : pids;
  }
  /** An answer, or that none came in a time in which everybody has given up. */
  const answerOf = (path: string, init: RequestInit = {}) =>
    fetch(path, { ...init, redirect: 'manual', signal: AbortSignal.timeout(25_000) });

  // Promise: A locked row takes the directory from nobody | what anybody may read has connections of its own
  test('whoever reads in public reads on while savers wait on every connection there is', async () => {
    const html = await (await fetch(visitor.section, visitor.request)).text();
    const body = new URLSearchParams({ ...typedIn(html), 'jobs_created.value': '38', intent: 'save' });
    // Each is a form of its own: one that is sent again waits for the first, not for the row.
    body.delete('once');
    const headers = { cookie: visitor.cookie, origin: app.origin };
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let holds = () => {};
    const begun = new Promise<void>((resolve) => {
      holds = resolve;
    });
    const transaction = outside.db.transaction().execute(async (tx) => {
      await sql`select 1 from version for update`.execute(tx);
      holds();
      await held;
    });
    await begun;
    let answered = 0;
    const saves = Array.from({ length: 24 }, async () => {
      const { status } = await fetch(visitor.section, { method: 'POST', body, headers, redirect: 'manual' });
      answered += 1;
      return status;
    });
    await expect
      .poll(async () => {
        const { rows } = await sql<{ waiting: number }>`
          select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock'`.execute(
          outside.db,
        );
        return rows[0]?.waiting;
      }, LOADED)
      .toBe(10);
    for (const path of [
      '/',
      '/directory',
      '/directory?q=works',
      '/directory/bryn-works/2025-03-31',
      '/readyz',
    ])
      expect((await fetch(app.origin + path)).status, path).toBe(200);
    expect(answered).toBe(0);
    letGo();
    await transaction;
    for (const status of await Promise.all(saves)) expect([303, 409]).toContain(status);
  });

  // Promise: Nobody hangs on a frozen database | a timer on each connection; a server that answers nobody is asked apart; `/readyz` waits less than a second
  test.each([
    ['every backend', false],
    ['the whole server', true],
  ])(
    '%s frozen: nobody hangs, readiness says so, and after it thaws all is as before',
    async (_, all) => {
      const html = await (await fetch(visitor.section, visitor.request)).text();
      const body = new URLSearchParams({ ...typedIn(html), 'jobs_created.value': '39', intent: 'save' });
      const frozen = await backends(all);
      expect(frozen.length).toBeGreaterThan(all ? 1 : 0);
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
      try {
        const ready = answerOf(`${app.origin}/readyz`);
        const headers = { cookie: visitor.cookie, origin: app.origin };
        const [saved, read] = await Promise.all([
          answerOf(visitor.section, { method: 'POST', body, headers }),
          answerOf(visitor.section, visitor.request),
        ]);
        // Where only its own backends hang, a new connection may have answered.
        expect(saved.status).toBe(503);
        expect(saved.headers.get('retry-after')).toBe('10');
        expect(all ? [503] : [503, 200]).toContain(read.status);
        expect((await ready).status).toBe(503);
        if (!all)
          await expect.poll(async () => (await answerOf(visitor.section, visitor.request)).status).toBe(200);
      } finally {
        for (const pid of frozen) process.kill(pid, 'SIGCONT');
      }
      await expect
        .poll(async () => (await answerOf(`${app.origin}/readyz`)).status, { timeout: 20_000 })
        .toBe(200);
      expect((await answerOf(visitor.section, visitor.request)).status).toBe(200);
    },
    90_000,
  );

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
