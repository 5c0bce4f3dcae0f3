import type { Insertable, Selectable } from 'kysely';
import type { Db, Handle, Tx } from '../client';
import type { ApplicationTable } from '../schema-applications';

export type ApplicationRow = Selectable<ApplicationTable>;

/** Writes an application down; gives whether it is a new one: one form that is sent twice is one application. */
export async function addApplication(tx: Tx, row: Insertable<ApplicationTable>): Promise<boolean> {
  const added = await tx
    .insertInto('application')
    .values(row)
    .onConflict((on) => on.column('request_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** What a form came to that was sent before; undefined where it was not. */
export function applicationByKey(
  db: Handle,
  requestKey: string,
): Promise<Pick<ApplicationRow, 'email'> | undefined> {
  return db
    .selectFrom('application')
    .select('email')
    .where('request_key', '=', requestKey)
    .limit(1)
    .executeTakeFirst();
}

/** An application whose address is not confirmed yet, by the hash of what stands in its link. */
export function applicationToConfirm(
  db: Handle,
  confirmSha256: string,
  at: Date,
): Promise<ApplicationRow | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('confirm_sha256', '=', confirmSha256)
    .where('confirm_until', '>', at)
    .executeTakeFirst();
}

/** Uses that link up, if it is open: of two who use it at once, one gets it. */
export function confirmApplicationRow(
  tx: Tx,
  of: { confirmSha256: string; linkSha256: string; at: Date },
): Promise<ApplicationRow | undefined> {
  return tx
    .updateTable('application')
    .set({ state: 'waiting', confirmed_at: of.at, confirm_sha256: null, link_sha256: of.linkSha256 })
    .where('confirm_sha256', '=', of.confirmSha256)
    .where('confirm_until', '>', of.at)
    .where('state', '=', 'unconfirmed')
    .returningAll()
    .executeTakeFirst();
}

/** An application by the hash of what stands in its applicant's link. */
export function applicationByLinkHash(db: Handle, linkSha256: string): Promise<ApplicationRow | undefined> {
  return db.selectFrom('application').selectAll().where('link_sha256', '=', linkSha256).executeTakeFirst();
}

/** A confirmed application. */
export function applicationById(db: Handle, id: string): Promise<ApplicationRow | undefined> {
  return db
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'unconfirmed')
    .executeTakeFirst();
}

/** The same, held until this transaction is over. */
export function holdApplication(tx: Tx, id: string): Promise<ApplicationRow | undefined> {
  return tx
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'unconfirmed')
    .forUpdate()
    .executeTakeFirst();
}

/** Notes what was decided. */
export async function decideApplication(
  tx: Tx,
  id: string,
  decided: Pick<ApplicationRow, 'state' | 'decided_at' | 'decided_by' | 'reason' | 'became_organisation'>,
): Promise<void> {
  await tx.updateTable('application').set(decided).where('id', '=', id).execute();
}

/** Applications in a state, after one where one is named: those that wait oldest first, the others newest first. */
export function applicationsIn(
  db: Handle,
  { state, after }: { state: 'waiting' | 'accepted' | 'declined'; after: string | null },
  limit: number,
): Promise<ApplicationRow[]> {
  const waits = state === 'waiting';
  // Ids are made in the order of time.
  let query = db
    .selectFrom('application')
    .selectAll()
    .where('state', '=', state)
    .orderBy('id', waits ? 'asc' : 'desc')
    .limit(limit);
  if (after) query = query.where('id', waits ? '>' : '<', after);
  return query.execute();
}

/** Other applications that wait and name one of these numbers: at most so many. */
export async function waitingWithNumber(
  db: Handle,
  { id, company, charity }: { id: string; company: string | null; charity: string | null },
  limit: number,
): Promise<Pick<ApplicationRow, 'id' | 'name' | 'company_number' | 'charity_number'>[]> {
  if (!company && !charity) return [];
  return db
    .selectFrom('application')
    .select(['id', 'name', 'company_number', 'charity_number'])
    .where('state', '=', 'waiting')
    .where('id', '<>', id)
    .where((eb) =>
      eb.or([
        ...(company ? [eb('company_number', '=', company)] : []),
        ...(charity ? [eb('charity_number', '=', charity)] : []),
      ]),
    )
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Deletes what nobody confirmed in time, and of what was decided long ago everything that could name somebody. */
export async function eraseApplications(
  db: Db,
  { at, decidedBefore }: { at: Date; decidedBefore: Date },
): Promise<void> {
  await db
    .deleteFrom('application')
    .where('state', '=', 'unconfirmed')
    .where('confirm_until', '<', at)
    .execute();
  await db
    .updateTable('application')
    .set({
      applicant_name: null,
      email: null,
      address: '',
      areas: '',
      purpose: '',
      website: '',
      link_sha256: null,
      confirm_sha256: null,
      erased_at: at,
    })
    .where('decided_at', '<', decidedBefore)
    .where('erased_at', 'is', null)
    .execute();
}
