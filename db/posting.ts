import { AsyncLocalStorage } from 'node:async_hooks';
import { shared } from './shared';

/** A form that is being answered, and may have been sent more than once. */
export interface Posting {
  /** What its page gave it, hashed: each page gives another. */
  key: string;
  /** Of what was sent, and to where. */
  sha256: string;
  at: Date;
  /** Settles with the transaction that notes it, which is the first. */
  noting: Promise<unknown> | null;
  /** That transaction is committed: what the form asks for is done, or begun. */
  noted: boolean;
}

const held = shared('posting', () => new AsyncLocalStorage<{ posting: Posting | null }>());

/** Runs the answering of one request. */
export function asOnePost<T>(work: () => T): T {
  return held.run({ posting: null }, work);
}

/** Says which form it is: from here on the first transaction notes it. */
export function posts(posting: Posting): void {
  const holder = held.getStore();
  if (holder) holder.posting = posting;
}

export const postingNow = (): Posting | null => held.getStore()?.posting ?? null;
