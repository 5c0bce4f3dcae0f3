import { Queue } from '../line';
import type { Session, Sessions } from '../session';
import { PostgresSession } from './session';

/** How long closing waits for the requests that still hold a connection. */
const CLOSE_TIMEOUT_MS = 10_000;

interface PoolOptions {
  url: string;
  name: string;
  max: number;
  acquireTimeoutMs: number;
}

/** Sessions kept open between requests. A lost one is dropped, and the next borrower gets a new one. */
export class PostgresPool implements Sessions {
  readonly #line: Queue;
  #idle: PostgresSession[] = [];
  #all = new Set<PostgresSession>();

  constructor(private readonly options: PoolOptions) {
    this.#line = new Queue(options.max, options.acquireTimeoutMs);
  }

  async acquire(): Promise<Session> {
    await this.#line.enter();
    // The one used last has the warmest prepared statements.
    for (let session = this.#idle.pop(); session; session = this.#idle.pop()) {
      if (!session.lost) return session;
      this.#all.delete(session);
    }
    try {
      const session = new PostgresSession(this.options);
      this.#all.add(session);
      return session;
    } catch (error) {
      // A URL that cannot be read must not use up the places one by one.
      this.#line.leave();
      throw error;
    }
  }

  release(session: Session): void {
    if (session instanceof PostgresSession) {
      if (session.lost) this.#all.delete(session);
      else this.#idle.push(session);
    }
    this.#line.leave();
  }

  async close(): Promise<void> {
    await this.#line.close(CLOSE_TIMEOUT_MS);
    await Promise.all(Array.from(this.#all, (session) => session.end()));
    this.#all.clear();
    this.#idle = [];
  }
}
