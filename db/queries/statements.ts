import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Handle, Tx } from '../client';
import type { StatementTable, VersionStatus, VersionTable } from '../schema';

export type StatementRow = Selectable<StatementTable>;
export type VersionRow = Selectable<VersionTable>;
/** A version without its documents, which are large. */
export type VersionHead = Omit<VersionRow, 'document' | 'public_document' | 'decision'>;

const HEAD = [
  'organisation_id',
  'id',
  'statement_id',
  'number',
  'status',
  'revision',
  'prepared_by',
  'prepared_at',
  'declared_by',
  'declared_name',
  'declared_role',
  'submitted_at',
  'decided_by',
  'decided_at',
  'decision_reason',
  'publish_on',
  'published_at',
  'ended_at',
  'document_sha256',
  'verification_code',
  'exact_measures',
  'leads',
  'public_sha256',
  'created_at',
] as const;

/** One statement by its id. */
export function statementById(db: Handle, id: string): Promise<StatementRow | undefined> {
  return db.selectFrom('statement').selectAll().where('id', '=', id).executeTakeFirst();
}

/** An organisation's statements, latest period first. */
export function statementsOf(db: Handle, organisationId: string): Promise<StatementRow[]> {
  return db
    .selectFrom('statement')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('period_end', 'desc')
    .execute();
}

/** Every version of an organisation's statements, without documents. */
export function versionsOf(db: Handle, organisationId: string): Promise<VersionHead[]> {
  return db
    .selectFrom('version')
    .select(HEAD)
    .where('organisation_id', '=', organisationId)
    .orderBy('number', 'desc')
    .execute();
}

/** The versions of one statement, newest first, without documents. */
export function versionsOfStatement(
  db: Handle,
  organisationId: string,
  statementId: string,
): Promise<VersionHead[]> {
  return db
    .selectFrom('version')
    .select(HEAD)
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .orderBy('number', 'desc')
    .execute();
}

/** One version with its document. */
export function versionById(db: Handle, organisationId: string, id: string): Promise<VersionRow | undefined> {
  return db
    .selectFrom('version')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Holds every version of a statement, newest first, so that decisions about it come one after another. They come before
 * the organisation's row in every transaction that takes both.
 */
export async function holdVersions(tx: Tx, organisationId: string, statementId: string): Promise<void> {
  await tx
    .selectFrom('version')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('statement_id', '=', statementId)
    .orderBy('number', 'desc')
    .forNoKeyUpdate()
    .execute();
}

/** Counts a change that is no answer, so that a page which showed the version before it is known to be old. */
export async function countRevision(tx: Tx, organisationId: string, id: string): Promise<void> {
  await tx
    .updateTable('version')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** Says what of a version is to be read first; null where nothing is chosen. */
export async function setLeads(
  tx: Tx,
  organisationId: string,
  id: string,
  leads: string | null,
): Promise<void> {
  await tx
    .updateTable('version')
    .set({ leads })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** Adds a statement. */
export async function addStatement(tx: Tx, row: Insertable<StatementTable>): Promise<void> {
  await tx.insertInto('statement').values(row).execute();
}

/** Adds a version. */
export async function addVersion(tx: Tx, row: Insertable<VersionTable>): Promise<void> {
  await tx.insertInto('version').values(row).execute();
}

/** Keeps what the public may see of a version anew, instead of what has this hash: null where nothing was kept yet. */
export async function setPublicRecord(
  tx: Tx,
  organisationId: string,
  id: string,
  said: { public_document: string; public_sha256: string },
  instead: string | null,
): Promise<void> {
  await tx
    .updateTable('version')
    .set(said)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('public_sha256', 'is not distinct from', instead)
    .execute();
}

/** Versions, each beside its statement: where every query begins that needs both. */
export function statementVersions(db: Handle) {
  return db
    .selectFrom('version')
    .innerJoin('statement', (join) =>
      join
        .onRef('statement.organisation_id', '=', 'version.organisation_id')
        .onRef('statement.id', '=', 'version.statement_id'),
    );
}

/** Versions in a status, longest waiting first, with their organisation: after one of them, at most so many. */
export function waitingVersions(db: Handle, status: VersionStatus, after: string | null, limit: number) {
  let query = statementVersions(db)
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'version.id',
      'version.organisation_id',
      'version.statement_id',
      'version.number',
      'version.status',
      'version.submitted_at',
      'version.declared_name',
      'version.prepared_by',
      'version.declared_by',
      'version.publish_on',
      'statement.period_start',
      'statement.period_end',
      'statement.cycle',
      'statement.level',
      'organisation.name',
      'organisation.slug',
      'organisation.licence_until',
      'organisation.licence_hold',
    ])
    .where('version.status', '=', status)
    .orderBy('version.submitted_at')
    .orderBy('version.id')
    .limit(limit);
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple('version.submitted_at', 'version.id'),
        '>',
        eb
          .selectFrom('version as last')
          .select(['last.submitted_at', 'last.id'])
          .where('last.id', '=', after)
          .limit(1)
          .$asTuple('submitted_at', 'id'),
      ),
    );
  return query.execute();
}

/**
 * Takes a version on, if it is still where the caller saw it: the guard is in the WHERE.
 * Gives back whether it was.
 */
export async function moveVersion(
  tx: Tx,
  at: {
    organisationId: string;
    id: string;
    from: readonly VersionStatus[];
    to?: VersionStatus;
    revision?: number;
  },
  change: Omit<Updateable<VersionTable>, 'status'>,
): Promise<boolean> {
  let query = tx
    .updateTable('version')
    .set({ ...change, ...(at.to && { status: at.to }) })
    .where('organisation_id', '=', at.organisationId)
    .where('id', '=', at.id)
    .where('status', 'in', at.from);
  if (at.revision !== undefined) query = query.where('revision', '=', at.revision);
  const result = await query.executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  if (change.document_sha256)
    await tx
      .insertInto('frozen_document')
      .values({
        organisation_id: at.organisationId,
        version_id: at.id,
        sha256: change.document_sha256,
      })
      .execute();
  return true;
}

/** Holds a draft until the transaction ends; undefined when it is no draft any more. */
export function holdDraft(
  tx: Tx,
  organisationId: string,
  id: string,
): Promise<{ revision: number } | undefined> {
  return tx
    .selectFrom('version')
    .select('revision')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Holds a draft and counts its revision up; undefined when it is no draft any more. */
export function reviseDraft(
  tx: Tx,
  organisationId: string,
  id: string,
): Promise<{ revision: number } | undefined> {
  return tx
    .updateTable('version')
    .set((eb) => ({ revision: eb('revision', '+', 1), prepared_by: null, prepared_at: null }))
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .returning('revision')
    .executeTakeFirst();
}
