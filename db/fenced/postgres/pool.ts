import { tooLate } from '../errors';
import { Queue } from '../line';
import { isSame, type Session, type Sessions, type Standing } from '../session';
import { PostgresSession, type SessionOptions } from './session';

/** How long closing waits for the requests that still hold a connection. */
const CLOSE_TIMEOUT_MS = 10_000;

interface PoolOptions extends Omit<SessionOptions, 'heard'> {
  max: number;
  acquireTimeoutMs: number;
  /** A role with connections of its own: whoever holds all others keeps nobody from what it is asked for. */
  apart?: { role: string; max: number } | undefined;
}

/** How often a server that answers nobody is asked whether it is back. */
const PROBE_MS = 1_000;
const PROBE_PATIENCE_MS = 2_000;

/** Sessions kept open between requests. A lost one is dropped, and the next borrower gets a new one. */
export class PostgresPool implements Sessions {
  readonly #common: Shelf;
  readonly #apart: Shelf | null;
  readonly #shelfOf = new WeakMap<Session, Shelf>();
  #all = new Set<PostgresSession>();
  #lastHeard = 0;
  #probe: NodeJS.Timeout | null = null;

  constructor(private readonly options: PoolOptions) {
    const { max, apart, acquireTimeoutMs } = options;
    this.#common = new Shelf(max, acquireTimeoutMs);
    this.#apart = apart ? new Shelf(apart.max, acquireTimeoutMs) : null;
  }

  async acquire(standing: Standing): Promise<Session> {
    const shelf = (standing.role === this.options.apart?.role && this.#apart) || this.#common;
    if (this.#probe) throw tooLate('it has not answered anybody');
    await shelf.line.enter();
    for (let session = shelf.take(standing); session; session = shelf.take(standing)) {
      if (!session.lost) return session;
      this.#all.delete(session);
    }
    try {
      const session = this.#open();
      this.#all.add(session);
      this.#shelfOf.set(session, shelf);
      return session;
    } catch (error) {
      // A URL that cannot be read must not use up the places one by one.
      shelf.line.leave();
      throw error;
    }
  }

  release(session: Session): void {
    const shelf = this.#shelfOf.get(session);
    if (!(session instanceof PostgresSession) || !shelf) return;
    if (session.lost) this.#all.delete(session);
    else shelf.idle.push(session);
    shelf.line.leave();
  }

  get #shelves(): Shelf[] {
    return this.#apart ? [this.#common, this.#apart] : [this.#common];
  }

  #drop(session: PostgresSession): void {
    session.destroy();
    this.#all.delete(session);
  }

  #open(): PostgresSession {
    return new PostgresSession({ ...this.options, heard: (sent, answered) => this.#hear(sent, answered) });
  }

  /** One backend that hangs is one connection's loss. Where nothing else was answered either, nobody is made to wait for it in turn. */
  #hear(sent: number, answered: boolean): void {
    if (answered) {
      this.#lastHeard = performance.now();
      if (this.#probe) clearTimeout(this.#probe);
      this.#probe = null;
    } else if (this.#lastHeard < sent && !this.#probe) this.#ask();
  }

  #ask(): void {
    for (const { idle } of this.#shelves) for (const session of idle.splice(0)) this.#drop(session);
    this.#probe = setTimeout(async () => {
      const session = this.#open();
      let silent = false;
      const patience = setTimeout(() => {
        silent = true;
        session.destroy();
      }, PROBE_PATIENCE_MS);
      await session.run('select 1', []).catch(() => undefined);
      clearTimeout(patience);
      session.destroy();
      if (!this.#probe) return;
      this.#probe = null;
      // Where it refuses at once, every borrower learns that at once, too.
      if (silent) this.#ask();
    }, PROBE_MS);
  }

  async close(): Promise<void> {
    await Promise.all(this.#shelves.map(({ line }) => line.close(CLOSE_TIMEOUT_MS)));
    if (this.#probe) clearTimeout(this.#probe);
    this.#probe = null;
    await Promise.all(Array.from(this.#all, (session) => session.end()));
    this.#all.clear();
    for (const shelf of this.#shelves) shelf.idle = [];
  }
}

/** Places for borrowers, and the connections that wait for them. */
class Shelf {
  readonly line: Queue;
  idle: PostgresSession[] = [];

  constructor(max: number, acquireTimeoutMs: number) {
    this.line = new Queue(max, acquireTimeoutMs);
  }

  /**
   * The one used last has the warmest prepared statements; of those, one that stood for the same, or in the same role: for
   * another role the server plans all of them anew.
   */
  take(standing: Standing): PostgresSession | undefined {
    const same = this.idle.findLastIndex((session) => isSame(session.standing, standing));
    const at =
      same >= 0 ? same : this.idle.findLastIndex((session) => session.standing?.role === standing.role);
    return at >= 0 ? this.idle.splice(at, 1)[0] : this.idle.pop();
  }
}
