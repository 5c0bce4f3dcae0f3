import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connectDatabase, database, inTransaction, type Tx } from '~db/client';
import { DatabaseError } from '~db/fenced/errors';
import { migrateToLatest } from '~db/migrate';
import { ping, readMigrationLevel } from '~db/queries/health';
import { bumpPublicRevision, readPublicRevision } from '~db/queries/public-revision';
import { runTransaction } from '~db/transaction';
import {
  anAnswer,
  anOrganisation,
  aStatement,
  aVersion,
  engines,
  freshDatabase,
  frozenEmpty,
  insertVersion,
} from '../support/database';

/** One of each type, as `schema.ts` promises them. */
const everyType = sql<Record<string, unknown>>`select
  9007199254740991::bigint as int8, (select count(*) from person) as counted, 7::integer as int4,
  12.50::numeric as numeric, date '2026-03-31' as day, true as yes,
  timestamptz '2026-03-31 23:30:00.125+01' as moment, '\\x00ff10'::bytea as bytes,
  'Żółw 🐢'::text as text, 'x'::name as name, null::text as nothing, '{"a":[1,null]}'::jsonb as json,
  array['a','b,"c"',null]::text[] as texts, '00000000-0000-7000-8000-000000000001'::uuid as uuid,
  1.5::double precision as double, current_setting('timezone') as zone`;

async function failure(work: Promise<unknown>): Promise<DatabaseError> {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof DatabaseError)) throw error;
  return error;
}

describe.each(engines())('%s', (engine) => {
  const opened = freshDatabase(engine, { max: 4 });

  test('is the engine that was asked for, migrated and answering', async () => {
    expect(opened().engine).toBe(engine);
    await ping(database());
    expect(await readMigrationLevel(database())).toMatchObject({ upToDate: true });
    await migrateToLatest(opened().db);
  });

  test('every type comes back in the one JavaScript form', async () => {
    const { rows } = await everyType.execute(database());
    expect(rows[0]).toStrictEqual({
      int8: 9007199254740991,
      counted: 0,
      int4: 7,
      numeric: 12.5,
      day: '2026-03-31',
      yes: true,
      moment: new Date('2026-03-31T22:30:00.125Z'),
      bytes: new Uint8Array([0, 255, 16]),
      text: 'Żółw 🐢',
      name: 'x',
      nothing: null,
      json: { a: [1, null] },
      texts: ['a', 'b,"c"', null],
      uuid: '00000000-0000-7000-8000-000000000001',
      double: 1.5,
      zone: 'UTC',
    });
  });

  test('every type goes in as the row types declare it', async () => {
    const organisation = anOrganisation({ licence_until: '2027-12-31' });
    const statement = aStatement(organisation);
    const version = aVersion(statement, {
      status: 'submitted',
      ...frozenEmpty,
    });
    const answer = anAnswer(version, { number: 1234567.891, decimals: 3, note: 'ü “quoted” \\ \' "' });
    const file = {
      organisation_id: organisation.id,
      version_id: version.id,
      name: 'statement.pdf',
      media_type: 'application/pdf',
      sha256: 'b'.repeat(64),
      bytes: new Uint8Array(Array.from({ length: 1024 }, (_, index) => index % 256)),
      created_at: new Date('2026-04-01T00:00:00.001Z'),
    };
    await inTransaction(async (tx) => {
      await insertVersion(tx, organisation, statement, version);
      await tx.insertInto('answer').values(answer).execute();
      await tx.insertInto('published_file').values(file).execute();
    });
    const db = database();
    const stored = await db
      .selectFrom('answer')
      .selectAll()
      .where('version_id', '=', version.id)
      .executeTakeFirst();
    expect(stored).toStrictEqual(answer);
    const bytes = await db
      .selectFrom('published_file')
      .selectAll()
      .where('version_id', '=', version.id)
      .executeTakeFirst();
    expect(bytes).toStrictEqual(file);
    const held = await db
      .selectFrom('organisation')
      .selectAll()
      .where('id', '=', organisation.id)
      .executeTakeFirst();
    expect(held).toStrictEqual(organisation);
    const several = sql<{ found: number }>`
      select count(*) as found from answer where version_id = any(${[version.id, randomUUID()]}::uuid[])`;
    expect((await several.execute(db)).rows).toStrictEqual([{ found: 1 }]);
  });

  test('counts of changed rows are told', async () => {
    const organisation = anOrganisation();
    const db = database();
    const inserted = await db.insertInto('organisation').values(organisation).executeTakeFirstOrThrow();
    const updated = await db
      .updateTable('organisation')
      .set({ name: 'Other' })
      .where('id', '=', organisation.id)
      .executeTakeFirstOrThrow();
    const missed = await db
      .deleteFrom('organisation')
      .where('id', '=', randomUUID())
      .executeTakeFirstOrThrow();
    expect([inserted.numInsertedOrUpdatedRows, updated.numUpdatedRows, missed.numDeletedRows]).toEqual([
      1n,
      1n,
      0n,
    ]);
  });

  test.each([
    ['a duplicate', '23505', 'organisation_slug_key', { slug: 'taken' }],
    ['a failed check', '23514', 'organisation_slug_format', { slug: 'Not A Slug' }],
    ['a zero byte', '22021', null, { name: 'a\u0000b' }],
    ['a malformed id', '22P02', null, { id: 'not-a-uuid' }],
  ])('%s is refused alike', async (_, code, constraint, change) => {
    const db = database();
    await db
      .insertInto('organisation')
      .values(anOrganisation({ slug: 'taken' }))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const error = await failure(db.insertInto('organisation').values(anOrganisation(change)).execute());
    expect({ code: error.code, constraint: error.constraint }).toEqual({ code, constraint });
    expect(Object.keys(error).sort()).toEqual(['code', 'constraint', 'name']);
    expect(`${error.stack}`.length).toBeLessThan(5_000);
  });

  test('a missing parent and a missing value are refused alike', async () => {
    const orphan = aStatement(anOrganisation());
    const noParent = await failure(database().insertInto('statement').values(orphan).execute());
    expect(noParent).toMatchObject({ code: '23503', constraint: 'statement_organisation_id_fkey' });
    const nameless = sql`insert into organisation (id) values (${randomUUID()})`.execute(database());
    expect(await failure(nameless)).toMatchObject({ code: '23502', constraint: null });
  });

  test('values that the drivers would take differently never leave', async () => {
    const bad = (value: unknown) => sql`select ${value}::text as it`.execute(database());
    await expect(bad(undefined)).rejects.toThrow(TypeError);
    await expect(bad(new Date(Number.NaN))).rejects.toThrow(TypeError);
    await ping(database());
  });

  test('a transaction that throws leaves nothing, and its error is the one thrown', async () => {
    const organisation = anOrganisation();
    const work = inTransaction(async (tx) => {
      await tx.insertInto('organisation').values(organisation).execute();
      throw new RangeError('changed my mind');
    });
    await expect(work).rejects.toThrow(new RangeError('changed my mind'));
    expect(await countOf(organisation.slug)).toBe(0);
  });

  test('a transaction whose error was swallowed is not reported as kept', async () => {
    const organisation = anOrganisation();
    const work = inTransaction(async (tx) => {
      await tx.insertInto('organisation').values(organisation).execute();
      await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    });
    expect(await failure(work)).toMatchObject({ code: '25P02' });
    expect(await countOf(organisation.slug)).toBe(0);
    await ping(database());
  });

  test('the database cannot be used inside a transaction, by any name', async () => {
    const held = database();
    await inTransaction(async (tx) => {
      expect(() => database()).toThrow('A transaction is open here');
      await expect(ping(held)).rejects.toThrow('A transaction is open here');
      await expect(inTransaction(async () => undefined)).rejects.toThrow('A transaction is open here');
      await ping(tx);
    });
    await ping(database());
  });

  test('another database can be used inside a transaction', async () => {
    const other = await connectDatabase({ dataDir: 'memory://' });
    try {
      await inTransaction(async () => {
        await ping(other.db);
        const nested = runTransaction(other.db, async () => ping(database()));
        await expect(nested).rejects.toThrow('A transaction is open here');
      });
    } finally {
      await other.close();
    }
  });

  test('what a transaction left running may use the database afterwards, and its handle never again', async () => {
    let later: Promise<void> = Promise.resolve();
    let leaked: Tx | null = null;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await inTransaction(async (tx) => {
      leaked = tx;
      later = finished.then(() => ping(database()));
      await ping(tx);
    });
    finish();
    await later;
    expect(leaked).not.toBeNull();
    if (leaked) await expect(ping(leaked)).rejects.toThrow();
  });

  test('queries asked at once in one transaction run in it one after another', async () => {
    const organisations = Array.from({ length: 20 }, () => anOrganisation());
    await inTransaction(async (tx) => {
      const inserts = organisations.map((row) => tx.insertInto('organisation').values(row).execute());
      await Promise.all([...inserts, ping(tx)]);
    });
    const kept = await database()
      .selectFrom('organisation')
      .select('id')
      .where(
        'id',
        'in',
        organisations.map((row) => row.id),
      )
      .execute();
    expect(kept).toHaveLength(20);
  });

  test('many transactions at once: every bump is kept, none of an undone one', async () => {
    const before = await readPublicRevision(database());
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        inTransaction(async (tx) => {
          await bumpPublicRevision(tx);
          if (index % 4 === 0) throw new Error('undone');
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(10);
    expect(await readPublicRevision(database())).toBe(before + 30);
  });

  // The embedded engine has one connection and its own plans; this is about ours over postgres.js.
  const plannedOnce = async () => {
    await inTransaction(async (tx) => {
      for (let round = 0; round < 3; round += 1) await readPublicRevision(tx);
      const { rows } = await sql<{ plans: number }>`
        select count(*) as plans from pg_prepared_statements
        where statement like 'select "revision" from "public_revision"%'`.execute(tx);
      expect(rows).toEqual([{ plans: 1 }]);
    });
  };
  if (engine === 'postgres') test('a query is planned once a connection', plannedOnce);

  test('the two kinds of handle are different types', () => {
    const writes = (tx: Tx) => tx;
    // @ts-expect-error: a writer takes a transaction, never the database.
    expect(() => writes(database())).not.toThrow();
  });

  async function countOf(slug: string): Promise<number> {
    const rows = await database().selectFrom('organisation').select('id').where('slug', '=', slug).execute();
    return rows.length;
  }
});
