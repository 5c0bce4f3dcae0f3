import type { Insertable, Selectable } from 'kysely';
import type { Db, Handle, Tx } from '../client';
import type { MembershipTable } from '../schema';
import type { NoticeTable } from '../schema-accreditor';

type NoticeRow = Selectable<NoticeTable>;

/** Somebody who is told something, and how they want it. */
export interface Reader {
  id: string;
  name: string;
  email: string;
  told: 'at_once' | 'daily';
}

/** People who have one of these roles in an organisation, each once, at most so many. */
export function readersIn(
  db: Handle,
  organisationId: string,
  roles: readonly MembershipTable['role'][],
  limit: number,
): Promise<Reader[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'told'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('membership')
        .select('person_id')
        .where('organisation_id', '=', organisationId)
        .where('role', 'in', roles),
    )
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Assessors who do not belong to the organisation, at most so many. */
export function assessorsBeside(db: Handle, organisationId: string, limit: number): Promise<Reader[]> {
  return db
    .selectFrom('person')
    .innerJoin('body_role', 'body_role.person_id', 'person.id')
    .select(['id', 'name', 'email', 'told'])
    .where('body_role.role', '=', 'assessor')
    .where('id', 'not in', (eb) =>
      eb.selectFrom('membership').select('person_id').where('organisation_id', '=', organisationId),
    )
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** One person as a reader. */
export function readerOf(db: Handle, id: string): Promise<Reader | undefined> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'told'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Keeps what is told with the day's mail. */
export async function addNotice(tx: Tx, row: Insertable<NoticeTable>): Promise<void> {
  await tx.insertInto('notice').values(row).execute();
}

/** People for whom something waits, after one of them, at most so many. */
export async function peopleWithNotices(db: Handle, after: string | null, limit: number): Promise<string[]> {
  let query = db
    .selectFrom('notice')
    .select('person_id')
    .groupBy('person_id')
    .orderBy('person_id')
    .limit(limit);
  if (after) query = query.where('person_id', '>', after);
  return (await query.execute()).map((row) => row.person_id);
}

/** Takes what waits for somebody, oldest first: another who takes it at the same time is given nothing. */
export async function takeNotices(tx: Tx, personId: string, limit: number): Promise<NoticeRow[]> {
  const rows = await tx
    .deleteFrom('notice')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('notice')
        .select('id')
        .where('person_id', '=', personId)
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How a person wants to be told, and whether they are reminded. */
export function tellingOf(
  db: Handle,
  id: string,
): Promise<{ told: 'at_once' | 'daily'; reminded: boolean } | undefined> {
  return db.selectFrom('person').select(['told', 'reminded']).where('id', '=', id).executeTakeFirst();
}

/** Sets how a person wants to be told. */
export async function changeTelling(
  db: Db,
  id: string,
  change: { told?: 'at_once' | 'daily'; reminded?: boolean },
): Promise<void> {
  await db.updateTable('person').set(change).where('id', '=', id).execute();
}

/** A day that comes, and who is reminded of it. */
interface DueReminder extends Reader {
  organisation_id: string;
  organisation: string;
  slug: string;
  due: string;
}

/**
 * Editors and directors of organisations whose licence ends within so many days of `day`, who want to be reminded and have
 * not been for these days; not where the next statement is with the assessor already.
 */
export function dueReminders(
  db: Handle,
  { day, until, days }: { day: string; until: string; days: number },
  limit: number,
): Promise<DueReminder[]> {
  return db
    .selectFrom('organisation')
    .innerJoin('membership', 'membership.organisation_id', 'organisation.id')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select((eb) => [
      'person.id',
      'person.name',
      'person.email',
      'person.told',
      'organisation.id as organisation_id',
      'organisation.name as organisation',
      'organisation.slug',
      eb.ref('organisation.licence_until').$notNull().as('due'),
    ])
    .distinct()
    .where('organisation.licence_hold', 'is', null)
    .where('organisation.licence_until', '>=', day)
    .where('organisation.licence_until', '<=', until)
    .where('membership.role', 'in', ['editor', 'director'])
    .where('person.reminded', '=', true)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('version')
            .select('version.id')
            .whereRef('version.organisation_id', '=', 'organisation.id')
            .where('version.status', 'in', ['submitted', 'approved']),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('reminder')
            .select('reminder.days')
            .whereRef('reminder.organisation_id', '=', 'organisation.id')
            .whereRef('reminder.person_id', '=', 'person.id')
            .whereRef('reminder.due', '=', 'organisation.licence_until')
            // Who was reminded later is not reminded of an earlier day afterwards.
            .where('reminder.days', '<=', days),
        ),
      ),
    )
    .orderBy('organisation.id')
    .orderBy('person.id')
    .limit(limit)
    .execute();
}

/** Notes that somebody is reminded; gives false where somebody else has just done so. */
export async function noteReminder(
  tx: Tx,
  row: { organisation_id: string; person_id: string; due: string; days: number; sent_at: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto('reminder')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('days')
    .executeTakeFirst();
  return added !== undefined;
}

/** Forgets reminders of days before this one. */
export async function forgetReminders(db: Db, before: string): Promise<void> {
  await db.deleteFrom('reminder').where('due', '<', before).execute();
}
