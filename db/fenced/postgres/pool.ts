import { Queue } from '../line';
import { isSame, type Session, type Sessions, type Standing } from '../session';
import { PostgresSession } from './session';

/** How long closing waits for the requests that still hold a connection. */
const CLOSE_TIMEOUT_MS = 10_000;

interface PoolOptions {
  url: string;
  name: string;
  max: number;
  acquireTimeoutMs: number;
  statementTimeoutMs?: number | undefined;
}

/** Sessions kept open between requests. A lost one is dropped, and the next borrower gets a new one. */
export class PostgresPool implements Sessions {
  readonly #line: Queue;
  #idle: PostgresSession[] = [];
  #all = new Set<PostgresSession>();

  constructor(private readonly options: PoolOptions) {
    this.#line = new Queue(options.max, options.acquireTimeoutMs);
  }

  async acquire(standing: Standing): Promise<Session> {
    await this.#line.enter();
    for (let session = this.#take(standing); session; session = this.#take(standing)) {
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

  /**
   * The one used last has the warmest prepared statements; of those, one that stood for the same, or in the same role: for
   * another role the server plans all of them anew.
   */
  #take(standing: Standing): PostgresSession | undefined {
    const same = this.#idle.findLastIndex((session) => isSame(session.standing, standing));
    const at =
      same >= 0 ? same : this.#idle.findLastIndex((session) => session.standing?.role === standing.role);
    return at >= 0 ? this.#idle.splice(at, 1)[0] : this.#idle.pop();
  }

  async close(): Promise<void> {
    await this.#line.close(CLOSE_TIMEOUT_MS);
    await Promise.all(Array.from(this.#all, (session) => session.end()));
    this.#all.clear();
    this.#idle = [];
  }
}
