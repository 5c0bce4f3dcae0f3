import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { AuditEventTable } from '../schema';

export type AuditRow = Selectable<AuditEventTable>;

/** The organisation's last event, which the next one is chained to. */
export function lastEvent(
  tx: Tx,
  organisationId: string,
): Promise<Pick<AuditRow, 'position' | 'hash'> | undefined> {
  return tx
    .selectFrom('audit_event')
    .select(['position', 'hash'])
    .where('organisation_id', '=', organisationId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Appends an event. */
export async function addEvent(tx: Tx, row: Insertable<AuditEventTable>): Promise<void> {
  await tx.insertInto('audit_event').values(row).execute();
}

/** An organisation's events, oldest first. */
export function eventsOf(db: Handle, organisationId: string): Promise<AuditRow[]> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('position')
    .execute();
}

/** One statement's events, newest first. */
export function eventsOfStatement(
  db: Handle,
  organisationId: string,
  statementId: string,
): Promise<AuditRow[]> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .orderBy('position', 'desc')
    .execute();
}

/** Every organisation that has events. */
export async function organisationsWithEvents(db: Handle): Promise<string[]> {
  const rows = await db.selectFrom('audit_event').select('organisation_id').distinct().execute();
  return rows.map((row) => row.organisation_id);
}
