import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { AccreditorEventTable, AccreditorTable } from '../schema-accreditor';
import { dayBegins, type TrailFilter } from './access-events';

type AccreditorRow = Selectable<AccreditorTable>;
type AccreditorEventRow = Selectable<AccreditorEventTable>;

/** Who runs the scheme; undefined while nobody has set it up. */
export function accreditorRow(db: Handle): Promise<AccreditorRow | undefined> {
  return db.selectFrom('accreditor').selectAll().where('id', '=', 1).executeTakeFirst();
}

/** Names who runs the scheme, or names it anew. */
export async function putAccreditor(
  tx: Tx,
  row: Pick<AccreditorRow, 'name' | 'contact_email'> & Partial<AccreditorRow> & { at: Date },
): Promise<void> {
  const { at, id, created_at, updated_at, ...said } = row;
  await tx
    .insertInto('accreditor')
    .values({ id: 1, ...said, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...said, updated_at: at }))
    .execute();
}

/** The end of the accreditor's trail, held until this transaction is over. */
export function holdAccreditorHead(tx: Tx): Promise<{ position: number; hash: string }> {
  return tx
    .selectFrom('accreditor_head')
    .select(['position', 'hash'])
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Where the accreditor's trail is known to have ended. */
export function accreditorHead(db: Handle): Promise<{ position: number; hash: string } | undefined> {
  return db.selectFrom('accreditor_head').select(['position', 'hash']).where('id', '=', 1).executeTakeFirst();
}

/** Appends an event to the accreditor's trail, and moves its end to it. */
export async function addAccreditorEvent(tx: Tx, row: Insertable<AccreditorEventTable>): Promise<void> {
  await tx.insertInto('accreditor_event').values(row).execute();
  const { position, hash } = row;
  await tx.updateTable('accreditor_head').set({ position, hash }).where('id', '=', 1).execute();
}

/** The accreditor's trail, newest first, at most so much of it. */
export function accreditorTrailPage(
  db: Handle,
  { before, event, named, from, to, limit }: TrailFilter & { before: number | null },
): Promise<AccreditorEventRow[]> {
  let query = db.selectFrom('accreditor_event').selectAll().orderBy('position', 'desc').limit(limit);
  if (before !== null) query = query.where('position', '<', before);
  if (event) query = query.where('event', '=', event);
  if (from) query = query.where('at', '>=', dayBegins(from));
  if (to) query = query.where('at', '<', dayBegins(to, 1));
  if (named)
    query = query.where((eb) =>
      eb(eb.fn('strpos', [eb.fn('lower', ['actor_name']), eb.val(named.toLowerCase())]), '>', 0),
    );
  return query.execute();
}

/** The accreditor's whole trail, oldest first. */
export function accreditorEvents(db: Handle): Promise<AccreditorEventRow[]> {
  return db.selectFrom('accreditor_event').selectAll().orderBy('position').execute();
}
