import type { Insertable, Selectable } from 'kysely';
import type { Db, Handle, Tx } from '../client';
import type { BoardLinkTable } from '../schema-links';

export type BoardLinkRow = Selectable<BoardLinkTable>;

/** Adds a link; false, and nothing changes, where it is there already. */
export async function addBoardLink(tx: Tx, row: Insertable<BoardLinkTable>): Promise<boolean> {
  const added = await tx
    .insertInto('board_link')
    .values(row)
    .onConflict((conflict) => conflict.column('token_sha256').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** A link by its hash, whatever has become of it. */
export function boardLinkOf(db: Handle, tokenSha256: string): Promise<BoardLinkRow | undefined> {
  return db.selectFrom('board_link').selectAll().where('token_sha256', '=', tokenSha256).executeTakeFirst();
}

/** An organisation's links, newest first, after one where one is named: at most so many. */
export function boardLinksOf(
  db: Handle,
  organisationId: string,
  after: string | null,
  limit: number,
): Promise<BoardLinkRow[]> {
  let query = db
    .selectFrom('board_link')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    // Ids are made in the order of time.
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where('id', '<', after);
  return query.execute();
}

/** Ends a link. Gives it, if it was there and not ended yet. */
export function endBoardLink(
  tx: Tx,
  of: { organisationId: string; id: string; at: Date },
): Promise<BoardLinkRow | undefined> {
  return tx
    .updateTable('board_link')
    .set({ revoked_at: of.at })
    .where('organisation_id', '=', of.organisationId)
    .where('id', '=', of.id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Ends every link that somebody has made for an organisation; gives those that had not ended yet. */
export function endLinksMadeBy(
  tx: Tx,
  of: { organisationId: string; personId: string; at: Date },
): Promise<BoardLinkRow[]> {
  return tx
    .updateTable('board_link')
    .set({ revoked_at: of.at })
    .where('organisation_id', '=', of.organisationId)
    .where('made_by', '=', of.personId)
    .where('revoked_at', 'is', null)
    .returningAll()
    .execute();
}

/** Counts a view of a link that is open at this moment and gives it; undefined for any other. */
export function seeBoardLink(db: Db, tokenSha256: string, at: Date): Promise<BoardLinkRow | undefined> {
  return db
    .updateTable('board_link')
    .set((eb) => ({ views: eb('views', '+', 1), seen_at: at }))
    .where('token_sha256', '=', tokenSha256)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst();
}
