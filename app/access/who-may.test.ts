import { describe, expect, it } from 'vitest';
import type { Actor } from './can';
import { whyRefused } from './who-may';

const person: Actor = { personId: 'p', name: 'P', email: 'p@example.org', bodyRoles: [], memberships: [] };

describe('why somebody may not', () => {
  it('says who may, where a role is missing', () => {
    expect(whyRefused(person, 'statement.declare')).toBe('Only directors of the organisation can do this');
    expect(whyRefused(person, 'plan.edit')).toBe(
      'Only editors, directors and managers of the organisation can do this',
    );
    expect(whyRefused(person, 'statement.decide')).toBe('Only assessors can do this');
  });

  it('does not tell an assessor that only assessors may', () => {
    const assessor: Actor = { ...person, bodyRoles: ['assessor'] };
    expect(whyRefused(assessor, 'statement.decide')).toMatch(/^You belong to this organisation/);
  });
});
