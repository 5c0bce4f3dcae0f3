/** One answer of the server, the same for both engines. */
export interface ServerAnswer {
  rows: Record<string, unknown>[];
  command: string;
  count: number | null;
}

/** As whom the database is asked: one of its roles, and what that role's policies go by (`fenced.scope`). */
export interface Standing {
  role: string;
  scope: string;
}

/** One connection to a database. Once lost it stays lost: it never becomes another connection. */
export interface Session {
  readonly lost: boolean;
  /** As whom it was last asked; null before it was. */
  standing: Standing | null;
  /** What is said behind BEGIN where nothing lasts longer than a transaction, for a pooler lends the connection on after each. */
  readonly inEach?: (standing: Standing) => string;
  run(text: string, parameters: readonly unknown[]): Promise<ServerAnswer>;
  /** Cuts the connection; the server rolls back whatever was open on it. */
  destroy(): void;
}

/** Where sessions come from, and where they return to. */
export interface Sessions {
  /** One that was last asked by the same, where one is free: the database need not plan anew. */
  acquire(standing: Standing): Promise<Session>;
  release(session: Session): void;
  close(): Promise<void>;
}

export const isSame = (one: Standing | null, other: Standing) =>
  one !== null && one.role === other.role && one.scope === other.scope;

/** Has a session stand for somebody before it is lent. One that cannot is not fit to be lent to anybody. */
export async function stand(session: Session, standing: Standing): Promise<void> {
  if (isSame(session.standing, standing)) return;
  session.standing = null;
  await session.run("select set_config('role', $1, false), set_config('fenced.scope', $2, false)", [
    standing.role,
    standing.scope,
  ]);
  session.standing = standing;
}
