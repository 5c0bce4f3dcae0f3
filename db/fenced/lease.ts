import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { ConnectionLost, DatabaseError } from './errors';
import { toParameters } from './parameters';
import type { ServerAnswer, Session } from './session';

const CHANGES_ROWS = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * A session lent to one caller. Each lease refuses whatever is asked after its end, so that a query somebody
 * forgot to await can never run inside the next borrower's transaction.
 */
export class Lease implements DatabaseConnection {
  #last: Promise<unknown> = Promise.resolve();
  #refusal: string | null = null;
  inTransaction = false;

  constructor(
    readonly session: Session,
    /** What each transaction begins with, a query alone in one of its own, too. */
    private readonly opening: string | null = null,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.opening === null || this.inTransaction) return this.#answered(query);
    await this.begin('begin');
    try {
      const result = await this.#answered<R>(query);
      await this.commit();
      return result;
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  async #answered<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, command, count } = await this.#ask(query.sql, query.parameters);
    return {
      rows: rows as R[],
      numAffectedRows: CHANGES_ROWS.has(command) ? BigInt(count ?? 0) : undefined,
    };
  }

  // biome-ignore lint/correctness/useYield: Kysely's interface asks for a generator; nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed: ask for them in pages.');
  }

  async begin(command: string): Promise<void> {
    await this.#ask(this.opening === null ? command : `${command}; ${this.opening}`, []);
    this.inTransaction = true;
  }

  /** COMMIT of a transaction in which a query failed is answered with ROLLBACK and no error: that is an error here. */
  async commit(): Promise<void> {
    await this.#last;
    const sent = !this.session.lost;
    try {
      const { command } = await this.#end('commit');
      if (command === 'ROLLBACK') {
        throw new DatabaseError(
          'The transaction had failed and was rolled back instead of committed.',
          '25P02',
        );
      }
    } catch (error) {
      if (error instanceof ConnectionLost) error.outcomeUnknown = sent;
      throw error;
    }
  }

  /** A lost connection has rolled back by itself, and saying so would hide the error that led here. */
  async rollback(): Promise<void> {
    if (!this.inTransaction) return;
    await this.#end('rollback').catch((error: unknown) => {
      if (!(error instanceof ConnectionLost)) throw error;
    });
  }

  /** Ends the lease. A session that still has a transaction open is not fit to be lent again. */
  finish(): Session {
    this.#refusal = 'This database connection was already given back.';
    if (this.inTransaction) this.session.destroy();
    return this.session;
  }

  async #end(command: 'commit' | 'rollback'): Promise<ServerAnswer> {
    const answer = this.#ask(command, []);
    this.#refusal = 'This transaction is already ending.';
    try {
      return await answer;
    } finally {
      this.#refusal = null;
      this.inTransaction = this.session.lost;
    }
  }

  /** One query at a time: a query queued inside the driver could outlive the connection it was meant for. */
  #ask(text: string, parameters: readonly unknown[]): Promise<ServerAnswer> {
    if (this.#refusal) return Promise.reject(new Error(this.#refusal));
    const answer = this.#last.then(() => this.session.run(text, toParameters(parameters)));
    this.#last = answer.catch(() => undefined);
    return answer;
  }
}
