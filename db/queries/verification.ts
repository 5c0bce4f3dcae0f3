import type { Handle } from '../client';
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
