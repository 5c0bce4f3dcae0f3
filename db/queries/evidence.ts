import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { EvidenceTable } from '../schema-evidence';

type EvidenceRow = Selectable<EvidenceTable>;

/** Every file ever added to a statement, oldest first; those taken away are marked so. */
export function evidenceOf(db: Handle, organisationId: string, statementId: string): Promise<EvidenceRow[]> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .orderBy('added_at')
    .execute();
}

/** One file. */
export function evidenceById(
  db: Handle,
  organisationId: string,
  id: string,
): Promise<EvidenceRow | undefined> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Adds a file. */
export async function addEvidence(tx: Tx, row: Insertable<EvidenceTable>): Promise<void> {
  await tx.insertInto('evidence').values(row).execute();
}

/** No longer offers a file; what was declared with it still names it. Gives whether it was offered. */
export async function removeEvidence(
  tx: Tx,
  of: { organisationId: string; id: string; personId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('evidence')
    .set({ removed_by: of.personId, removed_at: of.at })
    .where('organisation_id', '=', of.organisationId)
    .where('id', '=', of.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Those of some keys of kept files that a row names. */
export async function namedKeys(db: Handle, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('organisation')
    .select('wordmark_key as key')
    .where('wordmark_key', 'in', keys)
    .unionAll(db.selectFrom('accreditor').select('wordmark_key as key').where('wordmark_key', 'in', keys))
    .unionAll(db.selectFrom('evidence').select('storage_key as key').where('storage_key', 'in', keys))
    .limit(3 * keys.length)
    .execute();
  return new Set(rows.flatMap(({ key }) => key ?? []));
}

/** Every file of evidence, those no longer offered, too, a page at a time. */
export function everyEvidence(
  db: Handle,
  after: { organisationId: string; id: string } | null,
  limit: number,
): Promise<Pick<EvidenceRow, 'organisation_id' | 'id' | 'name' | 'sha256' | 'storage_key'>[]> {
  let query = db
    .selectFrom('evidence')
    .select(['organisation_id', 'id', 'name', 'sha256', 'storage_key'])
    .orderBy('organisation_id')
    .orderBy('id')
    .limit(limit);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('organisation_id', 'id'), '>', eb.tuple(after.organisationId, after.id)),
    );
  return query.execute();
}
