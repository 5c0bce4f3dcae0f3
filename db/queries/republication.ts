import { type Insertable, sql } from 'kysely';
import type { Handle, Tx } from '../client';
import type { ReplacedFileTable } from '../schema';
import { statementVersions } from './statements';

/** Versions with whose they are, and of which year: what making files anew says of each. */
function namedVersions(db: Handle) {
  return statementVersions(db)
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'version.organisation_id',
      'version.id',
      'version.statement_id',
      'version.number',
      'version.status',
      'version.published_at',
      'version.public_sha256',
      'statement.period_end',
      'organisation.name as organisation',
    ]);
}

/** Where a page of versions goes on: after the last of the one before. */
type After = { publishedAt: Date; id: string } | null;

/** Versions that have been published, the first published first, a page at a time. */
function everPublished(db: Handle, after: After, limit: number) {
  const query = namedVersions(db)
    .where('version.status', 'in', ['published', 'superseded', 'unpublished'])
    .where('version.document', 'is not', null)
    .orderBy('version.published_at')
    .orderBy('version.id')
    .limit(limit);
  if (!after) return query;
  return query.where((eb) =>
    eb(
      eb.refTuple('version.published_at', 'version.id'),
      '>',
      // A driver's Date has milliseconds, the column microseconds: compared as the column's own type.
      eb.tuple(after.publishedAt, after.id),
    ),
  );
}

/** Those of before what the public may see was kept. */
export function unsafeVersions(db: Handle, after: After, limit: number) {
  return everPublished(db, after, limit).where('version.public_document', 'is', null).execute();
}

/**
 * Those that may say more than the rule in force, with what it rests on: a measure of the organisation's own stands in
 * them, or their organisation has said whom it serves or has a purpose. Of one organisation alone where it is named.
 */
export function versionsToWeigh(db: Handle, after: After, limit: number, organisationId?: string) {
  const query = everPublished(db, after, limit)
    .select([
      'version.public_document',
      'version.exact_measures',
      'organisation.serves',
      'organisation.purpose',
    ])
    .where('version.public_document', 'is not', null);
  return (organisationId ? query.where('version.organisation_id', '=', organisationId) : query).execute();
}

/**
 * Published versions whose kept data.csv is of the form that mixed parts with totals, by their ids: it had no byte
 * order mark, which every CSV has since.
 */
export function mixedDataVersions(db: Handle, limit: number) {
  return namedVersions(db)
    .innerJoin('published_file', (join) =>
      join
        .onRef('published_file.organisation_id', '=', 'version.organisation_id')
        .onRef('published_file.version_id', '=', 'version.id'),
    )
    .where('version.status', '=', 'published')
    .where('published_file.name', '=', 'data.csv')
    .where(sql<boolean>`substring(published_file.bytes from 1 for 3) <> ${BYTE_ORDER_MARK}`)
    .orderBy('version.id')
    .limit(limit)
    .execute();
}

/** Where a page of files goes on: after the last of the one before. */
type AfterFile = { organisationId: string; versionId: string; name: string } | null;

/**
 * Kept PDFs of published versions with their bytes, a page at a time: without those that stand in the place of one that was
 * made anew for this reason.
 */
export function keptPdfs(db: Handle, after: AfterFile, limit: number, reason: string) {
  const query = namedVersions(db)
    .innerJoin('published_file', (join) =>
      join
        .onRef('published_file.organisation_id', '=', 'version.organisation_id')
        .onRef('published_file.version_id', '=', 'version.id'),
    )
    .select(['published_file.name', 'published_file.bytes'])
    .where('version.status', '=', 'published')
    .where('published_file.media_type', '=', 'application/pdf')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('replaced_file')
            .select('replaced_file.name')
            .whereRef('replaced_file.organisation_id', '=', 'published_file.organisation_id')
            .whereRef('replaced_file.version_id', '=', 'published_file.version_id')
            .whereRef('replaced_file.name', '=', 'published_file.name')
            .where('replaced_file.reason', '=', reason),
        ),
      ),
    )
    .orderBy('published_file.organisation_id')
    .orderBy('published_file.version_id')
    .orderBy('published_file.name')
    .limit(limit);
  if (!after) return query.execute();
  return query
    .where((eb) =>
      eb(
        eb.refTuple('published_file.organisation_id', 'published_file.version_id', 'published_file.name'),
        '>',
        eb.tuple(after.organisationId, after.versionId, after.name),
      ),
    )
    .execute();
}

const BYTE_ORDER_MARK = new Uint8Array([0xef, 0xbb, 0xbf]);

/** Keeps the hash of a file that is made anew, and why. */
export async function keepReplaced(tx: Tx, row: Insertable<ReplacedFileTable>): Promise<void> {
  await tx
    .insertInto('replaced_file')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Takes a stored file out, so that it is made anew. */
export async function forgetFile(
  tx: Tx,
  organisationId: string,
  versionId: string,
  name: string,
): Promise<void> {
  await tx
    .deleteFrom('published_file')
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .where('name', '=', name)
    .execute();
}

/** Files of a version that were made anew: their hashes and why. */
export function replacedFiles(db: Handle, organisationId: string, versionId: string) {
  return db
    .selectFrom('replaced_file')
    .select(['name', 'sha256', 'reason', 'replaced_at'])
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .orderBy('replaced_at')
    .orderBy('name')
    .limit(200)
    .execute();
}

/** What is known of a file with this hash that was made anew. */
export function replacedOfHash(db: Handle, sha256: string) {
  return statementVersions(db)
    .innerJoin('replaced_file', (join) =>
      join
        .onRef('replaced_file.organisation_id', '=', 'version.organisation_id')
        .onRef('replaced_file.version_id', '=', 'version.id'),
    )
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'organisation.name as organisation',
      'replaced_file.name as file',
      'replaced_file.reason',
      'replaced_file.replaced_at',
      'statement.period_start',
      'statement.period_end',
      'version.number',
    ])
    .where('replaced_file.sha256', '=', sha256)
    .limit(20)
    .execute();
}
