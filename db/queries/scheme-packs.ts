import { type Selectable, sql } from 'kysely';
import type { Handle, Tx } from '../client';
import type { SchemePackTable } from '../schema-accreditor';

type SchemePackRow = Selectable<SchemePackTable>;

/** More versions than a scheme has in a lifetime. */
const VERSIONS = 500;

/** Every pack that was in force, oldest first. */
export function schemePacks(db: Handle): Promise<SchemePackRow[]> {
  return db
    .selectFrom('scheme_pack')
    .selectAll()
    .orderBy('kept_at')
    .orderBy('version')
    .limit(VERSIONS)
    .execute();
}

/** Keeps a pack, or what it has become while nothing was decided by it. */
export async function putSchemePack(tx: Tx, row: Omit<SchemePackRow, 'locked_at'>): Promise<void> {
  const { sha256, body, kept_at } = row;
  await tx
    .insertInto('scheme_pack')
    .values({ ...row, locked_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['id', 'version'])
        .doUpdateSet({ sha256, body, kept_at })
        .where('scheme_pack.locked_at', 'is', null),
    )
    .execute();
}

/** From now on it stays as it is: something was decided by it. */
export async function lockSchemePack(tx: Tx, of: { id: string; version: string }, at: Date): Promise<void> {
  await tx
    .updateTable('scheme_pack')
    .set({ locked_at: at })
    .where('id', '=', of.id)
    .where('version', '=', of.version)
    .where('locked_at', 'is', null)
    .execute();
}

/** Whether any statement was decided by a pack, as its frozen document names it. */
export async function wasDecidedBy(
  db: Handle,
  { id, version }: { id: string; version: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('version')
    .select('id')
    .where('decided_at', 'is not', null)
    .where(sql<string>`(document::jsonb) #>> '{scheme,id}'`, '=', id)
    .where(sql<string>`(document::jsonb) #>> '{scheme,version}'`, '=', version)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
