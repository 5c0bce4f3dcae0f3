import {
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { Lease } from './lease';
import { type Sessions, type Standing, stand } from './session';

/** Kysely's PostgreSQL over sessions of our own: the same SQL, guard and fences for both engines. */
export class SessionDialect implements Dialect {
  constructor(
    private readonly sessions: Sessions,
    /** Called before a connection is lent; throws where asking for one would be a mistake. */
    private readonly guard: () => void,
    /** As whom a connection is lent, from its first query to its last. */
    private readonly standing: () => Standing,
  ) {}

  createDriver(): Driver {
    return new SessionDriver(this.sessions, this.guard, this.standing);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db);
  }
}

class SessionDriver implements Driver {
  constructor(
    private readonly sessions: Sessions,
    private readonly guard: () => void,
    private readonly standing: () => Standing,
  ) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Lease> {
    this.guard();
    const standing = this.standing();
    const session = await this.sessions.acquire(standing);
    if (session.inEach) return new Lease(session, session.inEach(standing));
    try {
      await stand(session, standing);
    } catch (error) {
      this.sessions.release(session);
      throw error;
    }
    return new Lease(session);
  }

  async beginTransaction(lease: Lease, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    const access = settings.accessMode ? ` ${settings.accessMode}` : '';
    await lease.begin(`begin${isolation}${access}`);
  }

  commitTransaction(lease: Lease): Promise<void> {
    return lease.commit();
  }

  rollbackTransaction(lease: Lease): Promise<void> {
    return lease.rollback();
  }

  async releaseConnection(lease: Lease): Promise<void> {
    this.sessions.release(lease.finish());
  }

  destroy(): Promise<void> {
    return this.sessions.close();
  }
}
