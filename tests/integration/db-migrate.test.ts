import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';
import { connectDatabase } from '~db/client';
import { migrateToLatest, migrationLevel } from '~db/migrate';
import { dumpTemplate } from '~db/template';
import { runTransaction } from '~db/transaction';
import { createPostgresDatabase, dropPostgresDatabase } from '../support/database';

describe.skipIf(!inject('postgres'))('on PostgreSQL', () => {
  test('three nodes that start at once migrate once', async () => {
    const url = await createPostgresDatabase();
    const nodes = await Promise.all([1, 2, 3].map(() => connectDatabase({ url, dataDir: '' })));
    try {
      const levels = await Promise.all(nodes.map(({ db }) => migrationLevel(db)));
      expect(levels.map((level) => level.current)).toEqual([null, null, null]);
      await Promise.all(nodes.map(({ db }) => migrateToLatest(db)));
      for (const { db } of nodes) expect(await migrationLevel(db)).toMatchObject({ upToDate: true });
    } finally {
      await Promise.all(nodes.map((node) => node.close()));
      await dropPostgresDatabase(url);
    }
  });

  test('closing waits for the transaction under way, and refuses the next', async () => {
    const url = await createPostgresDatabase();
    const [writer, reader] = await Promise.all([1, 2].map(() => connectDatabase({ url, dataDir: '' })));
    if (!writer || !reader) throw new Error('not opened');
    try {
      await sql`create table note (word text)`.execute(reader.db);
      let closing: Promise<void> = Promise.resolve();
      await runTransaction(writer.db, async (tx) => {
        await sql`insert into note values ('begun')`.execute(tx);
        closing = writer.close();
        await sql`insert into note values ('finished')`.execute(tx);
      });
      await closing;
      await expect(sql`select 1`.execute(writer.db)).rejects.toThrow();
      const { rows } = await sql`select word from note`.execute(reader.db);
      expect(rows).toEqual([{ word: 'begun' }, { word: 'finished' }]);
      const left = await sql`
        select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and backend_type = 'client backend'`.execute(reader.db);
      expect(left.rows).toEqual([]);
    } finally {
      await Promise.all([writer.close(), reader.close()]);
      await dropPostgresDatabase(url);
    }
  });
});

describe('the embedded database', () => {
  test('starts from a template at its level, each directory on its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'proofmark-template-'));
    try {
      const source = await connectDatabase({ dataDir: 'memory://' });
      await migrateToLatest(source.db);
      const template = join(folder, 'template.tar');
      writeFileSync(template, await dumpTemplate(source));
      await source.close();

      const first = await connectDatabase({ dataDir: join(folder, 'one'), template });
      expect(await migrationLevel(first.db)).toMatchObject({ upToDate: true });
      await sql`update public_revision set revision = 7`.execute(first.db);
      await first.close();

      const again = await connectDatabase({ dataDir: join(folder, 'one'), template });
      const kept = await again.db.selectFrom('public_revision').select('revision').execute();
      await again.close();
      expect(kept).toEqual([{ revision: 7 }]);

      const second = await connectDatabase({ dataDir: join(folder, 'two'), template });
      const seeded = await second.db.selectFrom('public_revision').selectAll().execute();
      await second.close();
      expect(seeded).toEqual([{ id: 1, revision: 0 }]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
