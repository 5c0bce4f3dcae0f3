import { database } from '~db/client';
import { type OrganisationRow, organisationBySlug } from '~db/queries/organisations';
import { type Actor, can } from '../access/can';
import type { Permission } from '../access/policy';
import { whyRefused } from '../access/who-may';
import { notFound, Refusal } from '../platform/refusal';

/** An organisation for someone who may see it and has a permission in it. */
export async function openOrganisation(
  actor: Actor,
  slug: string,
  permission: Permission,
): Promise<OrganisationRow> {
  const organisation = await organisationBySlug(database(), slug);
  if (!organisation || !can(actor, 'organisation.read', organisation.id)) throw notFound();
  if (!can(actor, permission, organisation.id)) throw new Refusal('forbidden', whyRefused(actor, permission));
  return organisation;
}
