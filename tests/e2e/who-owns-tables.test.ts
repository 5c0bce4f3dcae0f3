import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connectDatabase, type Database } from '~db/client';
import { migrateToLatest, ownsTables } from '~db/migrate';
import { ROLES, WORKS } from '~db/reach';
import { createPostgresDatabase, dropPostgresDatabase } from '../support/database';
import { ownedByAnother, startApp } from '../support/running-app';

describe.skipIf(!inject('postgres'))('the account that serves', () => {
  let owner = '';
  let serving = '';
  const opened: Database[] = [];
  const connect = async (url: string) => {
    const database = await connectDatabase({ url, dataDir: '', max: 1 });
    opened.push(database);
    return database.db;
  };

  beforeAll(async () => {
    owner = await createPostgresDatabase();
    serving = (await ownedByAnother(owner)).DATABASE_URL ?? '';
    await migrateToLatest(await connect(owner), 'served');
  });
  afterAll(async () => {
    for (const each of opened) await each.close();
    await dropPostgresDatabase(owner);
  });

  test('owns nothing, asks in every role, and can change neither tables nor what happened', async () => {
    const db = await connect(serving);
    expect(await ownsTables(db)).toBe(false);
    expect(await ownsTables(await connect(owner))).toBe(true);
    const denied = { code: '42501' };
    for (const role of ['none', ...Object.values(ROLES)]) {
      await sql`select set_config('role', ${role}, false)`.execute(db);
      // Where somebody has a right and may not pass it on, PostgreSQL only warns.
      await sql`grant delete on audit_event to public`.execute(db).catch(() => undefined);
      for (const change of [
        sql`delete from audit_event`,
        sql`update audit_event set detail = '{}'`,
        sql`truncate audit_event`,
        sql`update frozen_document set sha256 = ''`,
        sql`alter table audit_event disable row level security`,
        sql`alter table version drop constraint version_true_to_its_hash`,
        sql`set role proofmark`,
      ])
        await expect(change.execute(db), role).rejects.toMatchObject(denied);
    }
  });

  test('starts on a schema that is there, without knowing who owns it', async () => {
    const database = await connectDatabase({ url: serving, dataDir: '', max: 1, reach: WORKS });
    opened.push(database);
    await migrateToLatest(database.db);
    expect(await database.db.selectFrom('organisation').selectAll().execute()).toEqual([]);
  });

  // Promise: The account that serves owns no table | in production the service does not start with one that does
  test('in production nothing starts that owns the tables, and a sentence says why', async () => {
    const starting = startApp({
      production: true,
      databaseUrl: owner,
      env: { DATABASE_URL: owner, MIGRATION_DATABASE_URL: '' },
    });
    await expect(starting).rejects.toThrow(/The account of DATABASE_URL owns the tables/);
  });

  test('an empty database that it may not fill is a sentence, too', async () => {
    const empty = await createPostgresDatabase();
    const url = new URL(empty);
    url.username = 'served';
    try {
      await expect(migrateToLatest(await connect(url.href))).rejects.toThrow(/may not change the schema/);
    } finally {
      await dropPostgresDatabase(empty);
    }
  });
});
