import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { connectDatabase, database, inTransaction } from '~db/client';
import { migrateToLatest } from '~db/migrate';
import { asAnybody, asOwner, asWorks, PUBLIC, type Reach, ROLES, reach } from '~db/reach';
import { createPostgresDatabase, dropPostgresDatabase, engines, freshDatabase } from '../support/database';
import { type OneOfEach, oneOfEach } from '../support/one-of-each';

/** What anybody may see of an organisation, whatever it has published: that it is there, and what its codes lead to. */
const PUBLIC_ROWS = ['licence_event', 'organisation', 'verification_code'];

const HASH = 'a'.repeat(64);

const as = <T>(reached: Reach, work: () => Promise<T>): Promise<T> =>
  asAnybody(async () => {
    reach(reached);
    return work();
  });
const member = (...organisations: string[]): Reach => ({ role: 'member', organisations });

describe.each(engines())('rows of organisations, %s', (engine) => {
  freshDatabase(engine, { max: 3 });
  const mine = ownRows();
  const theirs = ownRows();
  let tables: string[] = [];

  beforeAll(async () => {
    tables = await ofOrganisations();
    await asOwner(async () => {
      const shared = oneOfEach();
      await put('person', shared.person);
      for (const rows of [mine, theirs])
        for (const [table, row] of Object.entries(rows)) if (tables.includes(table)) await put(table, row);
    });
  });

  /** How many rows of each organisation are had; none where the table is refused. */
  async function counted(of: readonly string[]): Promise<Record<string, Counted>> {
    const found: Record<string, Counted> = {};
    for (const table of of) {
      const key = sql.ref(table === 'organisation' ? 'id' : 'organisation_id');
      found[table] = await sql<Counted>`
        select (count(*) filter (where ${key} = ${mine.organisation.id}))::int as own,
          (count(*) filter (where ${key} = ${theirs.organisation.id}))::int as other
        from ${sql.table(table)}`
        .execute(database())
        .then(({ rows }) => rows[0] ?? { own: -1, other: -1 })
        .catch((error) => {
          if (error.code !== '42501') throw error;
          return { own: 0, other: 0 };
        });
    }
    return found;
  }

  test('each table that holds an organisation’s rows forces row security, and names who has what', async () => {
    const { rows } = await sql<{ name: string; forced: boolean; policies: number }>`
      select relname::text as name, relrowsecurity and relforcerowsecurity as forced,
        (select count(*)::int from pg_policy where polrelid = pg_class.oid) as policies
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`.execute(
      database(),
    );
    const secured = rows.filter(({ forced }) => forced);
    expect(secured.map(({ name }) => name)).toEqual(tables);
    expect(secured.filter(({ policies }) => policies < 2)).toEqual([]);
  });

  test('no role that the program asks in can pass by its policies, sign in, or change a table', async () => {
    const { rows } = await sql<{ name: string; may: boolean; owns: number }>`
      select rolname::text as name, rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb as may,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
      from pg_roles where rolname like 'proofmark\\_%' order by 1`.execute(database());
    expect(rows).toEqual(
      Object.values(ROLES)
        .sort()
        .map((name) => ({ name, may: false, owns: 0 })),
    );
    for (const role of Object.keys(ROLES) as Reach['role'][])
      await as({ role, organisations: [mine.organisation.id] }, async () => {
        await expect(sql`alter table answer add column more text`.execute(database())).rejects.toThrow(
          'owner',
        );
        if (role !== 'works')
          await expect(sql`truncate answer`.execute(database())).rejects.toThrow('denied');
      });
  });

  test('a member has the rows of their own organisation, and none of another', async () => {
    const seen = await as(member(mine.organisation.id), () => counted(tables));
    for (const [table, { own, other }] of Object.entries(seen))
      expect({ table, own, other }).toEqual({ table, own: 1, other: PUBLIC_ROWS.includes(table) ? 1 : 0 });
    const both = await as(member(mine.organisation.id, theirs.organisation.id), () => counted(tables));
    expect(Object.values(both).filter(({ own, other }) => own + other !== 2)).toEqual([]);
  });

  test('somebody who belongs to nothing has none', async () => {
    for (const reached of [PUBLIC, member()]) {
      const seen = await as(reached, () => counted(tables));
      for (const [table, { own, other }] of Object.entries(seen))
        expect({ table, own, other }).toEqual(
          PUBLIC_ROWS.includes(table) ? { table, own: 1, other: 1 } : { table, own: 0, other: 0 },
        );
    }
  });

  test('a member changes, removes and adds no row of another', async () => {
    const before = await asOwner(() => whole(tables));
    const forged = ownRows(theirs.organisation);
    for (const table of tables) {
      await as(member(mine.organisation.id), async () => {
        const key = sql.ref(table === 'organisation' ? 'id' : 'organisation_id');
        const other = theirs.organisation.id;
        for (const change of [
          sql`update ${sql.table(table)} set ${key} = ${key} where ${key} = ${other}`,
          // Into another organisation: what was one's own would be theirs.
          sql`update ${sql.table(table)} set ${key} = ${other} where ${key} = ${mine.organisation.id}`,
          sql`delete from ${sql.table(table)} where ${key} = ${other}`,
        ])
          await change.execute(database()).then(
            ({ numAffectedRows }) => expect({ table, rows: numAffectedRows }).toEqual({ table, rows: 0n }),
            (error) => expect({ table, code: error.code }).toEqual({ table, code: '42501' }),
          );
        const row = forged[table as keyof OneOfEach];
        if (table !== 'organisation')
          await expect(put(table, row), table).rejects.toMatchObject({ code: '42501' });
      });
    }
    expect(await asOwner(() => whole(tables))).toEqual(before);
  });

  test('an assessor has every organisation’s rows, and answers for nobody', async () => {
    await as({ role: 'assessor', organisations: [] }, async () => {
      const seen = await counted(tables);
      const unseen = Object.entries(seen).filter(([, { own, other }]) => own + other < 2);
      expect(unseen.map(([table]) => table)).toEqual(['board_link', 'invitation', 'reminder']);
      for (const table of ['answer', 'membership', 'evidence', 'plan'] as const) {
        const touched = await database().deleteFrom(table).executeTakeFirst();
        expect({ table, gone: touched.numDeletedRows }).toEqual({ table, gone: 0n });
      }
    });
  });

  test('nobody changes what is in a trail', async () => {
    for (const role of ['member', 'assessor', 'admin', 'accreditor'] as const)
      await as({ role, organisations: [mine.organisation.id] }, async () => {
        await expect(database().updateTable('audit_event').set({ detail: '{}' }).execute()).rejects.toThrow();
        await expect(database().deleteFrom('audit_event').execute()).rejects.toThrow('denied');
      });
  });

  test('what is published can be seen by anybody, but for the frozen document', async () => {
    const { id } = theirs.version;
    await asOwner(() =>
      database()
        .updateTable('version')
        .set({
          status: 'published',
          published_at: new Date(),
          submitted_at: new Date(),
          public_document: '{}',
          public_sha256: HASH,
        })
        .where('id', '=', id)
        .execute(),
    );
    await as(PUBLIC, async () => {
      const seen = await counted(tables);
      const visible = Object.entries(seen).filter(([, { other }]) => other > 0);
      expect(visible.map(([table]) => table)).toEqual([
        'issued_file',
        'licence_event',
        'organisation',
        'published_file',
        'replaced_file',
        'statement',
        'verification_code',
        'version',
      ]);
      expect(Object.values(seen).reduce((sum, { own }) => sum + own, 0)).toBe(PUBLIC_ROWS.length);
      await expect(database().selectFrom('version').select('document').execute()).rejects.toThrow('denied');
      await expect(database().updateTable('version').set({ number: 7 }).execute()).rejects.toThrow('denied');
    });
  });

  test('connections that are lent in turn stand for whom they are lent to, whole transactions too', async () => {
    const asked = Array.from({ length: 60 }, (_, turn) => turn % 3);
    const found = await Promise.all(
      asked.map((who) => {
        const own = [mine, theirs][who]?.organisation.id;
        return as(own ? member(own) : PUBLIC, async () => {
          const alone = await database().selectFrom('plan').select('organisation_id').execute();
          const inside = await inTransaction(async (tx) => {
            // Somebody else's arrival does not change as whom the transaction under way asks.
            reach(PUBLIC);
            return tx.selectFrom('plan').select('organisation_id').execute();
          }).catch((error) => error.code);
          return { own, alone, inside };
        }).catch((error) => ({ own, alone: error.code, inside: error.code }));
      }),
    );
    for (const { own, alone, inside } of found) {
      const expected = own ? [{ organisation_id: own }] : '42501';
      expect({ alone, inside }).toEqual({ alone: expected, inside: expected });
    }
  });

  test('what is no id never comes near a policy', () => {
    for (const id of ['', "{}', 'x", '{a,b}', '*'])
      expect(() => asAnybody(() => reach(member(id)))).toThrow('No organisation has the id');
  });

  test('the service’s own work reaches all', async () => {
    const seen = await asWorks(() => counted(tables));
    expect(Object.values(seen).filter(({ own, other }) => own + other < 2)).toEqual([]);
  });
});

describe.runIf(engines().includes('postgres'))('an account of PostgreSQL that may little', () => {
  freshDatabase('postgres');

  test('sets itself up where it may create roles, and is told what to ask for where it may not', async () => {
    for (const [may, outcome] of [
      ['createrole', 'works'],
      ['nocreaterole', 'refused'],
    ] as const) {
      const made = await createPostgresDatabase();
      const url = new URL(made);
      const account = `a_${randomUUID().replaceAll('-', '')}`;
      await asOwner(async () => {
        await sql.raw(`create role ${account} login ${may}`).execute(database());
        await sql.raw(`alter database ${url.pathname.slice(1)} owner to ${account}`).execute(database());
      });
      url.username = account;
      const opened = await connectDatabase({ url: url.href, dataDir: '', max: 1 });
      const anybody = await connectDatabase({ url: url.href, dataDir: '', max: 1, reach: PUBLIC });
      try {
        const migrating = migrateToLatest(opened.db);
        if (outcome === 'refused')
          await expect(migrating).rejects.toThrow(/may not create the roles[\s\S]*grant proofmark_works to/);
        else {
          await migrating;
          expect(await anybody.db.selectFrom('organisation').selectAll().execute()).toEqual([]);
          await expect(anybody.db.selectFrom('answer').selectAll().execute()).rejects.toThrow('denied');
        }
      } finally {
        await opened.close();
        await anybody.close();
        await dropPostgresDatabase(made);
        await asOwner(() => sql.raw(`drop role ${account}`).execute(database()));
      }
    }
  });
});

/** A row in each table, of one organisation, that no other organisation's rows get in the way of. */
function ownRows(organisation?: OneOfEach['organisation']): OneOfEach {
  const rows = oneOfEach();
  const apart = (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        if (column === 'token_sha256') return [column, randomUUID().replaceAll('-', '').repeat(2)];
        if (column === 'code' && typeof value === 'string') return [column, `PM-${randomUUID()}`];
        if (organisation && value === rows.organisation.id) return [column, organisation.id];
        return [column, value];
      }),
    );
  return Object.fromEntries(
    Object.entries(rows).map(([table, row]) => [table, apart(row)]),
  ) as unknown as OneOfEach;
}

async function put(table: string, row: object): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
    database(),
  );
}

async function whole(tables: readonly string[]): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const table of tables)
    all.push((await sql`select * from ${sql.table(table)} order by 1`.execute(database())).rows);
  return all;
}

async function ofOrganisations(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name::text as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organisation_id' and table_name <> 'access_event'
    union select 'organisation' order by 1`.execute(database());
  return rows.map(({ name }) => name);
}

interface Counted {
  own: number;
  other: number;
}
