import { sql } from 'kysely';
import type { Handle, Tx } from '../client';
import type { AccountLinkRow } from './account-links';

/** A person's own row. */
export function ownPerson(db: Handle, id: string) {
  return db
    .selectFrom('person')
    .select([
      'id',
      'name',
      'email',
      'email_verified',
      'two_factor_enabled',
      'told',
      'reminded',
      'buys_for',
      'created_at',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The roles of a person in organisations, at most so many. */
export function membershipsOf(db: Handle, personId: string, limit: number) {
  return db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .select(['organisation_id', 'slug', 'name', 'role', 'merged_into', 'membership.created_at'])
    .where('person_id', '=', personId)
    .orderBy('organisation_id')
    .orderBy('role')
    .limit(limit)
    .execute();
}

/** Invitations that came to an address, or that a person sent, newest first, at most so many. */
export function ownInvitations(db: Handle, of: { email: string; personId: string }, limit: number) {
  return db
    .selectFrom('invitation')
    .leftJoin('organisation', 'organisation.id', 'invitation.organisation_id')
    .select([
      'invitation.id',
      'slug',
      'role',
      'invited_by',
      'invitation.created_at',
      'expires_at',
      'accepted_at',
      'revoked_at',
    ])
    .where((eb) => eb.or([eb('email', '=', of.email), eb('invited_by', '=', of.personId)]))
    .orderBy('invitation.id', 'desc')
    .limit(limit)
    .execute();
}

/** What waits for a person's mail of the day, at most so much. */
export function ownNotices(db: Handle, personId: string, limit: number) {
  return db
    .selectFrom('notice')
    .select(['kind', 'subject', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Mails to an address, of those that are still known, newest first, at most so many: what stood in them is not kept. */
export function ownMails(db: Handle, email: string, limit: number) {
  return db
    .selectFrom('mail')
    .select(['kind', 'subject', 'created_at', 'sent_at'])
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Sections that a person was asked for, at most so many. */
export function ownSectionTurns(db: Handle, personId: string, limit: number) {
  return db
    .selectFrom('section_turn')
    .select(['statement_id', 'section_id', 'note', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .limit(limit)
    .execute();
}

/** A person's passkeys, oldest first, at most so many. */
export function passkeysOf(db: Handle, personId: string, limit: number) {
  return db
    .selectFrom('passkey')
    .select(['id', 'name', 'credential_id', 'backed_up', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .limit(limit)
    .execute();
}

/** Takes a passkey of a person's away. Gives whether there was one. */
export async function removePasskey(db: Handle, of: { id: string; personId: string }): Promise<boolean> {
  const gone = await db
    .deleteFrom('passkey')
    .where('id', '=', of.id)
    .where('person_id', '=', of.personId)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** Takes all passkeys of a person's away. */
export async function removePasskeys(db: Handle, personId: string): Promise<void> {
  await db.deleteFrom('passkey').where('person_id', '=', personId).execute();
}

/** What a person did in organisations, oldest first, after an event: where and when, and not what. */
export function ownEvents(db: Handle, personId: string, after: string | null, limit: number) {
  let query = db
    .selectFrom('audit_event')
    .select(['id', 'organisation_id', 'statement_id', 'at', 'event'])
    .where('actor_id', '=', personId)
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where('id', '>', after);
  return query.execute();
}

/** The same at the accreditor. */
export function ownAccreditorEvents(db: Handle, personId: string, after: string | null, limit: number) {
  let query = db
    .selectFrom('accreditor_event')
    .select(['id', 'at', 'event'])
    .where('actor_id', '=', personId)
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where('id', '>', after);
  return query.execute();
}

/** The same of sign-ins, refusals and downloads. */
export function ownAccess(db: Handle, personId: string, after: string | null, limit: number) {
  let query = db
    .selectFrom('access_event')
    .select(['id', 'event', 'about', 'network', 'first_at', 'last_at', 'times'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where('id', '>', after);
  return query.execute();
}

/** Gives a person another address. */
export async function changeAddress(tx: Tx, id: string, email: string, at: Date): Promise<void> {
  const change = { email, email_verified: true, updated_at: at };
  await tx.updateTable('person').set(change).where('id', '=', id).execute();
}

/** Takes away the links of a person's that were not used. */
export async function endLinksOf(
  tx: Tx,
  personId: string,
  purposes: readonly AccountLinkRow['purpose'][],
): Promise<void> {
  await tx
    .deleteFrom('account_link')
    .where('person_id', '=', personId)
    .where('purpose', 'in', purposes)
    .where('used_at', 'is', null)
    .execute();
}

const GONE_WITH_AN_ACCOUNT = [
  'auth_session',
  'auth_account',
  'two_factor',
  'used_code',
  'passkey',
  'provider_link',
  'account_link',
  'notice',
  'reminder',
  'section_turn',
  'membership',
  'body_role',
] as const;

/** Takes away everything of a person's but their name, beside what they did; their address becomes one that nobody has. */
export async function closePerson(tx: Tx, id: string, email: string, at: Date): Promise<void> {
  for (const table of GONE_WITH_AN_ACCOUNT)
    await sql`delete from ${sql.table(table)} where person_id = ${id}`.execute(tx);
  await tx
    .updateTable('person')
    .set({
      email,
      email_verified: false,
      two_factor_enabled: false,
      reminded: false,
      buys_for: null,
      closed_at: at,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute();
}
