import type { Insertable, Selectable } from 'kysely';
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
  of: Pick<InvitationRow, 'organisation_id' | 'email' | 'role'> & { at: Date },
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ revoked_at: of.at })
    .where('organisation_id', isOf(of.organisation_id), of.organisation_id)
    .where('email', '=', of.email)
    .where('role', '=', of.role)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}
