import { Kysely, type LogEvent } from 'kysely';
import { type Fenced, fencedEmbedded, fencedPostgres } from './fenced/open-fenced';
import { postingNow } from './posting';
import { notePosted } from './queries/posted-forms';
import { OWNER, type Reach, ROLES, standingNow, toStanding, WORKS } from './reach';
import type { Schema } from './schema';
import { shared } from './shared';
import { type Db, refuseInsideTransaction, runTransaction, type Tx } from './transaction';

export type { Db, Handle, Tx } from './transaction';

interface OpenOptions {
  /** A PostgreSQL URL. Without one the embedded database in `dataDir` is used. */
  url?: string;
  /** Directory of the embedded database, or `memory://`. */
  dataDir: string;
  /** What an empty directory is filled from: a directory of the database's files, or a dump made by `dumpTemplate`. */
  template?: string;
  /** Connections to PostgreSQL. */
  max?: number;
  /** How long a query may wait for a connection. */
  acquireTimeoutMs?: number;
  /** How long a query may take; by default as long as it takes. */
  statementTimeoutMs?: number;
  /** A pooler stands between that gives a connection to somebody else after each transaction. */
  pooled?: boolean;
  /** Connections more, for what anybody may see alone; by default it has none of its own. */
  maxForPublic?: number;
  /** Told of each query once it has been answered. */
  onQuery?: (query: AnsweredQuery) => void;
  /** What is reached by whatever has not said as whom it asks. */
  reach?: Reach;
}

export interface AnsweredQuery {
  sql: string;
  parameters: readonly unknown[];
  ms: number;
}

export interface Database {
  engine: 'postgres' | 'embedded';
  db: Db;
  close(): Promise<void>;
  dump: Fenced['dump'];
}

const ACQUIRE_TIMEOUT_MS = 10_000;
const current = shared('client', () => ({ database: null as Database | null }));

/**
 * Opens a database without making it the process's own: for tools and tests that hold several. By default it is asked as
 * the account that opened it.
 */
export async function connectDatabase(options: OpenOptions): Promise<Database> {
  const { url, max = 10, acquireTimeoutMs = ACQUIRE_TIMEOUT_MS, maxForPublic } = options;
  if (url) {
    const { statementTimeoutMs, pooled } = options;
    const postgres = fencedPostgres({
      url,
      name: 'proofmark',
      max,
      acquireTimeoutMs,
      statementTimeoutMs,
      pooled,
      ...(maxForPublic && { apart: { role: ROLES.public, max: maxForPublic } }),
    });
    return { engine: 'postgres', ...over(postgres, options) };
  }
  const { dataDir, template } = options;
  const embedded = await fencedEmbedded({ dataDir, template, acquireTimeoutMs });
  return { engine: 'embedded', ...over(embedded, options) };
}

/** Opens the process's database: PostgreSQL when a URL is given, else the embedded one. By default all is reached in it. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (current.database) throw new Error('The database is already open.');
  const database = await connectDatabase({ reach: WORKS, ...options });
  if (current.database) {
    await database.close();
    throw new Error('The database is already open.');
  }
  current.database = database;
  return database;
}

/** Waits for the queries under way, then closes. Closing a closed database does nothing. */
export async function closeDatabase(): Promise<void> {
  const database = current.database;
  current.database = null;
  await database?.close();
}

/** The open database, for queries outside a transaction. */
export function database(): Db {
  const db = opened();
  refuseInsideTransaction(db);
  return db;
}

/**
 * Runs `work` in one transaction of the open database; see `runTransaction`. The first of a form that is answered notes it:
 * a form that was done before throws `PostedBefore`.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const posting = postingNow();
  await posting?.noting?.catch(() => undefined);
  if (!posting || posting.noted) return runTransaction(opened(), work);
  const done = runTransaction(opened(), async (tx) => {
    await notePosted(tx, posting);
    return work(tx);
  });
  posting.noting = done;
  const result = await done;
  posting.noted = true;
  return result;
}

function opened(): Db {
  if (!current.database) throw new Error('The database is not open: call openDatabase first.');
  return current.database.db;
}

function over(fenced: Fenced, { onQuery, reach = OWNER }: OpenOptions): Omit<Database, 'engine'> {
  const guard = () => refuseInsideTransaction(db);
  const log =
    onQuery &&
    (({ query: { sql, parameters }, queryDurationMillis: ms }: LogEvent) => onQuery({ sql, parameters, ms }));
  const otherwise = toStanding(reach);
  const dialect = fenced.dialect(guard, () => standingNow(otherwise));
  const db = new Kysely<Schema>({ dialect, ...(log && { log }) }) as unknown as Db;
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= db.destroy().then(() => fenced.close());
    return closing;
  };
  return { db, close, dump: fenced.dump };
}
