import type { PGlite } from '@electric-sql/pglite';
import { asDatabaseError, ConnectionLost, isFromServer } from '../errors';
import { Queue } from '../line';
import type { ServerAnswer, Session, Sessions, Standing } from '../session';

const CLOSE_TIMEOUT_MS = 10_000;

/** PGlite has one connection for everybody: lent in turn, first come, first served. */
export class EmbeddedSessions implements Sessions {
  readonly #line: Queue;
  readonly #session: EmbeddedSession;

  constructor(
    private readonly pglite: PGlite,
    acquireTimeoutMs: number,
    private readonly onClosed: () => void,
  ) {
    this.#line = new Queue(1, acquireTimeoutMs);
    this.#session = new EmbeddedSession(pglite);
  }

  async acquire(): Promise<Session> {
    await this.#line.enter();
    return this.#session;
  }

  release(): void {
    this.#line.leave();
  }

  async close(): Promise<void> {
    await this.#line.close(CLOSE_TIMEOUT_MS);
    try {
      if (!this.pglite.closed) await this.pglite.close();
    } finally {
      this.onClosed();
    }
  }
}

class EmbeddedSession implements Session {
  #loss: ConnectionLost | null = null;
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
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    this.#loss ??= new ConnectionLost(reason.slice(0, 200));
    return this.#loss;
  }
}
