import { describe, expect, it } from 'vitest';
import { type Actor, can } from './can';
import { PERMISSIONS, POLICY, type Role } from './policy';

const OWN = 'own-organisation';
const OTHER = 'other-organisation';
const roles: Role[] = ['editor', 'director', 'manager', 'assessor', 'admin', 'commissioner'];

function actorWith(role: Role): Actor {
  const person = { personId: 'p', name: 'P', email: 'p@example.org' };
  if (role === 'editor' || role === 'director' || role === 'manager')
    return {
      ...person,
      bodyRoles: [],
      memberships: [{ organisationId: OWN, slug: 'own', name: 'Own', role }],
    };
  return { ...person, bodyRoles: [role], memberships: [] };
}

describe('can', () => {
  it.each(roles.flatMap((role) => PERMISSIONS.map((permission) => [role, permission] as const)))(
    '%s: %s is what the table says',
    (role, permission) => {
      const scope = (POLICY[permission] as Partial<Record<Role, string>>)[role];
      expect(can(actorWith(role), permission, OWN)).toBe(scope !== undefined);
      expect(can(actorWith(role), permission, OTHER)).toBe(scope === 'any');
    },
  );

  it('lets nobody signed out do anything', () => {
    expect(PERMISSIONS.some((permission) => can(null, permission, OWN))).toBe(false);
  });

  it('hands a conflict of interest to another assessor', () => {
    const conflicted: Actor = { ...actorWith('assessor'), memberships: actorWith('manager').memberships };
    expect(can(conflicted, 'statement.decide', OWN)).toBe(false);
    expect(can(conflicted, 'statement.decide', OTHER)).toBe(true);
  });
});
