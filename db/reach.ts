import { AsyncLocalStorage } from 'node:async_hooks';
import type { Standing } from './fenced/open-fenced';
import { shared } from './shared';

/**
 * The roles that the database is asked in, each with policies of its own in `db/row-security.ts`. `none` is the account
 * that opened the connection: it changes the schema and nothing else.
 */
export const ROLES = {
  public: 'proofmark_public',
  member: 'proofmark_member',
  assessor: 'proofmark_assessor',
  admin: 'proofmark_admin',
  /** Somebody who assesses and administers. */
  accreditor: 'proofmark_accreditor',
  works: 'proofmark_works',
} as const;

/** Which rows can be had: those of a role, and those of the organisations that somebody belongs to. */
export interface Reach {
  role: keyof typeof ROLES | 'none';
  /** Ids. */
  organisations: readonly string[];
}

/** What anybody may see: published rows. */
export const PUBLIC: Reach = { role: 'public', organisations: [] };
/** What the service does by itself: jobs and commands. */
export const WORKS: Reach = { role: 'works', organisations: [] };
/** The account that opened the connection, which owns the tables. */
export const OWNER: Reach = { role: 'none', organisations: [] };

const held = shared('reach', () => new AsyncLocalStorage<{ standing: Standing }>());

/** Runs work that reaches what anybody may see, until it is known who asks: each loader and action begins so. */
export function asAnybody<T>(work: () => T): T {
  return held.run({ standing: toStanding(PUBLIC) }, work);
}

/** It is known who asks: what the work under way reaches from here on. */
export function reach(reached: Reach): void {
  const holder = held.getStore();
  if (holder) holder.standing = toStanding(reached);
}

/**
 * Runs work that reaches every row, whoever asks: what the service does by itself, and what has to be looked up before it
 * can be known who asks. `tests/architecture.test.ts` holds who may.
 */
export function asWorks<T>(work: () => T): T {
  return held.run({ standing: toStanding(WORKS) }, work);
}

/** Runs work as the account that opened the connection, which owns the tables: changes of the schema. */
export function asOwner<T>(work: () => T): T {
  return held.run({ standing: toStanding(OWNER) }, work);
}

/** As whom the database is asked now. */
export const standingNow = (otherwise: Standing): Standing => held.getStore()?.standing ?? otherwise;

/** A reach as the database is told it; throws on what is no id. */
export function toStanding({ role, organisations }: Reach): Standing {
  for (const id of organisations) if (!ID.test(id)) throw new Error(`No organisation has the id ${id}.`);
  return {
    role: role === 'none' ? role : ROLES[role],
    scope: organisations.length > 0 ? `{${[...organisations].sort().join(',')}}` : '',
  };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
