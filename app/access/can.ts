import { type BodyRole, type MemberRole, type Permission, POLICY, type Role } from './policy';

export interface Membership {
  organisationId: string;
  slug: string;
  name: string;
  role: MemberRole;
}

export interface Actor {
  personId: string;
  name: string;
  email: string;
  bodyRoles: readonly BodyRole[];
  memberships: readonly Membership[];
}

/** Whether this person may do this, here. Decides by the permission table alone. */
export function can(actor: Actor | null, permission: Permission, organisationId?: string): boolean {
  if (!actor) return false;
  const row: Partial<Record<Role, 'own' | 'any'>> = POLICY[permission];
  if (actor.bodyRoles.some((role) => row[role] === 'any'))
    return !conflicted(actor, permission, organisationId);
  return actor.memberships.some(
    (membership) =>
      row[membership.role] === 'own' &&
      (organisationId === undefined || membership.organisationId === organisationId),
  );
}

const DECIDING = new Set<Permission>(['statement.decide', 'statement.judge', 'statement.comment']);

/** An assessor who belongs to the organisation has a conflict of interest: another one decides. */
function conflicted(actor: Actor, permission: Permission, organisationId?: string): boolean {
  return (
    DECIDING.has(permission) &&
    actor.memberships.some((membership) => membership.organisationId === organisationId)
  );
}
