import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { bytesAsText } from '../bytes';
import { lockDirectory } from '../lock';

const BYTEA = 17;
const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const JSON_TYPE = 114;
const JSONB = 3802;

const asNumber = (text: string) => Number(text);

/** What makes PGlite's values the same as those postgres.js gives with `postgresTypes`. */
const parity = {
  parsers: {
    [BYTEA]: bytesAsText.parse,
    [INT8]: asNumber,
    [NUMERIC]: asNumber,
    [DATE]: (text: string) => text,
  },
  serializers: { [BYTEA]: bytesAsText.serialize, [JSON_TYPE]: JSON.stringify, [JSONB]: JSON.stringify },
};

export interface Embedded {
  pglite: PGlite;
  /** Opens the same directory anew, as after a power cut; null where nothing outlives the engine. */
  reopen: (() => Promise<PGlite>) | null;
  release: () => void;
}

/** Opens PGlite on a directory this process alone may use; `memory://` is a database that is never written. */
export async function openEmbedded(dataDir: string, template?: string): Promise<Embedded> {
  if (dataDir === 'memory://') {
    return { pglite: await start('memory://', template), reopen: null, release: () => undefined };
  }
  const directory = resolve(dataDir);
  // PGlite's files are world-writable: only the directories around them can keep others out.
  mkdirSync(dirname(directory), { recursive: true, mode: 0o700 });
  const release = lockDirectory(directory);
  try {
    return { pglite: await startIn(directory, template), reopen: () => startIn(directory), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** A first start that was cut short leaves half a database. The marker tells it from a whole one. */
async function startIn(directory: string, template?: string): Promise<PGlite> {
  const unfinished = `${directory}.unfinished`;
  if (existsSync(unfinished)) rmSync(directory, { recursive: true, force: true });
  const fresh = !existsSync(directory) || readdirSync(directory).length === 0;
  if (fresh) writeFileSync(unfinished, '');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  const ready = fresh && template !== undefined && statSync(template).isDirectory();
  // Copying files takes less time than unpacking an archive, and none of the process's memory.
  if (ready) cpSync(template, directory, { recursive: true });
  const pglite = await start(directory, fresh && !ready ? template : undefined);
  if (fresh) rmSync(unfinished, { force: true });
  return pglite;
}

async function start(dataDir: string, template?: string): Promise<PGlite> {
  const loadDataDir = template ? new Blob([readFileSync(template)]) : undefined;
  // A process on PostgreSQL has no use for it.
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create({
    dataDir,
    loadDataDir,
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'],
    ...parity,
  });
  await pglite.query("set time zone 'UTC'");
  return pglite;
}
