import { database } from '~db/client';
import {
  type AuditRow,
  auditHead,
  eventsOf,
  eventsOfStatement,
  organisationsWithTrail,
} from '~db/queries/audit';
import { endFault, firstBreak } from './chain';
import { type AnswerChange, EVENTS, type EventName } from './events';
import { hashOf } from './record.server';

export interface HistoryEntry {
  id: string;
  at: string;
  actor: string;
  what: string;
  reason: string | null;
  changes: AnswerChange[];
}

/** What happened to a statement, newest first. */
export async function historyOf(organisationId: string, statementId: string): Promise<HistoryEntry[]> {
  const rows = await eventsOfStatement(database(), organisationId, statementId);
  return rows.map(entryOf);
}

function entryOf(row: AuditRow): HistoryEntry {
  const detail = JSON.parse(row.detail) as { changes?: AnswerChange[]; reason?: string };
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor_name,
    what: EVENTS[row.event as EventName] ?? row.event,
    reason: detail.reason ?? null,
    changes: detail.changes ?? [],
  };
}

/** Checks every organisation's chain and whether it ends where it should; gives the first bad event of each broken one. */
export async function checkChains(): Promise<{ events: number; broken: string[] }> {
  let events = 0;
  const broken: string[] = [];
  for (const organisationId of await organisationsWithTrail(database())) {
    const rows = await eventsOf(database(), organisationId);
    events += rows.length;
    const found = firstBreak(
      rows.map((row) => ({ ...row, at: row.at.toISOString() })),
      hashOf,
    );
    if (found) broken.push(`organisation ${organisationId}, event ${found.position}: ${found.reason}`);
    else {
      const cut = endFault(await auditHead(database(), organisationId), rows.at(-1));
      if (cut) broken.push(`organisation ${organisationId}: ${cut}`);
    }
  }
  return { events, broken };
}
