import type { Db, Handle } from '../client';
import { statementVersions } from './statements';

/** The version that a printed code names, with whose it is and where it stands. */
export function versionForCode(db: Handle, code: string) {
  return statementVersions(db)
    .innerJoin('verification_code', (join) =>
      join
        .onRef('verification_code.organisation_id', '=', 'version.organisation_id')
        .onRef('verification_code.version_id', '=', 'version.id'),
    )
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'version.id',
      'version.organisation_id',
      'version.statement_id',
      'version.number',
      'version.status',
      'version.declared_by',
      'version.declared_name',
      'version.declared_role',
      'version.submitted_at',
      'version.decided_by',
      'version.decided_at',
      'version.published_at',
      'version.ended_at',
      'version.exact_measures',
      'version.public_document',
      'version.public_sha256',
      'organisation.slug',
      'organisation.name',
      'organisation.licence_until',
      'organisation.licence_hold',
      'statement.level',
      'statement.period_start',
      'statement.period_end',
    ])
    .where('verification_code.code', '=', code)
    .executeTakeFirst();
}

/** The version of a statement that is published now. */
export function currentVersion(db: Handle, organisationId: string, statementId: string) {
  return db
    .selectFrom('version')
    .select(['number', 'verification_code', 'published_at'])
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .where('status', '=', 'published')
    .executeTakeFirst();
}

/** The slices of a version that were made, given out and are kept no more. */
export function expiredFiles(db: Handle, organisationId: string, versionId: string) {
  return db
    .selectFrom('issued_file')
    .select(['name', 'sha256'])
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .where('name', 'like', SLICES)
    .orderBy('issued_at', 'desc')
    .limit(MOST_EXPIRED)
    .execute();
}

/**
 * Forgets the bytes of slices that were made before a moment, at most so many, and keeps their hashes: whoever holds one can
 * still have it checked, and whoever asks again gets it made again. Gives how many there were.
 */
export async function expireSlices(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db
    .with('expired', (make) =>
      make
        .deleteFrom('published_file')
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('organisation_id', 'version_id', 'name'),
            'in',
            selectFrom('published_file')
              .select(['organisation_id', 'version_id', 'name'])
              .where('name', 'like', SLICES)
              .where('created_at', '<', before)
              .limit(limit)
              .$asTuple('organisation_id', 'version_id', 'name'),
          ),
        )
        .returning(['organisation_id', 'version_id', 'name', 'sha256', 'created_at as issued_at']),
    )
    .with('noted', (make) =>
      make
        .insertInto('issued_file')
        .columns(['organisation_id', 'version_id', 'name', 'sha256', 'issued_at'])
        .expression((eb) =>
          eb.selectFrom('expired').select(['organisation_id', 'version_id', 'name', 'sha256', 'issued_at']),
        )
        .onConflict((on) => on.doNothing())
        .returning('sha256'),
    )
    .selectFrom('expired')
    .select('sha256')
    .execute();
  return rows.length;
}

/** Documents for commissioners of less than the whole, or for a day: there are as many as somebody asks for. */
const SLICES = 'commissioner.pdf?_%';
const MOST_EXPIRED = 500;

/** The stored files of a version, without their bytes. */
export function filesOfVersion(db: Handle, organisationId: string, versionId: string) {
  return db
    .selectFrom('published_file')
    .select(['name', 'sha256'])
    .where('organisation_id', '=', organisationId)
    .where('version_id', '=', versionId)
    .orderBy('name')
    .execute();
}
