import net from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  closeDatabase,
  connectDatabase,
  type Database,
  database,
  inTransaction,
  openDatabase,
} from '~db/client';
import { ConnectionLost } from '~db/fenced/errors';
import { ping } from '~db/queries/health';
import { OWNER } from '~db/reach';
import { createPostgresDatabase, dropPostgresDatabase, freshDatabase } from '../support/database';
import { type Cluster, startCluster } from '../support/postgres';
import { run, type Storm, storm, stormTable, verdict } from './storm';

const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);

beforeAll(() => {
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
});

afterAll(() => {
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
});

describe.skipIf(!inject('postgres'))('a lost connection', () => {
  // Its table is its own, and no organisation's.
  freshDatabase('postgres', { max: 8, reach: OWNER });
  let outside: Database;

  beforeAll(async () => {
    outside = await connectDatabase({ url: inject('postgres'), dataDir: '', max: 1 });
    await sql.raw(stormTable).execute(database());
  });
  afterAll(() => outside.close());
  beforeEach(() => sql`truncate storm`.execute(database()));

  /** Ends so many connections to the tests' database, drawn by lot; how many there were. */
  const terminate = async (name: string, most: number) => {
    const ended = await sql`
      select pg_terminate_backend(pid) from
        (select pid from pg_stat_activity where datname = ${name} order by random() limit ${most}) as drawn`.execute(
      outside.db,
    );
    return ended.rows.length;
  };
  const nameOf = async () => {
    const { rows } = await sql<{ name: string }>`select current_database()::text as name`.execute(database());
    return rows[0]?.name ?? '';
  };

  test('refuses what its transaction still asks, while another transaction goes on', async () => {
    let attempts = 0;
    const refused: unknown[] = [];
    await inTransaction(async (tx) => {
      attempts += 1;
      if (attempts > 1) return;
      await sql`insert into storm values (1, 'dead', 'dead', 1)`.execute(tx);
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(outside.db);
      for (let step = 2; step < 40; step += 1) {
        const insert = sql`insert into storm values (1, 'dead', 'dead', ${step})`;
        await insert.execute(tx).catch((error: unknown) => refused.push(error));
      }
    });
    expect(attempts).toBe(2);
    expect(refused).toHaveLength(38);
    expect(refused.every((error) => error instanceof ConnectionLost)).toBe(true);
    const { rows } = await sql`select * from storm`.execute(database());
    expect(rows).toEqual([]);
  });

  // Promise: A lost connection crosses nothing and hangs nobody | each connection is fenced: once lost it refuses; only what did not commit is tried again
  test('in a storm of them: nothing dead is kept, nothing crosses, nothing hangs', async () => {
    const name = await nameOf();
    const weather: Storm = storm({ tenants: 24, rounds: 25 });
    let terminated = 0;
    let over = false;
    const lightning = (async () => {
      while (!over) {
        terminated += await terminate(name, 2);
        // It strikes as often as something gets through, so that a slow machine has survivors too.
        const survived = weather.keptSoFar();
        do await new Promise((resolve) => setTimeout(resolve, 15));
        while (!over && weather.keptSoFar() < survived + 4);
      }
    })();
    await run(weather);
    over = true;
    await lightning;
    const judged = await verdict(weather);
    // A storm that hit nothing, or that nothing survived, would prove nothing.
    expect(terminated).toBeGreaterThan(20);
    expect(judged.dead).toBeGreaterThan(5);
    expect(judged.kept).toBeGreaterThan(50);
    expect(judged.wrong).toEqual([]);
    expect(uncaught).toEqual([]);
  });

  test('leaves a pool that works at its full width', async () => {
    const name = await nameOf();
    await Promise.all(Array.from({ length: 8 }, () => ping(database())));
    expect(await terminate(name, 100)).toBeGreaterThan(0);
    const calm = storm({ tenants: 16, rounds: 3 });
    await run(calm);
    const judged = await verdict(calm);
    expect(judged.wrong).toEqual([]);
    expect(judged.kept).toBe(16 * 3);
  });
});

describe.skipIf(!inject('postgres'))('a database that restarts', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
    await openDatabase({ url: cluster.url('postgres'), dataDir: '', max: 6, reach: OWNER });
    await sql.raw(stormTable).execute(database());
  });
  afterAll(async () => {
    await closeDatabase();
    await cluster.stop();
  });

  // Promise: A database that crashes comes back with what it acknowledged | the same
  test('loses nothing it acknowledged, and is used again', async () => {
    const weather = storm({ tenants: 12, rounds: 400 });
    const running = run(weather);
    await weather.reached(200);
    await cluster.crash();
    await expect(ping(database())).rejects.toThrow(ConnectionLost);
    await cluster.start();
    const back = weather.keptSoFar();
    await weather.reached(back + 50);
    weather.stop();
    await running;
    const judged = await verdict(weather);
    expect(judged.wrong).toEqual([]);
    expect(judged.dead).toBeGreaterThan(0);
    expect(uncaught).toEqual([]);
  });
});

describe.skipIf(!inject('postgres'))('backends that freeze', () => {
  let url = '';
  let outside: Database;
  beforeAll(async () => {
    url = await createPostgresDatabase();
    outside = await connectDatabase({ url, dataDir: '', max: 1 });
    await openDatabase({ url, dataDir: '', max: 6, reach: OWNER, statementTimeoutMs: 500 });
    await sql.raw(stormTable).execute(database());
  });
  afterAll(async () => {
    await closeDatabase();
    await outside.close();
    await dropPostgresDatabase(url);
  });

  // Promise: A backend that freezes holds nobody, and what thaws in it is not kept behind anybody’s back | given up after its time; what was asked on it is never tried again
  test('are given up, and what they still do when they thaw is whole or nothing', async () => {
    const { rows: own } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(outside.db);
    const weather = storm({ tenants: 12, rounds: 10_000 });
    const running = run(weather);
    await weather.reached(50);
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_stat_activity where datname = current_database() and pid <> ${own[0]?.pid}::int
      order by random() limit 3`.execute(outside.db);
    for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
    const before = weather.keptSoFar();
    // While they stand still everybody else goes on, and longer than they are waited for.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await weather.reached(before + 50);
    for (const { pid } of rows) process.kill(pid, 'SIGCONT');
    await weather.reached(weather.keptSoFar() + 50);
    weather.stop();
    await running;
    const judged = await verdict(weather);
    // Those that stood still were lost to who asked.
    expect([...weather.attempts.values()].filter((outcome) => outcome !== 'kept').length).toBeGreaterThan(0);
    expect(judged.wrong).toEqual([]);
    expect(uncaught).toEqual([]);
  }, 60_000);
});

describe('a server that cannot be reached', () => {
  const refusing = async (url: string) => {
    const opened = await connectDatabase({ url, dataDir: '' });
    await expect(ping(opened.db)).rejects.toThrow(ConnectionLost);
    await expect(ping(opened.db)).rejects.toThrow(ConnectionLost);
    await opened.close();
  };

  test('nobody listens', () => refusing('postgres://nobody@127.0.0.1:1/none'));

  test('neither of two hosts listens', () => refusing('postgres://nobody@127.0.0.1:1,127.0.0.1:2/none'));

  test('it hangs up on every caller', async () => {
    let calls = 0;
    const server = net.createServer((socket) => {
      calls += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    await refusing(`postgres://nobody@127.0.0.1:${port}/none`);
    server.close();
    // Once for each query: it never dials again by itself.
    expect(calls).toBe(2);
    expect(uncaught).toEqual([]);
  });

  test.skipIf(!inject('postgres'))('the database does not exist', async () => {
    const url = await createPostgresDatabase();
    await dropPostgresDatabase(url);
    await refusing(url);
  });
});
