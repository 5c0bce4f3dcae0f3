import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkChains } from '~/audit/history.server';
import { restoreBackup, writeBackup } from '~/commands/backup-file.server';
import { checkDocuments, checkFiles } from '~/commands/integrity.server';
import { loadDemo } from '~/demo/load.server';
import { setContext } from '~/platform/context.server';
import { keepFile, readKept } from '~/platform/storage.server';
import { database } from '~db/client';
import { asOwner } from '~db/reach';
import { engines, freshDatabase } from '../support/database';

const folder = mkdtempSync(join(tmpdir(), 'proofmark-backup-'));
const at = (name: string) => join(folder, name);
const footOf = (file: string) => JSON.parse(linesOf(file).at(-1) ?? '');
const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');

const kept = Buffer.from([0, 255, 10, 13, 0, 200]);
let key = '';

describe.each(engines())('a backup of %s', (from) => {
  const file = at(`${from}.backup`);
  let chains: Awaited<ReturnType<typeof checkChains>>;

  describe('is written', () => {
    freshDatabase(from);
    beforeAll(async () => {
      setContext({ dataDir: at(`${from}-data`) });
      await loadDemo();
      key = await keepFile(kept);
      chains = await checkChains();
      const { rows, files } = await writeBackup(file);
      expect(rows).toBeGreaterThan(2_000);
      expect(files).toBeGreaterThan(0);
    }, 120_000);

    test('once, whole, and over no file', async () => {
      await expect(writeBackup(file)).rejects.toThrow(/already/);
    });

    test('and is restored into no database that somebody uses', async () => {
      const before = await database().selectFrom('organisation').select('id').execute();
      await expect(restoreBackup(file)).rejects.toThrow(/not empty/);
      expect(await database().selectFrom('organisation').select('id').execute()).toEqual(before);
    });
  });

  describe.each(engines())('into %s', (to) => {
    freshDatabase(to);
    beforeAll(() => void setContext({ dataDir: at(`${from}-${to}-data`) }));

    test('nothing of one that was cut off, changed or is none', async () => {
      const lines = linesOf(file);
      const bad = (name: string, bytes: Buffer) => {
        writeFileSync(at(name), bytes);
        return restoreBackup(at(name));
      };
      const whole = readFileSync(file);
      const as = (changed: string[]) => gzipSync(`${changed.join('\n')}\n`);
      await expect(bad('cut', whole.subarray(0, whole.length / 2))).rejects.toThrow(
        /cannot be read to its end/,
      );
      await expect(bad('no-foot', as(lines.slice(0, -1)))).rejects.toThrow(/its end is missing/);
      await expect(
        bad('changed', as(lines.map((line) => line.replace('"Bryn Works CIC"', '"Bryn Works C.I.C."')))),
      ).rejects.toThrow(/was changed/);
      await expect(bad('none', Buffer.from('hello'))).rejects.toThrow(/cannot be read to its end/);
      await expect(bad('other', gzipSync('{"a":1}\n'))).rejects.toThrow(/no backup of Proofmark/);
      const old = lines[0]?.replace(/"level":"[^"]+"/, '"level":"0001_people"') ?? '';
      await expect(bad('old', as([old, ...lines.slice(1)]))).rejects.toThrow(/restore it with the program/);
      await expect(restoreBackup(at('missing'))).rejects.toThrow(/There is no file/);
      expect(await database().selectFrom('person').select('id').execute()).toEqual([]);
      await expect(readKept(key)).rejects.toThrow(/ENOENT/);
    }, 120_000);

    test('nothing where somebody has a table of their own, and that stays as it is', async () => {
      await asOwner(() => sql`create table foreign_stuff as select 7 as kept`.execute(database()));
      await expect(restoreBackup(file)).rejects.toThrow('This database is not empty');
      const { rows } = await asOwner(() => sql`select kept from foreign_stuff`.execute(database()));
      expect(rows).toEqual([{ kept: 7 }]);
      await asOwner(() => sql`drop table foreign_stuff`.execute(database()));
    });

    test('every row, every file, the chains and the hashes', async () => {
      const { rows, files } = await restoreBackup(file);
      const again = at(`${from}-${to}.again`);
      expect(await writeBackup(again)).toEqual({ rows, files });
      // All but the day on which it was made.
      expect(linesOf(again).slice(1, -1)).toEqual(linesOf(file).slice(1, -1));
      expect(footOf(again).rows).toEqual(footOf(file).rows);
      expect(Buffer.from(await readKept(key))).toEqual(kept);
      expect(await checkChains()).toEqual(chains);
      expect(chains.broken).toEqual([]);
      expect((await checkDocuments()).wrong).toEqual([]);
      expect((await checkFiles()).wrong).toEqual([]);
    }, 120_000);
  });
});
