import type { Handle, Tx } from '../transaction';

/** The number that public pages' caches carry: another number means that a page may have changed. */
export async function readPublicRevision(db: Handle): Promise<number> {
  const row = await db
    .selectFrom('public_revision')
    .select('revision')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return row.revision;
}

/** Called by whatever changes a public page, in the same transaction. Last, for every publisher waits on this row. */
export async function bumpPublicRevision(tx: Tx): Promise<number> {
  const row = await tx
    .updateTable('public_revision')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', 1)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}
