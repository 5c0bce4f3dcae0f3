import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request under way, as it becomes known. */
interface Asked {
  id: string;
  person: string | null;
  organisation: string | null;
  /** Queries, and milliseconds that they took. */
  queries: number;
  database: number;
}

const held = new AsyncLocalStorage<Asked>();

/** Runs the answering of a request, of which is noted what it finds out. */
export function answering<T>(id: string, work: (asked: Asked) => T): T {
  const begun: Asked = { id, person: null, organisation: null, queries: 0, database: 0 };
  return held.run(begun, () => work(begun));
}

/** The request under way, where there is one. */
export const asked = (): Readonly<Asked> | undefined => held.getStore();

/** Notes who asks, or for what. */
export function noteAsked(known: Partial<Pick<Asked, 'person' | 'organisation'>>): void {
  const store = held.getStore();
  if (store) Object.assign(store, known);
}

/** Counts a query of the request under way. */
export function countQuery(ms: number): void {
  const store = held.getStore();
  if (!store) return;
  store.queries += 1;
  store.database += ms;
}
