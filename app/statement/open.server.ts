import { validate as isId } from 'uuid';
import { database, type Handle } from '~db/client';
import { type OrganisationRow, organisationById } from '~db/queries/organisations';
import {
  type StatementRow,
  statementById,
  type VersionHead,
  versionsOfStatement,
} from '~db/queries/statements';
import { type Actor, can } from '../access/can';
import type { Permission } from '../access/policy';
import { whyRefused } from '../access/who-may';
import { noteAsked } from '../platform/asked.server';
import { notFound, Refusal } from '../platform/refusal';
import { whereItStands } from './lifecycle';

export interface OpenStatement {
  organisation: OrganisationRow;
  statement: StatementRow;
  versions: VersionHead[];
  /** The newest version: what is being worked on, or the last that was. */
  version: VersionHead;
}

/** Where an opened statement stands, as every list says it. */
export function openStanding(
  { version, versions }: Pick<OpenStatement, 'version' | 'versions'>,
  comments: number,
): ReturnType<typeof whereItStands> {
  const returned = versions[1]?.status === 'returned';
  return whereItStands({
    status: version.status,
    prepared: version.prepared_at !== null,
    returned,
    comments,
  });
}

/** A statement for someone who may see it and has a permission on it; unseen is not found, not allowed is forbidden. */
export async function openStatement(
  actor: Actor,
  id: string,
  permission: Permission,
  handle?: Handle,
): Promise<OpenStatement> {
  if (!isId(id)) throw notFound();
  const db = handle ?? database();
  const statement = await statementById(db, id);
  if (!statement || !can(actor, 'organisation.read', statement.organisation_id)) throw notFound();
  if (!can(actor, permission, statement.organisation_id))
    throw new Refusal('forbidden', whyRefused(actor, permission));
  return openRow(db, statement);
}

/** A statement that somebody may see, opened. */
export async function openRow(db: Handle, statement: StatementRow): Promise<OpenStatement> {
  noteAsked({ organisation: statement.organisation_id });
  const [organisation, versions] = await Promise.all([
    organisationById(db, statement.organisation_id),
    versionsOfStatement(db, statement.organisation_id, statement.id),
  ]);
  const [version] = versions;
  if (!organisation || !version) throw notFound();
  return { organisation, statement, versions, version };
}
