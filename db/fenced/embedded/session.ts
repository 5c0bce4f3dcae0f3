import type { PGlite } from '@electric-sql/pglite';
import { asDatabaseError, ConnectionLost, isFromServer } from '../errors';
import { Queue } from '../line';
import type { ServerAnswer, Session, Sessions, Standing } from '../session';
import type { Embedded } from './open';

const CLOSE_TIMEOUT_MS = 10_000;

/** PGlite has one connection for everybody: lent in turn, first come, first served. */
export class EmbeddedSessions implements Sessions {
  readonly #line: Queue;
  #pglite: PGlite;
  #session: EmbeddedSession;

  constructor(
    private readonly embedded: Embedded,
    acquireTimeoutMs: number,
  ) {
    this.#line = new Queue(1, acquireTimeoutMs);
    this.#pglite = embedded.pglite;
    this.#session = new EmbeddedSession(this.#pglite);
  }

  async acquire(): Promise<Session> {
    await this.#line.enter();
    if (this.#session.lost) await this.#recover();
    return this.#session;
  }

  release(): void {
    this.#line.leave();
  }

  dump(compression: 'none' | 'gzip'): Promise<Blob> {
    return this.#pglite.dumpDataDir(compression);
  }

  async close(): Promise<void> {
    await this.#line.close(CLOSE_TIMEOUT_MS);
    try {
      if (!this.#pglite.closed) await this.#pglite.close();
    } finally {
      this.embedded.release();
    }
  }

  /** Opens the engine anew over what it had committed. Where that fails the process ends: one that answers nobody is restarted by nobody. */
  async #recover(): Promise<void> {
    if (!this.embedded.reopen) return;
    try {
      // A trapped engine cannot be closed, and writes nothing more.
      if (!this.#session.trapped) await this.#pglite.close();
      this.#pglite = await this.embedded.reopen();
      this.#session = new EmbeddedSession(this.#pglite);
    } catch (error) {
      process.stderr.write(`The embedded database cannot be opened anew: ${String(error).slice(0, 300)}\n`);
      process.exit(1);
    }
  }
}

class EmbeddedSession implements Session {
  #loss: ConnectionLost | null = null;
  trapped = false;
  standing: Standing | null = null;

  constructor(private readonly pglite: PGlite) {}

  get lost(): boolean {
    return this.#loss !== null;
  }

  async run(text: string, parameters: readonly unknown[]): Promise<ServerAnswer> {
    if (this.#loss) throw this.#loss;
    try {
      const result = await this.pglite.query<Record<string, unknown>>(text, [...parameters]);
      return { rows: result.rows, command: result.command ?? '', count: result.rowCount ?? null };
    } catch (error) {
      if (isFromServer(error)) throw asDatabaseError(error);
      throw this.#judge(error);
    }
  }

  destroy(): void {
    this.#loss ??= new ConnectionLost('a transaction was left open');
  }

  /** A trap inside the engine leaves its memory in an unknown state: nothing more is asked of it. */
  #judge(error: unknown): unknown {
    if (!(error instanceof WebAssembly.RuntimeError) && !this.pglite.closed) return error;
    this.trapped = true;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    this.#loss ??= new ConnectionLost(reason.slice(0, 200));
    return this.#loss;
  }
}
