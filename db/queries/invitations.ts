import { type Insertable, type Selectable, sql } from 'kysely';
import type { Handle, Tx } from '../client';
import type { InvitationTable } from '../schema-people';

export type InvitationRow = Selectable<InvitationTable>;

export async function addInvitation(tx: Tx, row: Insertable<InvitationTable>): Promise<void> {
  await tx.insertInto('invitation').values(row).execute();
}

/** An invitation by the hash of what stands in its link, whatever has become of it. */
export function invitationOf(db: Handle, tokenSha256: string): Promise<InvitationRow | undefined> {
  return db.selectFrom('invitation').selectAll().where('token_sha256', '=', tokenSha256).executeTakeFirst();
}

/** How to compare with whose invitations they are: an organisation's, or the accreditor's where it is null. */
const isOf = (organisationId: string | null) => (organisationId === null ? 'is' : '=');

/** Invitations that wait for an answer, or waited too long, newest first: at most so many. */
export function invitationsOpen(
  db: Handle,
  organisationId: string | null,
  limit: number,
): Promise<InvitationRow[]> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('organisation_id', isOf(organisationId), organisationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Accepts an invitation that is open at this moment: of two who accept it at once, one does. */
export function acceptInvitation(tx: Tx, tokenSha256: string, at: Date): Promise<InvitationRow | undefined> {
  return tx
    .updateTable('invitation')
    .set({ accepted_at: at })
    .where('token_sha256', '=', tokenSha256)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst();
}

/** Ends an invitation that nobody has accepted. Gives it, if there was one. */
export function revokeInvitation(
  tx: Tx,
  of: { organisationId: string | null; id: string; at: Date },
): Promise<InvitationRow | undefined> {
  return tx
    .updateTable('invitation')
    .set({ revoked_at: of.at })
    .where('organisation_id', isOf(of.organisationId), of.organisationId)
    .where('id', '=', of.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Ends what was sent before to the same address for the same place and role: the newest link is the one that works. */
export async function replaceInvitations(
  tx: Tx,
  of: Pick<InvitationRow, 'organisation_id' | 'email' | 'role'> & { sectionId?: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ revoked_at: of.at })
    .where('organisation_id', isOf(of.organisation_id), of.organisation_id)
    .where('email', '=', of.email)
    .where('role', '=', of.role)
    .where('section_id', 'is not distinct from', of.sectionId ?? null)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** A place that somebody is asked to take: whose role it would be, and where. */
export interface AskedRole {
  organisationId: string;
  /** In small letters. */
  email: string;
  role: InvitationRow['role'];
}

/**
 * One parameter, however many: hundreds of compared tuples are an expression on which the embedded database overruns its
 * stack, and every statement after it fails.
 */
const askedRows = (asked: readonly AskedRole[]) => {
  const rows = asked.map(({ organisationId, email, role }) => ({ place: organisationId, email, role }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::text::json) as asked (place uuid, email text, role text)`;
};

/** Which of these roles somebody has already. */
export async function rolesHeld(db: Handle, asked: readonly AskedRole[]): Promise<AskedRole[]> {
  const { rows } = await sql<AskedRole>`
    select membership.organisation_id as "organisationId", person.email, membership.role
    from ${askedRows(asked)}
    join person on person.email = asked.email
    join membership on membership.organisation_id = asked.place and membership.person_id = person.id
      and membership.role = asked.role
    limit ${asked.length}`.execute(db);
  return rows;
}

/** Which of these were invited and have not answered: those whose time is over, and those who still can. */
export async function openAmong(
  db: Handle,
  asked: readonly AskedRole[],
  limit: number,
): Promise<(AskedRole & { id: string; expires_at: Date })[]> {
  const { rows } = await sql<AskedRole & { id: string; expires_at: Date }>`
    select invitation.id, invitation.organisation_id as "organisationId", invitation.email, invitation.role,
      invitation.expires_at
    from ${askedRows(asked)}
    join invitation on invitation.email = asked.email and invitation.organisation_id = asked.place
      and invitation.role = asked.role
    where invitation.accepted_at is null and invitation.revoked_at is null
    order by invitation.id limit ${limit}`.execute(db);
  return rows;
}

/** Writes many invitations: no more at once than a statement can hold. */
export async function addInvitations(tx: Tx, rows: Insertable<InvitationTable>[]): Promise<void> {
  await tx.insertInto('invitation').values(rows).execute();
}

/** Ends every invitation into an organisation that nobody has accepted; gives how many. */
export async function revokeAllInvitations(tx: Tx, organisationId: string, at: Date): Promise<number> {
  const ended = await tx
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('organisation_id', '=', organisationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/** Ends some invitations that nobody has accepted. */
export async function revokeInvitations(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ revoked_at: at })
    .where('id', 'in', ids)
    .where('accepted_at', 'is', null)
    .execute();
}

interface OfSection {
  organisationId: string;
  statementId: string;
  sectionId: string;
}

/** Invitations to one section that can still be accepted, at most so many. */
export function sectionInvitations(
  db: Handle,
  of: OfSection & { after: Date },
  limit: number,
): Promise<InvitationRow[]> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('section_id', '=', of.sectionId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', of.after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Ends every invitation to a section of a statement that nobody has accepted. */
export async function endSectionInvitations(
  tx: Tx,
  of: { organisationId: string; statementId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ revoked_at: of.at })
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Ends an invitation to a section that nobody has accepted. Gives whether there was one. */
export async function endSectionInvitation(
  tx: Tx,
  of: OfSection & { id: string; at: Date },
): Promise<boolean> {
  const gone = await tx
    .updateTable('invitation')
    .set({ revoked_at: of.at })
    .where('organisation_id', '=', of.organisationId)
    .where('statement_id', '=', of.statementId)
    .where('section_id', '=', of.sectionId)
    .where('id', '=', of.id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}
