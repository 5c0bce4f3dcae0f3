import type { Insertable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { IssuedFileTable, PublishedFileTable } from '../schema';
import type { VerificationCodeTable } from '../schema-links';
import { statementVersions } from './statements';

/** What anybody may read of a published version: not its frozen document. */
const AS_PUBLISHED = [
  'version.organisation_id',
  'version.id',
  'version.exact_measures',
  'version.public_document',
  'version.public_sha256',
  'version.verification_code',
  'version.declared_by',
  'version.decided_by',
  'version.decided_at',
  'version.published_at',
] as const;

/** The published version for an address of the directory. */
export function publishedVersion(db: Handle, slug: string, periodEnd: string) {
  return statementVersions(db)
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select(AS_PUBLISHED)
    .where('organisation.slug', '=', slug)
    .where('statement.period_end', '=', periodEnd)
    .where('version.status', '=', 'published')
    .executeTakeFirst();
}

/** The version that was last taken out of publication at an address of the directory. */
export function withdrawnVersion(db: Handle, slug: string, periodEnd: string) {
  return statementVersions(db)
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'organisation.name',
      'statement.period_start',
      'statement.period_end',
      'version.ended_at',
      'version.verification_code',
    ])
    .where('organisation.slug', '=', slug)
    .where('statement.period_end', '=', periodEnd)
    .where('version.status', '=', 'unpublished')
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Versions approved for publication on or before a day, by id after one, at most so many. */
export function dueVersions(db: Handle, day: string, after: string | null, limit: number) {
  let query = db
    .selectFrom('version')
    .select(['organisation_id', 'id', 'statement_id'])
    .where('status', '=', 'approved')
    .where('publish_on', '<=', day)
    .orderBy('id')
    .limit(limit);
  if (after) query = query.where('id', '>', after);
  return query.execute();
}

/**
 * Holds a version that is still due, unless somebody else holds it: then there is nothing to do and nobody waits. It is
 * its statement's newest, so this keeps to the order of `holdVersions`.
 */
export async function claimDue(
  tx: Tx,
  { organisation_id, id }: { organisation_id: string; id: string },
  day: string,
): Promise<boolean> {
  const claimed = await tx
    .selectFrom('version')
    .select('id')
    .where('organisation_id', '=', organisation_id)
    .where('id', '=', id)
    .where('status', '=', 'approved')
    .where('publish_on', '<=', day)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Keeps a code for a version. */
export async function addCode(tx: Tx, row: Insertable<VerificationCodeTable>): Promise<void> {
  await tx.insertInto('verification_code').values(row).execute();
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
export async function storeFile(db: Handle, row: Insertable<PublishedFileTable>): Promise<boolean> {
  const stored = await db
    .insertInto('published_file')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('name')
    .executeTakeFirst();
  return stored !== undefined;
}

/** Notes the hash of a file that was given out and is not kept. */
export async function noteIssued(db: Handle, row: Insertable<IssuedFileTable>): Promise<void> {
  await db
    .insertInto('issued_file')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** What was given out with this hash, and not kept. */
export function issuedOfHash(db: Handle, sha256: string) {
  return statementVersions(db)
    .innerJoin('issued_file', (join) =>
      join
        .onRef('issued_file.organisation_id', '=', 'version.organisation_id')
        .onRef('issued_file.version_id', '=', 'version.id'),
    )
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'organisation.name as organisation',
      'issued_file.name as file',
      'issued_file.issued_at',
      'statement.period_start',
      'statement.period_end',
      'version.number',
      'version.status',
    ])
    .where('issued_file.sha256', '=', sha256)
    .limit(10)
    .execute();
}

/** Every version that has a frozen document, a page at a time: the documents are large. */
export function frozenVersions(
  db: Handle,
  after: { organisationId: string; id: string } | null,
  limit: number,
) {
  let query = db
    .selectFrom('version')
    .select([
      'organisation_id',
      'id',
      'number',
      'document',
      'document_sha256',
      'public_document',
      'public_sha256',
    ])
    .where('document', 'is not', null)
    .orderBy('organisation_id')
    .orderBy('id')
    .limit(limit);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple('organisation_id', 'id'), '>', eb.tuple(after.organisationId, after.id)),
    );
  return query.execute();
}

/** Every stored file, without its bytes. */
export function storedFiles(db: Handle) {
  return db
    .selectFrom('published_file')
    .select(['organisation_id', 'version_id', 'name', 'sha256'])
    .orderBy('organisation_id')
    .orderBy('version_id')
    .orderBy('name')
    .execute();
}

/** What is known of a file with this hash: whose it is, for which period, and whether it is still current. */
export function filesOfHash(db: Handle, sha256: string) {
  return statementVersions(db)
    .innerJoin('published_file', (join) =>
      join
        .onRef('published_file.organisation_id', '=', 'version.organisation_id')
        .onRef('published_file.version_id', '=', 'version.id'),
    )
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'organisation.name as organisation',
      'published_file.name as file',
      'statement.period_start',
      'statement.period_end',
      'version.number',
      'version.status',
    ])
    .where('published_file.sha256', '=', sha256)
    .execute();
}

/** The versions whose public content has this hash: as `statement.json` it is served, and kept nowhere else. */
export function contentsOfHash(db: Handle, sha256: string) {
  return statementVersions(db)
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'organisation.name as organisation',
      'statement.period_start',
      'statement.period_end',
      'version.number',
      'version.status',
    ])
    .where('version.public_sha256', '=', sha256)
    .where('version.published_at', 'is not', null)
    .execute();
}

/**
 * What an organisation has ever said in public, first published first. Of a version that an earlier rule published it
 * is not known any more what was hidden, so all that was frozen counts as said.
 */
export function publicRecords(db: Handle, organisationId: string) {
  return db
    .selectFrom('version')
    .select((eb) => ['id', eb.fn.coalesce('public_document', 'document').as('said')])
    .where('organisation_id', '=', organisationId)
    .where('status', 'in', ['published', 'superseded', 'unpublished'])
    .orderBy('published_at')
    .orderBy('id')
    .execute();
}

/** An organisation's published documents, earliest period first. */
export function publishedDocuments(db: Handle, organisationId: string) {
  return statementVersions(db)
    .select([...AS_PUBLISHED, 'statement.period_start', 'statement.period_end'])
    .where('version.organisation_id', '=', organisationId)
    .where('version.status', '=', 'published')
    .orderBy('statement.period_end')
    .execute();
}
