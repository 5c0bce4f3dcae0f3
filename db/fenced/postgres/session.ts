import type { Socket } from 'node:net';
import postgres from 'postgres';
import { asDatabaseError, ConnectionLost, isFromServer, tooLate } from '../errors';
import type { ServerAnswer, Session, Standing } from '../session';
import { type Address, ConnectTimeout, connectSocket } from './socket';
import { postgresTypes } from './types';

const CONNECT_TIMEOUT_SECONDS = 10;
/** How long a row may be waited for that somebody else holds, and a transaction stay open in which nothing is asked. */
const LOCK_MS = 5_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
/** Beyond this the text is an import's batch, seldom the same twice: preparing it would only fill memory. */
const MOST_PREPARED_PARAMETERS = 2_000;

/** How much longer than a query may take its answer is waited for: the server ends the query itself, if it can. */
const SPARE_MS = 1_000;

export interface SessionOptions {
  url: string;
  name: string;
  /** How long a query may take; by default as long as it takes. */
  statementTimeoutMs?: number | undefined;
  /** A pooler gives the connection to somebody else after each transaction. */
  pooled?: boolean | undefined;
  /** Told of each query whether the server has answered it, and when it was sent. */
  heard?: ((sent: number, answered: boolean) => void) | undefined;
}

const quoted = (word: string) => `'${word.replaceAll("'", "''")}'`;

/**
 * One connection, one postgres.js instance, one socket. postgres.js would reconnect by itself and send a dead
 * transaction's later queries down the new connection; an instance that may open only one socket cannot.
 */
export class PostgresSession implements Session {
  readonly #sql: postgres.Sql;
  readonly #answerMs: number | null;
  readonly #heard: SessionOptions['heard'];
  readonly inEach?: (standing: Standing) => string;
  readonly #refusals = new Set<(loss: ConnectionLost) => void>();
  #loss: ConnectionLost | null = null;
  #socket: Socket | null = null;
  #opened = false;
  readonly #made = performance.now();
  standing: Standing | null = null;

  constructor({ url, name, statementTimeoutMs = 0, pooled = false, heard }: SessionOptions) {
    this.#answerMs = statementTimeoutMs ? statementTimeoutMs + SPARE_MS : null;
    this.#heard = heard;
    const timeouts = {
      statement_timeout: statementTimeoutMs,
      lock_timeout: LOCK_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    };
    if (pooled) {
      const local = Object.entries(timeouts).map(([setting, ms]) => `set local ${setting} = ${ms}`);
      this.inEach = ({ role, scope }) =>
        [`set local role ${quoted(role)}`, `set local fenced.scope = ${quoted(scope)}`, ...local].join('; ');
    }
    const options = {
      max: 1,
      types: postgresTypes,
      // Its look-up of array types on connecting rejects with nobody to catch it when the connection dies.
      fetch_types: false,
      // Either would end the connection in the middle of a transaction: postgres.js does not know of ours.
      idle_timeout: 0,
      max_lifetime: 0,
      connect_timeout: CONNECT_TIMEOUT_SECONDS,
      connection: { application_name: name, TimeZone: 'UTC', ...(!pooled && timeouts) },
      onnotice: () => undefined,
      onclose: () => this.#lose(new ConnectionLost('it was closed')),
      socket: (address: Address) => this.#open(address),
    };
    this.#sql = postgres(url, options);
  }

  get lost(): boolean {
    return this.#loss !== null;
  }

  async run(text: string, parameters: readonly unknown[]): Promise<ServerAnswer> {
    if (this.#loss) throw this.#loss;
    const sent = performance.now();
    const late =
      this.#answerMs !== null
        ? setTimeout(() => {
            this.#giveUp(sent, 'it gave no answer in time');
          }, this.#answerMs)
        : undefined;
    const result = await new Promise<postgres.RowList<postgres.Row[]>>((resolve, reject) => {
      this.#refusals.add(reject);
      this.#send(text, parameters)
        .then(resolve, (error: unknown) => reject(this.#judge(error)))
        .finally(() => this.#refusals.delete(reject));
    }).finally(() => clearTimeout(late));
    this.#heard?.(sent, true);
    return { rows: Array.from(result), command: result.command, count: result.count };
  }

  destroy(): void {
    this.#lose(new ConnectionLost('it was given up'));
  }

  async end(): Promise<void> {
    await this.#sql.end({ timeout: 2 });
    this.destroy();
  }

  #send(text: string, parameters: readonly unknown[]) {
    const prepare = !this.inEach && parameters.length <= MOST_PREPARED_PARAMETERS;
    // `simple: false` sends parameterless queries the same way: one statement a call, as PGlite has it. What a transaction
    // begins with behind a pooler is several, in one message.
    const options = { prepare, simple: this.inEach !== undefined && text.startsWith('begin') };
    return this.#sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], options);
  }

  async #open(address: Address): Promise<Socket> {
    if (this.#opened) throw this.#loss ?? new ConnectionLost('it is never opened twice');
    this.#opened = true;
    try {
      const socket = await connectSocket(address, CONNECT_TIMEOUT_SECONDS * 1000);
      socket.once('close', () => this.#lose(new ConnectionLost('its socket was closed')));
      this.#socket = socket;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (error instanceof ConnectTimeout) this.#giveUp(this.#made, reason);
      else this.#lose(new ConnectionLost(reason));
    }
    if (this.#loss || !this.#socket) {
      this.#socket?.destroy();
      throw this.#loss;
    }
    return this.#socket;
  }

  /** An error not from the server, or one the server ends the session with, leaves a connection nobody can trust. */
  #judge(error: unknown): Error {
    if (isFromServer(error) && error.severity !== 'FATAL' && error.severity !== 'PANIC') {
      return asDatabaseError(error);
    }
    const reason = error instanceof Error ? error.message : String(error);
    if ((error as { code?: string }).code === 'CONNECT_TIMEOUT') return this.#giveUp(this.#made, reason);
    const loss = new ConnectionLost(reason, isFromServer(error) ? error.code : undefined);
    return this.#lose(error instanceof ConnectionLost ? error : loss);
  }

  /** The server was given its time. */
  #giveUp(since: number, reason: string): ConnectionLost {
    this.#heard?.(since, false);
    return this.#lose(tooLate(reason));
  }

  /** The fence: from here on every query is refused, and the one that waits is answered. */
  #lose(loss: ConnectionLost): ConnectionLost {
    if (this.#loss) return this.#loss;
    this.#loss = loss;
    this.#socket?.destroy();
    for (const refuse of this.#refusals) refuse(loss);
    this.#refusals.clear();
    return loss;
  }
}
