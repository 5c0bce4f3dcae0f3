import type { Tx } from '~db/client';
import { addEvent, auditHead } from '~db/queries/audit';
import { lockOrganisation } from '~db/queries/organisations';
import { canonical, sha256 } from '../platform/canonical.server';
import { newId, now } from '../platform/clock.server';
import { type ChainedEvent, GENESIS } from './chain';
import type { EventName } from './events';

interface AuditEntry {
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
  await addEvent(tx, { ...event, at, hash: hashOf(event) });
}
