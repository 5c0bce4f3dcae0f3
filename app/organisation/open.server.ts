import { database } from '~db/client';
import { type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { type Actor, can } from '../access/can';
import type { Permission } from '../access/policy';
import { whyRefused } from '../access/who-may';
import { noteAsked } from '../platform/asked.server';
import { notFound, Refusal } from '../platform/refusal';
import { refuseClosed } from '../statement/closed';

/** What can still be done in an organisation that is closed: reading it, ending roles, and taking from publication. */
const IN_CLOSED: readonly Permission[] = [
  'organisation.read',
  'organisation.merge',
  'audit.read',
  'people.read',
  'people.change',
  'publication.end',
];

/** An organisation for someone who may see it and has a permission in it. */
export async function openOrganisation(
  actor: Actor,
  slug: string,
  permission: Permission,
): Promise<OrganisationRow> {
  const organisation = await organisationBySlug(database(), slug);
  if (organisation) noteAsked({ organisation: organisation.id });
  if (!organisation || !can(actor, 'organisation.read', organisation.id)) throw notFound();
  if (!can(actor, permission, organisation.id)) throw new Refusal('forbidden', whyRefused(actor, permission));
  if (!IN_CLOSED.includes(permission)) refuseClosed(organisation);
  return organisation;
}
