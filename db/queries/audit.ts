import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { AuditEventTable } from '../schema';

export type AuditRow = Selectable<AuditEventTable>;

/** Appends an event, and moves the end of the trail to it. */
export async function addEvent(tx: Tx, row: Insertable<AuditEventTable>): Promise<void> {
  await tx.insertInto('audit_event').values(row).execute();
  const { organisation_id, position, hash } = row;
  await tx
    .insertInto('audit_head')
    .values({ organisation_id, position, hash })
    .onConflict((on) => on.column('organisation_id').doUpdateSet({ position, hash }))
    .execute();
}

/** Where an organisation's trail ends: what the next event is chained to. */
export function auditHead(
  db: Handle,
  organisationId: string,
): Promise<Pick<AuditRow, 'position' | 'hash'> | undefined> {
  return db
    .selectFrom('audit_head')
    .select(['position', 'hash'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
}

/** What happened in an organisation after an event, oldest first. */
export function eventsAfter(
  db: Handle,
  organisationId: string,
  position: number,
  limit: number,
): Promise<AuditRow[]> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute();
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

/** One statement's events, newest first, before a position where one is given: at most so many. */
export function eventsOfStatement(
  db: Handle,
  organisationId: string,
  statementId: string,
  before: number | null,
  limit: number,
): Promise<AuditRow[]> {
  let query = db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .orderBy('position', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('position', '<', before);
  return query.execute();
}

/** A statement's events whose detail has one of some words, newest first, at most so many. */
export function eventsMentioning(
  db: Handle,
  organisationId: string,
  statementId: string,
  words: readonly string[],
  limit: number,
): Promise<AuditRow[]> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .where((eb) => eb.or(words.map((each) => eb(eb.fn('strpos', ['detail', eb.val(each)]), '>', 0))))
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
}

/** Every organisation that has a trail, or has had one. */
export async function organisationsWithTrail(db: Handle): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_event')
    .select('organisation_id')
    .union(db.selectFrom('audit_head').select('organisation_id'))
    .execute();
  return rows.map((row) => row.organisation_id).sort();
}

/** The events that say a version's document by its hash: when it was submitted, and when it was published. */
export function freezingEvents(db: Handle, versionIds: readonly string[]) {
  return db
    .selectFrom('audit_event')
    .select(['version_id', 'detail'])
    .where('version_id', 'in', versionIds)
    .where('event', 'in', ['statement.submitted', 'statement.published', 'publication.remade'])
    .execute();
}
