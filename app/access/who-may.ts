import type { Actor } from './can';
import { type Permission, POLICY, type Role } from './policy';

const ROLES: Record<Role, string> = {
  editor: 'editors',
  director: 'directors',
  manager: 'managers',
  assessor: 'assessors',
  admin: 'administrators',
  commissioner: 'commissioners',
};

/** Why somebody who may see a thing may not do this with it: who may. */
export function whyRefused(actor: Actor, permission: Permission): string {
  const scopes = Object.entries(POLICY[permission]) as [Role, 'own' | 'any'][];
  if (scopes.some(([role, scope]) => scope === 'any' && (actor.bodyRoles as Role[]).includes(role)))
    return 'You belong to this organisation, so somebody else has to do this';
  const said = new Intl.ListFormat('en-GB').format(scopes.map(([role]) => ROLES[role]));
  const whose = scopes.every(([, scope]) => scope === 'own') ? ' of the organisation' : '';
  return `Only ${said}${whose} can do this`;
}
