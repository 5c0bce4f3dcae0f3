import type { Insertable, Selectable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { PublishedFileTable, VerificationCodeTable } from '../schema';

/** The directory: every organisation with its latest published statement. */
export function publishedStatements(db: Handle) {
  return db
    .selectFrom('version')
    .innerJoin('statement', (join) =>
      join
        .onRef('statement.organisation_id', '=', 'version.organisation_id')
        .onRef('statement.id', '=', 'version.statement_id'),
    )
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'organisation.slug',
      'organisation.name',
      'organisation.purpose',
      'organisation.field_of_work',
      'organisation.region',
      'organisation.areas',
      'organisation.licence_state',
      'organisation.licence_until',
      'statement.period_start',
      'statement.period_end',
      'statement.level',
      'version.published_at',
    ])
    .where('version.status', '=', 'published')
    .orderBy('organisation.name')
    .orderBy('statement.period_end', 'desc')
    .execute();
}

/** The published version for an address of the directory. */
export function publishedVersion(db: Handle, slug: string, periodEnd: string) {
  return db
    .selectFrom('version')
    .innerJoin('statement', (join) =>
      join
        .onRef('statement.organisation_id', '=', 'version.organisation_id')
        .onRef('statement.id', '=', 'version.statement_id'),
    )
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .selectAll('version')
    .where('organisation.slug', '=', slug)
    .where('statement.period_end', '=', periodEnd)
    .where('version.status', '=', 'published')
    .executeTakeFirst();
}

/** Versions approved for publication on or before a day. */
export function dueVersions(db: Handle, day: string) {
  return db
    .selectFrom('version')
    .select(['organisation_id', 'id', 'statement_id'])
    .where('status', '=', 'approved')
    .where('publish_on', '<=', day)
    .execute();
}

/** Keeps a code for a version. */
export async function addCode(tx: Tx, row: Insertable<VerificationCodeTable>): Promise<void> {
  await tx.insertInto('verification_code').values(row).execute();
}

/** The version a printed code names. */
export function versionOfCode(
  db: Handle,
  code: string,
): Promise<Selectable<VerificationCodeTable> | undefined> {
  return db.selectFrom('verification_code').selectAll().where('code', '=', code).executeTakeFirst();
}

/** A stored file of a version. */
export function publishedFile(db: Handle, organisationId: string, versionId: string, name: string) {
  return db
    .selectFrom('published_file')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .where('name', '=', name)
    .executeTakeFirst();
}

/** Stores a file once: the first to make it wins, and both serve the same bytes. */
export async function storeFile(db: Handle, row: Insertable<PublishedFileTable>): Promise<void> {
  await db
    .insertInto('published_file')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute();
}
