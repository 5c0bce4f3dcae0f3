import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { mayRetry } from './fenced/errors';
import type { Schema } from './schema';
import { shared } from './shared';

declare const kind: unique symbol;

/** The database outside a transaction: each query stands alone. */
export type Db = Kysely<Schema> & { readonly [kind]: 'database' };
/** An open transaction. Whatever writes asks for one, so that a change and its audit row cannot part. */
export type Tx = Kysely<Schema> & { readonly [kind]: 'transaction' };
/** Either: what a query that only reads asks for. */
export type Handle = Kysely<Schema> & { readonly [kind]: 'database' | 'transaction' };

interface Scope {
  on: object;
  open: boolean;
  outer: Scope | undefined;
}

const scopes = shared('scopes', () => new AsyncLocalStorage<Scope>());

/**
 * Throws inside an open transaction on the same database. A query there would wait for ever on PGlite, whose one
 * connection is taken, and on PostgreSQL would silently run outside the transaction.
 */
export function refuseInsideTransaction(on: object): void {
  for (let scope = scopes.getStore(); scope; scope = scope.outer) {
    if (scope.open && scope.on === on) {
      throw new Error('A transaction is open here: use its handle, not the database.');
    }
  }
}

const MOST_TRIES = 4;
const LONGEST_PAUSE_MS = 20;

/**
 * Runs `work` in one transaction: kept when it resolves, undone when it throws. It is run again after a deadlock or a
 * connection lost before COMMIT, so it must do nothing but ask the database.
 */
export async function runTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  refuseInsideTransaction(db);
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(db, work);
    } catch (error) {
      if (!mayRetry(error) || tries === MOST_TRIES) throw error;
      // Those who stood in each other's way come back at different times.
      await setTimeout(randomInt(LONGEST_PAUSE_MS << tries));
    }
  }
}

function attempt<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (kysely) => {
    const scope: Scope = { on: db, open: true, outer: scopes.getStore() };
    try {
      return await scopes.run(scope, () => work(kysely as unknown as Tx));
    } finally {
      // What the callback started and left running may use the database again.
      scope.open = false;
    }
  });
}
