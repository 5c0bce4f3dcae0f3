import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { database, inTransaction, type Tx } from '~db/client';
import { emptyTables, everyRow, isUsed, putRows, seeOneMoment, tablesInOrder } from '~db/every-row';
import { readMigrationLevel } from '~db/queries/health';
import { now } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { dropKept, keepFileAs, readKept } from '../platform/storage.server';

/**
 * A backup is gzipped lines of JSON: what it is, then `["table", row]` for every row, parents first, then
 * `["", key, base64]` for every kept file, then how many there are and the SHA-256 of all lines before.
 */
const FORMAT = 'proofmark-backup';
const VERSION = 1;

interface Head {
  format: typeof FORMAT;
  version: number;
  /** The schema that its rows are of. */
  level: string;
  made: string;
}

interface Foot {
  rows: Record<string, number>;
  files: number;
  sha256: string;
}

interface Counted {
  rows: number;
  files: number;
}

/** Writes everything that this service holds into one file; the file is there whole, or not at all. */
export async function writeBackup(file: string): Promise<Counted> {
  if (existsSync(file)) throw new Error(`There is a file ${file} already`);
  const beside = `${file}.part`;
  const counted: Counted = { rows: 0, files: 0 };
  try {
    await inTransaction(async (tx) => {
      await seeOneMoment(tx);
      const lines = Readable.from(linesOf(tx, counted), { objectMode: true });
      await pipeline(lines, createGzip(), createWriteStream(beside, { flags: 'w', mode: 0o600 }));
    });
    const written = await open(beside, 'r+');
    await written.sync();
    await written.close();
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return counted;
}

async function* linesOf(tx: Tx, counted: Counted): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const line = (json: string) => {
    hash.update(`${json}\n`);
    return `${json}\n`;
  };
  const { expected: level } = await readMigrationLevel(tx);
  const head: Head = { format: FORMAT, version: VERSION, level, made: now().toISOString() };
  yield line(JSON.stringify(head));
  const rows: Record<string, number> = {};
  for (const table of await tablesInOrder(tx)) {
    rows[table] = 0;
    for await (const row of everyRow(tx, table)) {
      rows[table] += 1;
      counted.rows += 1;
      yield line(`[${JSON.stringify(table)},${row}]`);
    }
  }
  for (const key of await keptKeys()) {
    counted.files += 1;
    yield line(JSON.stringify(['', key, Buffer.from(await readKept(key)).toString('base64')]));
  }
  const foot: Foot = { rows, files: counted.files, sha256: hash.digest('hex') };
  yield `${JSON.stringify(foot)}\n`;
}

/** Every file that is kept, whole: one that is being written is none yet. */
async function keptKeys(): Promise<string[]> {
  const { dataDir } = context();
  const folder = dataDir && join(dataDir, 'files');
  if (!folder || !existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names.flatMap((name) => /(?:^|[\\/])([0-9a-f]{64})$/.exec(name)?.[1] ?? []).sort();
}

const ROWS_AT_ONCE = 200;

/** Fills an empty database from a backup: all of it, or nothing. Files are kept under the keys that rows name. */
export async function restoreBackup(file: string): Promise<Counted & Pick<Head, 'made'>> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  if (await isUsed(database()))
    throw new Error('This database is not empty: a backup is restored into an empty one only');
  const counted: Counted = { rows: 0, files: 0 };
  const written: string[] = [];
  const restoring = inTransaction(async (tx) => {
    // Before anything is written: whoever began to use it meanwhile keeps what is theirs.
    if (await isUsed(tx)) throw new Error('This database is not empty any more');
    await emptyTables(tx, await tablesInOrder(tx));
    return readInto(tx, file, counted, written);
  });
  const made = await restoring.catch(async (error) => {
    for (const key of written) await dropKept(key);
    throw error;
  });
  return { ...counted, made };
}

async function readInto(tx: Tx, file: string, counted: Counted, written: string[]): Promise<string> {
  const known = new Set(await tablesInOrder(tx));
  const level = (await readMigrationLevel(tx)).expected;
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const read: { head: Head | null; foot: Foot | null } = { head: null, foot: null };
  let table = '';
  let waiting: string[] = [];
  const flush = async () => {
    if (waiting.length > 0) await putRows(tx, table, waiting);
    waiting = [];
  };
  const take = async (line: string) => {
    if (read.foot) throw new Error(`${file} goes on after its end`);
    if (read.head && line.startsWith('{')) {
      read.foot = JSON.parse(line) as Foot;
      return;
    }
    hash.update(`${line}\n`);
    if (!read.head) {
      read.head = headIn(line, file, level);
      return;
    }
    const [, name = '', row = ''] = /^\["(\w*)",(.*)\]$/.exec(line) ?? [];
    if (name === '') {
      const [, key = '', bytes = ''] = JSON.parse(line) as string[];
      written.push(key);
      await keepFileAs(key, Buffer.from(bytes, 'base64'));
      counted.files += 1;
      return;
    }
    if (!known.has(name)) throw new Error(`${file} has a table that this program does not know: ${name}`);
    if (name !== table || waiting.length >= ROWS_AT_ONCE) await flush();
    table = name;
    waiting.push(row);
    rows[name] = (rows[name] ?? 0) + 1;
    counted.rows += 1;
  };
  await eachLine(file, take);
  await flush();
  const { head, foot } = read;
  if (!head || !foot) throw new Error(`${file} is no whole backup: its end is missing`);
  const wrong = Object.entries(foot.rows).filter(([name, count]) => (rows[name] ?? 0) !== count);
  if (foot.sha256 !== hash.digest('hex') || wrong.length > 0 || foot.files !== counted.files)
    throw new Error(`${file} was changed after it was written: nothing of it was taken`);
  return head.made;
}

/** Every line of a gzipped file, one after the other: no more than one is held. */
async function eachLine(file: string, take: (line: string) => Promise<void>): Promise<void> {
  const text = new TextDecoder();
  let rest = '';
  const source = createReadStream(file);
  const plain = source.pipe(createGunzip());
  source.once('error', (error) => plain.destroy(error));
  try {
    for await (const chunk of plain) {
      const parts = (rest + text.decode(chunk as Buffer, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) await take(part);
    }
    if (rest) await take(rest);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new Error(`${file} is no whole backup: it cannot be read to its end`);
    throw error;
  } finally {
    source.destroy();
  }
}

function headIn(line: string, file: string, level: string): Head {
  const head = parsed(line);
  if (head?.format !== FORMAT || head.version !== VERSION)
    throw new Error(`${file} is no backup of Proofmark`);
  if (head.level !== level)
    throw new Error(
      `${file} is of schema ${head.level}, this program’s is ${level}: restore it with the program that made it, then upgrade`,
    );
  return head as Head;
}

function parsed(line: string): Partial<Head> | null {
  try {
    return JSON.parse(line) as Partial<Head>;
  } catch {
    return null;
  }
}
