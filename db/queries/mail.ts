import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Handle, Tx } from '../client';
import type { MailTable } from '../schema-accreditor';

export type MailRow = Selectable<MailTable>;

/** Writes a mail to be sent, in the transaction of what promises it. */
export async function addMail(tx: Tx, row: Insertable<MailTable>): Promise<void> {
  await tx.insertInto('mail').values(row).execute();
}

/** The same of many: no more at once than a statement can hold. */
export async function addMails(tx: Tx, rows: Insertable<MailTable>[]): Promise<void> {
  await tx.insertInto('mail').values(rows).execute();
}

/** Takes the next mail that is due, for as long as a try may last: no other process takes it. */
export function claimMail(db: Db, at: Date, until: Date): Promise<MailRow | undefined> {
  return db
    .updateTable('mail')
    .set((eb) => ({ due_at: until, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('mail')
        .select('id')
        .where('sent_at', 'is', null)
        .where('given_up_at', 'is', null)
        .where('due_at', '<=', at)
        .orderBy('due_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** Notes what came of a try. */
export async function noteMail(
  db: Db,
  id: string,
  outcome: Partial<Pick<MailRow, 'sent_at' | 'given_up_at' | 'due_at' | 'last_error' | 'text' | 'html'>>,
): Promise<void> {
  await db.updateTable('mail').set(outcome).where('id', '=', id).execute();
}

/** Mails, newest first, after one where one is named: at most so many. */
export function mailsBefore(db: Handle, before: string | null, limit: number): Promise<MailRow[]> {
  // Ids are made in the order of time.
  let query = db.selectFrom('mail').selectAll().orderBy('id', 'desc').limit(limit);
  if (before) query = query.where('id', '<', before);
  return query.execute();
}

/** Tries a mail again that was given up. Gives whether there was one. */
export async function tryMailAgain(tx: Tx, id: string, at: Date): Promise<boolean> {
  const found = await tx
    .updateTable('mail')
    .set({ given_up_at: null, attempts: 0, due_at: at })
    .where('id', '=', id)
    .where('given_up_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** How many wait, and how many were given up. */
export async function mailCounts(db: Handle): Promise<{ waiting: number; givenUp: number }> {
  const row = await db
    .selectFrom('mail')
    .select([
      sql<number>`count(*) filter (where sent_at is null and given_up_at is null)::int`.as('waiting'),
      sql<number>`count(*) filter (where given_up_at is not null)::int`.as('givenUp'),
    ])
    .executeTakeFirstOrThrow();
  return row;
}

/** Forgets mails that were sent, or given up, before a time. */
export async function forgetMail(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('mail')
    .where((eb) => eb.or([eb('sent_at', '<', before), eb('given_up_at', '<', before)]))
    .execute();
}

/** Takes every mail back that was not sent. */
export async function dropMail(db: Db): Promise<void> {
  await db.deleteFrom('mail').where('sent_at', 'is', null).execute();
}
