import type { Tx } from '~db/client';
import { addAccreditorEvent, holdAccreditorHead } from '~db/queries/accreditor';
import { addEvent, addEvents, auditHead, auditHeads } from '~db/queries/audit';
import { lockOrganisation, lockOrganisations } from '~db/queries/organisations';
import { canonical, sha256 } from '../platform/canonical.server';
import { newId, now } from '../platform/clock.server';
import { inParts } from '../platform/in-parts';
import { type ChainedEvent, GENESIS } from './chain';
import type { AccreditorEventName, EventName } from './events';

export interface AuditEntry {
  organisationId: string;
  /** Null when a command or the clock did it. */
  actor: { personId: string; name: string } | null;
  event: EventName;
  statementId?: string | null;
  versionId?: string | null;
  detail?: unknown;
}

/** The hash of one event: SHA-256 over its canonical JSON. */
export function hashOf(event: ChainedEvent): string {
  return sha256(canonical(event));
}

/** Writes an event in the change's own transaction, chained to the organisation's last one. */
export async function record(tx: Tx, entry: AuditEntry): Promise<void> {
  await lockOrganisation(tx, entry.organisationId);
  const last = await auditHead(tx, entry.organisationId);
  await addEvent(tx, eventAfter(last, entry));
}

type End = { position: number; hash: string };

function eventAfter(last: End | undefined, entry: AuditEntry) {
  // Milliseconds are all that comes back from the database on every engine.
  const at = now();
  const event: ChainedEvent = {
    organisation_id: entry.organisationId,
    position: (last?.position ?? 0) + 1,
    id: newId(),
    at: at.toISOString(),
    actor_id: entry.actor?.personId ?? null,
    actor_name: entry.actor?.name ?? 'Proofmark',
    event: entry.event,
    statement_id: entry.statementId ?? null,
    version_id: entry.versionId ?? null,
    detail: canonical(entry.detail ?? {}),
    previous_hash: last?.hash ?? GENESIS,
  };
  return { ...event, at, hash: hashOf(event) };
}

/** PostgreSQL takes 65,535 parameters a statement, and the embedded database is slow at long ones. */
const EVENTS_A_STATEMENT = 500;

/** Writes many events, each chained to its own organisation's last one, in a few statements whatever their number. */
export async function recordMany(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const ids = [...new Set(entries.map(({ organisationId }) => organisationId))].sort();
  const ends = new Map<string, End>();
  for (const some of inParts(ids, EVENTS_A_STATEMENT)) {
    await lockOrganisations(tx, some);
    for (const { organisation_id, ...end } of await auditHeads(tx, some)) ends.set(organisation_id, end);
  }
  for (const some of inParts(entries, EVENTS_A_STATEMENT)) {
    const rows = some.map((entry) => {
      const row = eventAfter(ends.get(entry.organisationId), entry);
      ends.set(entry.organisationId, row);
      return row;
    });
    const touched = [...new Set(some.map(({ organisationId }) => organisationId))];
    const heads = touched.flatMap((organisation_id) => {
      const end = ends.get(organisation_id);
      return end ? [{ organisation_id, position: end.position, hash: end.hash }] : [];
    });
    await addEvents(tx, rows, heads);
  }
}

/** What the accreditor's own chain stands under, where an organisation's has its id. */
export const ACCREDITOR = 'accreditor';

/** The same for what happens to the accreditor's own settings and people, in a chain of its own. */
export async function recordOfAccreditor(
  tx: Tx,
  entry: { actor: AuditEntry['actor']; event: AccreditorEventName; detail?: unknown },
): Promise<void> {
  const last = await holdAccreditorHead(tx);
  const at = now();
  const event = {
    position: last.position + 1,
    id: newId(),
    at: at.toISOString(),
    actor_id: entry.actor?.personId ?? null,
    actor_name: entry.actor?.name ?? 'Proofmark',
    event: entry.event,
    detail: canonical(entry.detail ?? {}),
    previous_hash: last.hash,
  };
  await addAccreditorEvent(tx, { ...event, at, hash: hashOfAccreditor(event) });
}

type AccreditorEvent = Omit<ChainedEvent, 'organisation_id' | 'statement_id' | 'version_id'>;

const hashOfAccreditor = (event: AccreditorEvent) =>
  hashOf({ ...event, organisation_id: ACCREDITOR, statement_id: null, version_id: null });
