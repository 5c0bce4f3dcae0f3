import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectDatabase, type Database } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { asAnybody, PUBLIC, reach } from '~db/reach';
import { runTransaction } from '~db/transaction';
import { anOrganisation, createPostgresDatabase, dropPostgresDatabase } from '../support/database';
import { pgbouncerAvailable, startPgbouncer } from '../support/pgbouncer';
import { type RunningApp, startApp } from '../support/running-app';
import { signInAs, textAt, typedIn } from '../support/visitor';

const ROUNDS = Number(process.env.ROUNDS ?? 12);

describe.skipIf(!inject('postgres') || !pgbouncerAvailable())('behind PgBouncer in transaction mode', () => {
  const databases: string[] = [];
  const poolers: { stop: () => Promise<void> }[] = [];
  async function pooled(connections: number) {
    const direct = await createPostgresDatabase();
    databases.push(direct);
    const pooler = await startPgbouncer(direct, connections);
    poolers.push(pooler);
    return { direct, url: pooler.url };
  }
  afterAll(async () => {
    for (const pooler of poolers) await pooler.stop();
    for (const url of databases) await dropPostgresDatabase(url);
  });

  describe('a connection that is lent on after each transaction', () => {
    let database: Database;
    let owner: Database;
    const organisations = [randomUUID(), randomUUID()];

    beforeAll(async () => {
      const { direct, url } = await pooled(2);
      owner = await connectDatabase({ url: direct, dataDir: '', max: 1 });
      await migrateToLatest(owner.db);
      for (const id of organisations) {
        await owner.db.insertInto('organisation').values(anOrganisation({ id })).execute();
        const head = { organisation_id: id, position: 1, hash: '0'.repeat(64) };
        await owner.db.insertInto('audit_head').values(head).execute();
      }
      database = await connectDatabase({ url, dataDir: '', max: 6, pooled: true, reach: PUBLIC });
    }, 60_000);
    afterAll(async () => {
      await database?.close();
      await owner?.close();
    });

    // Promise: Behind PgBouncer nobody gets another’s rows | role and scope are said in each transaction; nothing is prepared
    test('stands for each of six people of two organisations, and for nobody afterwards', async () => {
      const asked = Array.from({ length: 6 * ROUNDS * 5 }, (_, turn) => organisations[turn % 2] ?? '');
      const found = await Promise.all(
        asked.map((own, turn) =>
          asAnybody(async () => {
            reach({ role: 'member', organisations: [own] });
            const alone = await database.db.selectFrom('audit_head').select('organisation_id').execute();
            const inside = await runTransaction(database.db, async (tx) => {
              await sql`update audit_head set position = position + 1`.execute(tx);
              if (turn % 7 === 0) throw new Error('thought better of it');
              return tx.selectFrom('audit_head').select('organisation_id').execute();
            }).catch(() => alone);
            return (
              [...alone, ...inside].every(({ organisation_id }) => organisation_id === own) &&
              alone.length === 1
            );
          }),
        ),
      );
      expect(found.filter((apart) => !apart)).toEqual([]);
      const { rows } = await sql<{
        position: number;
      }>`select position from audit_head order by organisation_id`.execute(owner.db);
      const kept = asked.filter((_, turn) => turn % 7 !== 0);
      const per = organisations.map((id) => [id, 1 + kept.filter((each) => each === id).length] as const);
      expect(rows.map(({ position }) => position)).toEqual(
        per.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, n]) => n),
      );
      // Whoever comes next on the same connections, and says nothing of whom they are, is nobody.
      await expect(
        asAnybody(() => database.db.selectFrom('audit_head').selectAll().execute()),
      ).rejects.toThrow('denied');
    });
  });

  describe('the service', () => {
    let app: RunningApp;
    beforeAll(async () => {
      const { direct, url } = await pooled(4);
      app = await startApp({
        databaseUrl: url,
        env: { DATABASE_POOLER: 'transaction', MIGRATION_DATABASE_URL: direct },
      });
    }, 120_000);
    afterAll(() => app?.stop());

    test('shows six people at once what it shows each alone, while one of them saves', async () => {
      const places = {
        editor: '/organisations/bryn-works/statements',
        director: '/organisations/bryn-works/history',
        manager: '/organisations/loop-and-mend/statements',
        assessor: '/review',
        commissioner: '/directory',
        admin: '/organisations',
      };
      const people = await Promise.all(
        Object.entries(places).map(async ([who, path]) => ({ path, cookie: await signInAs(app, who) })),
      );
      const seen = async ({ path, cookie }: { path: string; cookie: string }) =>
        (await textAt(app, path, cookie))
          .replace(/nonce="[^"]*"/g, '')
          // Each page's forms have a key of their own.
          .replace(/name="once" value="[^"]*"/g, '')
          .replace(/<script[\s\S]*?<\/script>/g, '');
      const alone: string[] = [];
      for (const person of people) alone.push(await seen(person));
      expect(new Set(alone).size).toBe(people.length);
      const cookie = people[0]?.cookie ?? '';
      const id = /\/statements\/([0-9a-f-]{36})/.exec(alone[0] ?? '')?.[1];
      const section = `${app.origin}/statements/${id}/jobs`;
      const saving = (async () => {
        for (let round = 0; round < ROUNDS; round += 1) {
          const html = await (await fetch(section, { headers: { cookie } })).text();
          const body = new URLSearchParams({
            ...typedIn(html),
            'jobs_created.value': String(100 + round),
            intent: 'save',
          });
          const saved = await fetch(section, {
            method: 'POST',
            body,
            headers: { cookie, origin: app.origin },
            redirect: 'manual',
          });
          expect(saved.status).toBe(303);
        }
      })();
      const apart = people.filter(({ path }) => !path.includes('bryn-works'));
      for (let round = 0; round < ROUNDS; round += 1) {
        const together = await Promise.all(people.map(seen));
        for (const person of apart) {
          const at = people.indexOf(person);
          expect(together[at]).toBe(alone[at]);
        }
      }
      await saving;
      expect(
        typedIn(await (await fetch(section, { headers: { cookie } })).text())['jobs_created.value'],
      ).toBe(String(100 + ROUNDS - 1));
    });
  });
});
