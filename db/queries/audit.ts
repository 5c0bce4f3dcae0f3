import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { AuditEventTable } from '../schema';
import { dayBegins, type TrailFilter } from './access-events';

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

/** The same of many events, the ends of their trails given beside them: no more at once than a statement can hold. */
export async function addEvents(
  tx: Tx,
  rows: Insertable<AuditEventTable>[],
  heads: Pick<AuditRow, 'organisation_id' | 'position' | 'hash'>[],
): Promise<void> {
  await tx.insertInto('audit_event').values(rows).execute();
  if (heads.length === 0) return;
  await tx
    .insertInto('audit_head')
    .values(heads)
    .onConflict((on) =>
      on.column('organisation_id').doUpdateSet((eb) => ({
        position: eb.ref('excluded.position'),
        hash: eb.ref('excluded.hash'),
      })),
    )
    .execute();
}

/** Where the trails of some organisations end. */
export function auditHeads(
  db: Handle,
  organisationIds: readonly string[],
): Promise<Pick<AuditRow, 'organisation_id' | 'position' | 'hash'>[]> {
  return db
    .selectFrom('audit_head')
    .select(['organisation_id', 'position', 'hash'])
    .where('organisation_id', 'in', organisationIds)
    .limit(organisationIds.length)
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

interface EventsAsked {
  /** A position, before which alone they are asked for. */
  before: number | null;
  by: string | null;
  /** What their detail has to have in it. */
  word: string | null;
  limit: number;
}

/** One statement's events, newest first, at most so many. */
export function eventsOfStatement(
  db: Handle,
  organisationId: string,
  statementId: string,
  { before, by, word, limit }: EventsAsked,
): Promise<AuditRow[]> {
  let query = db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .orderBy('position', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('position', '<', before);
  if (by !== null) query = query.where('actor_id', '=', by);
  if (word !== null) query = query.where((eb) => eb(eb.fn('strpos', ['detail', eb.val(word)]), '>', 0));
  return query.execute();
}

/** An organisation's whole trail, newest first, at most so much of it. */
export function trailPage(
  db: Handle,
  organisationId: string,
  { before, event, named, from, to, limit }: TrailFilter & { before: number | null },
): Promise<AuditRow[]> {
  let query = db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('position', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('position', '<', before);
  if (event) query = query.where('event', '=', event);
  if (from) query = query.where('at', '>=', dayBegins(from));
  if (to) query = query.where('at', '<', dayBegins(to, 1));
  if (named)
    query = query.where((eb) =>
      eb(eb.fn('strpos', [eb.fn('lower', ['actor_name']), eb.val(named.toLowerCase())]), '>', 0),
    );
  return query.execute();
}

/** One event of a statement. */
export function eventById(
  db: Handle,
  organisationId: string,
  statementId: string,
  id: string,
): Promise<AuditRow | undefined> {
  return db
    .selectFrom('audit_event')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Who has done anything to a statement, by name, at most so many. */
export function actorsOfStatement(
  db: Handle,
  organisationId: string,
  statementId: string,
  limit: number,
): Promise<{ actor_id: string | null; actor_name: string }[]> {
  return db
    .selectFrom('audit_event')
    .select(['actor_id', 'actor_name'])
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .where('actor_id', 'is not', null)
    .orderBy('actor_name')
    .limit(limit)
    .execute();
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
