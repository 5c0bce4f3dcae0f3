import type { Dialect } from 'kysely';
import { SessionDialect } from './dialect';
import { openEmbedded } from './embedded/open';
import { EmbeddedSessions } from './embedded/session';
import { PostgresPool } from './postgres/pool';
import type { Sessions, Standing } from './session';

export type { Standing } from './session';

/** A database behind the fence. */
export interface Fenced {
  /**
   * Kysely's way to it. `guard` is called before a connection is lent, and throws where asking for one would be a mistake;
   * `standing` says as whom it is lent, by default as whom it was opened.
   */
  dialect(guard: () => void, standing?: () => Standing): Dialect;
  /** Waits for who holds a connection, then closes. */
  close(): Promise<void>;
  /** The embedded database's files as one archive; null on PostgreSQL. */
  dump: ((compression: 'none' | 'gzip') => Promise<Blob>) | null;
}

interface PostgresOptions {
  url: string;
  /** By which the server's lists name its connections. */
  name: string;
  /** Connections. */
  max: number;
  /** How long a query may wait for a connection. */
  acquireTimeoutMs: number;
  /** How long a query may take; by default as long as it takes. */
  statementTimeoutMs?: number | undefined;
  /** A pooler between gives a connection to somebody else after each transaction. */
  pooled?: boolean | undefined;
  /** A role with connections of its own: whoever holds all others keeps nobody from what it is asked for. */
  apart?: { role: string; max: number } | undefined;
}

interface EmbeddedOptions {
  /** A directory that this process alone may use, or `memory://`. */
  dataDir: string;
  /** What an empty directory is filled from: a directory of the database's files, or a dump of them. */
  template?: string | undefined;
  acquireTimeoutMs: number;
}

/** PostgreSQL; it is connected to when it is first asked. */
export function fencedPostgres(options: PostgresOptions): Fenced {
  return fenced(new PostgresPool(options), null);
}

/** PGlite, in this process. Throws `DataDirectoryInUse` where another has the directory open. */
export async function fencedEmbedded(options: EmbeddedOptions): Promise<Fenced> {
  const embedded = await openEmbedded(options.dataDir, options.template);
  const sessions = new EmbeddedSessions(embedded, options.acquireTimeoutMs);
  return fenced(sessions, (compression) => sessions.dump(compression));
}

const AS_OPENED: Standing = { role: 'none', scope: '' };

const fenced = (sessions: Sessions, dump: Fenced['dump']): Fenced => ({
  dialect: (guard, standing = () => AS_OPENED) => new SessionDialect(sessions, guard, standing),
  close: () => sessions.close(),
  dump,
});
