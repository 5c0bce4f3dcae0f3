import net from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeDatabase, database, openDatabase } from '~db/client';
import { OWNER } from '~db/reach';
import { createPostgresDatabase, dropPostgresDatabase } from '../support/database';
import { type RunningApp, startApp } from '../support/running-app';
import { signedIn, typedIn } from '../support/visitor';
import { run, storm, stormTable, verdict } from './storm';

const ROUNDS = Number(process.env.ROUNDS ?? 30);

/** A wire to the database that loses the answer to a COMMIT, and is cut with it, whenever it is told to. */
async function losingWire(databaseUrl: string, loses: () => boolean) {
  const behind = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  let lost = 0;
  const server = net.createServer((client) => {
    const to = net.connect(Number(behind.port), behind.hostname);
    for (const [one, other] of [
      [client, to],
      [to, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    client.on('data', (bytes) => to.write(bytes));
    to.on('data', (bytes) => {
      // The server has committed when it says so.
      if (!bytes.includes('COMMIT\0') || !loses()) return void client.write(bytes);
      lost += 1;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.href,
    lost: () => lost,
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

describe.skipIf(!inject('postgres'))('an answer to COMMIT that never comes', () => {
  let url = '';
  let turn = 0;
  let losing: (turn: number) => boolean = () => false;
  let wire: Awaited<ReturnType<typeof losingWire>>;

  beforeAll(async () => {
    url = await createPostgresDatabase();
    wire = await losingWire(url, () => {
      turn += 1;
      return losing(turn);
    });
  });
  afterAll(async () => {
    wire?.stop();
    await dropPostgresDatabase(url);
  });

  // Promise: Where an answer to COMMIT is lost nothing is kept by halves, twice, or as somebody else’s | such a transaction is never tried again
  test('leaves each transaction whole or gone, done once, and nothing of anybody else', async () => {
    await openDatabase({ url: wire.url, dataDir: '', max: 6, reach: OWNER });
    try {
      await sql.raw(stormTable).execute(database());
      losing = (at) => at % 5 === 0;
      const weather = storm({ tenants: 12, rounds: ROUNDS });
      await run(weather);
      losing = () => false;
      const judged = await verdict(weather);
      const unknown = [...weather.attempts.values()].filter((outcome) => outcome === 'unknown').length;
      process.stdout.write(
        `COMMIT without an answer: ${judged.kept} acknowledged, ${unknown} unknown of ${wire.lost()} lost answers, ${judged.wrong.length} wrong\n`,
      );
      expect(wire.lost()).toBeGreaterThan(5);
      expect(unknown).toBe(wire.lost());
      expect(judged.kept + unknown).toBe(12 * ROUNDS);
      expect(judged.wrong).toEqual([]);
    } finally {
      await closeDatabase();
    }
  }, 120_000);

  describe('to a save', () => {
    let app: RunningApp;
    beforeAll(async () => {
      app = await startApp({ databaseUrl: wire.url });
    }, 120_000);
    afterAll(() => app?.stop());

    // Promise: Nobody is told that nothing was saved where nobody knows | 503 with the form as typed, and to look before sending it again
    test('is told as what it is, with what was typed, and sending it again does no harm', async () => {
      const visitor = await signedIn(app);
      const page = async () => typedIn(await (await fetch(visitor.section, visitor.request)).text());
      const save = (typed: Record<string, string>) =>
        fetch(visitor.section, {
          method: 'POST',
          body: new URLSearchParams({ ...typed, 'jobs_created.value': '37', intent: 'save' }),
          headers: { cookie: visitor.cookie, origin: app.origin },
          redirect: 'manual',
        });
      const typed = await page();
      losing = () => true;
      const answered = await save(typed);
      losing = () => false;
      const said = await answered.text();
      expect([answered.status, answered.headers.get('retry-after')]).toEqual([503, '10']);
      expect(said).toContain('nobody knows whether this was saved');
      expect(said).not.toContain('nothing was saved');
      expect(said).toContain('value="37"');
      expect((await page())['jobs_created.value']).toBe('37');
      expect((await save(await page())).status).toBe(303);
      expect((await page())['jobs_created.value']).toBe('37');
    });
  });
});
