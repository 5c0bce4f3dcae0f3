import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import { compiledOnce } from '../compiled-once';
import type { OrganisationTable, OwnMeasureTable } from '../schema';
import { bumpPublicRevision } from './public-revision';

export type OrganisationRow = Selectable<OrganisationTable>;
export type OwnMeasureRow = Selectable<OwnMeasureTable>;

/** One organisation by its slug. */
export async function organisationBySlug(db: Handle, slug: string): Promise<OrganisationRow | undefined> {
  return (await bySlug(db, slug))[0];
}

const bySlug = compiledOnce((db, slug: string) =>
  db.selectFrom('organisation').selectAll().where('slug', '=', slug),
);

/** One organisation by its id. */
export function organisationById(db: Handle, id: string): Promise<OrganisationRow | undefined> {
  return db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Adds an organisation. */
export async function addOrganisation(tx: Tx, row: Insertable<OrganisationTable>): Promise<void> {
  await tx.insertInto('organisation').values(row).execute();
}

/** The same of many: whoever calls it says no more at once than a statement can hold. */
export async function addOrganisations(tx: Tx, rows: Insertable<OrganisationTable>[]): Promise<void> {
  await tx.insertInto('organisation').values(rows).execute();
}

/** Changes what is said about an organisation. */
export async function changeOrganisation(
  tx: Tx,
  id: string,
  change: Partial<Omit<OrganisationRow, 'id' | 'slug' | 'created_at'>>,
): Promise<void> {
  await tx.updateTable('organisation').set(change).where('id', '=', id).execute();
  // Public pages say its name, its purpose and its licence.
  await bumpPublicRevision(tx);
}

/**
 * Holds the organisation's row, so that its statements and its audit chain change one after another. Foreign keys took
 * a share of the key before (FOR KEY SHARE): FOR UPDATE would wait for everybody else's share, and they for ours.
 */
export async function lockOrganisation(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('organisation').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** The same of several, in one order for everybody, so that two who hold some of the same never wait for each other. */
export async function lockOrganisations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .selectFrom('organisation')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .limit(ids.length)
    .forNoKeyUpdate()
    .execute();
}

/** Closed organisations that turned out to be this one, by name: at most so many. */
export function mergedInto(db: Handle, id: string, limit: number): Promise<OrganisationRow[]> {
  return db
    .selectFrom('organisation')
    .selectAll()
    .where('merged_into', '=', id)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** The organisation's own measures, in its order. */
export const ownMeasures = compiledOnce((db, organisationId: string) =>
  db
    .selectFrom('own_measure')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('position')
    .orderBy('id'),
);

/** PostgreSQL takes 65,535 parameters a statement; a measure has twelve. */
const ROWS_A_STATEMENT = 1_000;

/** Adds measures of the organisation's own. */
export async function addOwnMeasures(tx: Tx, rows: Insertable<OwnMeasureTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    await tx
      .insertInto('own_measure')
      .values(rows.slice(start, start + ROWS_A_STATEMENT))
      .execute();
}

/** Puts one of the organisation's own measures under a head of the Act. */
export async function placeOwnMeasure(
  tx: Tx,
  organisationId: string,
  id: string,
  place: Pick<OwnMeasureRow, 'head' | 'disclosure'>,
): Promise<void> {
  await tx
    .updateTable('own_measure')
    .set(place)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** Whether any organisation's slug has this form. */
export async function slugLike(db: Handle, form: string): Promise<boolean> {
  const row = await db.selectFrom('organisation').select('id').where('slug', 'like', form).limit(1).execute();
  return row.length > 0;
}

/** A slug that is none of these; undefined when there is no other. */
export async function foreignSlug(db: Handle, known: readonly string[]): Promise<string | undefined> {
  const query = db.selectFrom('organisation').select('slug').where('slug', 'not in', known).limit(1);
  return (await query.executeTakeFirst())?.slug;
}

/** Organisations by slug, after one where one is named, whose name has some words in it: at most so many. */
export function organisationsNamed(
  db: Handle,
  { after, named }: { after: string | null; named: string },
  limit: number,
): Promise<OrganisationRow[]> {
  let query = db.selectFrom('organisation').selectAll().orderBy('slug').limit(limit);
  if (after) query = query.where('slug', '>', after);
  if (named)
    query = query.where((eb) =>
      eb(eb.fn('strpos', [eb.fn('lower', ['name']), eb.val(named.toLowerCase())]), '>', 0),
    );
  return query.execute();
}
