/** What an audit event's hash covers, in the order of its canonical JSON. */
export interface ChainedEvent {
  organisation_id: string;
  position: number;
  id: string;
  at: string;
  actor_id: string | null;
  actor_name: string;
  event: string;
  statement_id: string | null;
  version_id: string | null;
  detail: string;
  previous_hash: string;
}

/** What the first event of an organisation is chained to. */
export const GENESIS = '0'.repeat(64);

/** The first position at which the chain is broken, and why; null when it is whole. */
export function firstBreak(
  events: readonly (ChainedEvent & { hash: string })[],
  hashOf: (event: ChainedEvent) => string,
): { position: number; reason: string } | null {
  let previous = GENESIS;
  for (const [index, { hash, ...event }] of events.entries()) {
    if (event.position !== index + 1)
      return { position: event.position, reason: `expected position ${index + 1}` };
    if (event.previous_hash !== previous)
      return { position: event.position, reason: 'does not follow the event before it' };
    if (hashOf(event) !== hash)
      return { position: event.position, reason: 'was changed after it was written' };
    previous = hash;
  }
  return null;
}

type End = { position: number; hash: string };

/** What is wrong with where a whole chain ends, beside where it is known to have ended; null when nothing is. */
export function endFault(head: End | undefined, last: End | undefined): string | null {
  if (!head) return 'where its trail ends is not known any more';
  const missing = head.position - (last?.position ?? 0);
  if (missing > 0)
    return `the end of its trail was cut off: ${missing} ${missing === 1 ? 'event' : 'events'} after event ${last?.position ?? 0}`;
  return missing < 0 || head.hash !== last?.hash
    ? 'its trail does not end with the event it ended with'
    : null;
}
