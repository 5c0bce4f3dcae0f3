import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { AccountLinkTable } from '../schema-people';

export type AccountLinkRow = Selectable<AccountLinkTable>;

export async function addAccountLink(tx: Tx, row: Insertable<AccountLinkTable>): Promise<void> {
  await tx.insertInto('account_link').values(row).execute();
}

/** A link that is open at this moment; undefined for one that is unknown, over or used. */
export function openAccountLink(
  db: Handle,
  tokenSha256: string,
  purpose: AccountLinkRow['purpose'],
  at: Date,
): Promise<AccountLinkRow | undefined> {
  return db
    .selectFrom('account_link')
    .selectAll()
    .where('token_sha256', '=', tokenSha256)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
}

/** Uses a link up, if it is open: of two who use it at once, one gets it. */
export function useAccountLink(
  tx: Tx,
  tokenSha256: string,
  purpose: AccountLinkRow['purpose'],
  at: Date,
): Promise<AccountLinkRow | undefined> {
  return tx
    .updateTable('account_link')
    .set({ used_at: at })
    .where('token_sha256', '=', tokenSha256)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst();
}

/** Takes away what was not used: other links of one person, or those of nobody in particular. */
export async function endAccountLinks(
  tx: Tx,
  of: { purpose: AccountLinkRow['purpose']; personId: string | null; email: string | null },
): Promise<void> {
  const { purpose, personId, email } = of;
  let query = tx.deleteFrom('account_link').where('purpose', '=', purpose).where('used_at', 'is', null);
  query = personId === null ? query.where('person_id', 'is', null) : query.where('person_id', '=', personId);
  query = email === null ? query.where('email', 'is', null) : query.where('email', '=', email);
  await query.execute();
}

/** Forgets links that were over before a time. */
export async function forgetAccountLinks(db: Handle, before: Date): Promise<void> {
  await db.deleteFrom('account_link').where('expires_at', '<', before).execute();
}
