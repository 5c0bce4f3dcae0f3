import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { database } from '~db/client';
import { engines, freshDatabase } from '../support/database';
import { oneOfEach } from '../support/one-of-each';

/** Tables that hold organisation_id without belonging to an organisation: see the comment on each migration. */
const NOT_TENANT = ['access_event', 'board_link', 'invitation', 'verification_code'];

interface Key {
  on: string;
  name: string;
  columns: string[];
}

describe.each(engines())('%s', (engine) => {
  freshDatabase(engine);

  test('every key of a tenant table starts with organisation_id', async () => {
    const tenant = await tenantTables();
    const keys = (await everyKey()).filter((key) => tenant.includes(key.on));
    // Each tenant table has at least its primary key and its foreign key to the organisation.
    expect(keys.length).toBeGreaterThanOrEqual(2 * tenant.length);
    expect(keys.filter((key) => key.columns[0] !== 'organisation_id')).toEqual([]);
  });

  test('the tenant tables are the ones meant', async () => {
    expect(await tenantTables()).toEqual([
      'answer',
      'audit_event',
      'audit_head',
      'benchmark_due',
      'comment_reply',
      'contribution',
      'evidence',
      'exact_figure',
      'field_comment',
      'frozen_document',
      'goal',
      'issued_file',
      'licence_condition',
      'licence_event',
      'licence_proposal',
      'licence_reason',
      'membership',
      'own_measure',
      'plan',
      'published_file',
      'reminder',
      'replaced_file',
      'section_turn',
      'statement',
      'unread_answer',
      'verdict',
      'version',
      'vote',
      'words_answer',
    ]);
  });

  test('each table holds the row that schema.ts declares, and no other column', async () => {
    for (const [table, row] of Object.entries(oneOfEach())) {
      expect({ table, rows: await roundTrip(table, row) }).toStrictEqual({ table, rows: [row] });
    }
    const { rows } = await sql<{ name: string }>`
      select tablename::text as name from pg_tables
      where schemaname = 'public' and tablename not like 'kysely%' order by 1`.execute(database());
    expect(rows.map((found) => found.name)).toEqual(Object.keys(oneOfEach()).sort());
  });

  test('who is erased leaves no session, account or role behind', async () => {
    await database().deleteFrom('person').where('id', '=', 'p1').execute();
    for (const table of [
      'auth_session',
      'auth_account',
      'body_role',
      'two_factor',
      'account_link',
      'used_code',
      'passkey',
    ] as const) {
      expect(await database().selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  test('every tenant table has a primary key', async () => {
    const { rows } = await sql<{ on: string }>`
      select conrelid::regclass::text as on from pg_constraint where contype = 'p'`.execute(database());
    const withKey = rows.map((row) => row.on);
    expect((await tenantTables()).filter((table) => !withKey.includes(table))).toEqual([]);
  });

  test('no triggers, no sequences, no column that counts by itself', async () => {
    const found = await sql<{ what: string }>`
      select tgname as what from pg_trigger where not tgisinternal
      union all select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
      union all select table_name || '.' || column_name from information_schema.columns
        where table_schema = 'public' and (is_identity = 'YES' or column_default like 'nextval%')`.execute(
      database(),
    );
    expect(found.rows).toEqual([]);
  });

  test('files are stored as they are: they are compressed already', async () => {
    const { rows } = await sql<{ storage: string }>`
      select attstorage::text as storage from pg_attribute
      where attrelid = 'published_file'::regclass and attname = 'bytes'`.execute(database());
    expect(rows).toEqual([{ storage: 'e' }]);
  });

  test('the indexes that the pages rely on are there', async () => {
    const { rows } = await sql<{ name: string }>`
      select indexname as name from pg_indexes where schemaname = 'public'`.execute(database());
    const names = rows.map((row) => row.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'statement_id',
        'version_id',
        'answer_trend',
        'membership_person',
        'own_measure_label_unit',
      ]),
    );
  });
});

/** Through plain SQL: the compiler cannot follow a table's name to its row. */
async function roundTrip(table: string, row: object): Promise<unknown[]> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})
    on conflict do nothing`.execute(database());
  return (await sql`select * from ${sql.table(table)}`.execute(database())).rows;
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name::text as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organisation_id' order by 1`.execute(database());
  return rows.map((row) => row.name).filter((name) => !NOT_TENANT.includes(name));
}

/** Primary keys, unique constraints, unique indexes and foreign keys, with their columns in order. */
async function everyKey(): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select conrelid::regclass::text as on, conname::text as name,
      array(select attname::text from unnest(conkey) with ordinality as k(num, place)
        join pg_attribute on attrelid = conrelid and attnum = num order by place) as columns
    from pg_constraint where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace
    union all
    select indrelid::regclass::text, indexrelid::regclass::text,
      array(select attname::text from unnest(indkey::int2[]) with ordinality as k(num, place)
        join pg_attribute on attrelid = indrelid and attnum = num order by place)
    from pg_index join pg_class on pg_class.oid = indexrelid
    where indisunique and relnamespace = 'public'::regnamespace`.execute(database());
  return rows;
}
