/** One answer of the server, the same for both engines. */
export interface ServerAnswer {
  rows: Record<string, unknown>[];
  command: string;
  count: number | null;
}

/** One connection to a database. Once lost it stays lost: it never becomes another connection. */
export interface Session {
  readonly lost: boolean;
  run(text: string, parameters: readonly unknown[]): Promise<ServerAnswer>;
  /** Cuts the connection; the server rolls back whatever was open on it. */
  destroy(): void;
}

/** Where sessions come from, and where they return to. */
export interface Sessions {
  acquire(): Promise<Session>;
  release(session: Session): void;
  close(): Promise<void>;
}
