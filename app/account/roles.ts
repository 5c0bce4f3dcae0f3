import type { BodyRole, MemberRole, Role } from '../access/policy';

/** What one can be invited to be: a role, or to answer one section and nothing else. */
export type InvitedRole = Role | 'contributor';

/** What a role is called, and what whoever has it does, for whoever is asked to take it. */
export const ROLE_WORDS: Record<InvitedRole, { label: string; does: string }> = {
  editor: {
    label: 'Editor',
    does: 'Editors fill in the statement, and say when it is ready to be declared.',
  },
  director: {
    label: 'Director',
    does: 'Directors declare the statement true, and say who belongs to the organisation.',
  },
  contributor: {
    label: 'Contributor',
    does: 'Contributors answer one section of a statement, and see nothing else of the organisation.',
  },
  manager: { label: 'Manager', does: 'Managers read the trends, and set goals.' },
  assessor: { label: 'Assessor', does: 'Assessors review statements, and approve or return them.' },
  admin: {
    label: 'Administrator',
    does: 'Administrators add organisations and people, and name the accreditor.',
  },
  commissioner: { label: 'Commissioner', does: 'Commissioners read what is published.' },
};

export const MEMBER_ROLES = ['editor', 'director', 'manager'] as const satisfies readonly MemberRole[];
export const BODY_ROLES = ['assessor', 'admin', 'commissioner'] as const satisfies readonly BodyRole[];

/** "an editor", "a director". */
export function inRole(role: InvitedRole): string {
  const label = ROLE_WORDS[role].label.toLowerCase();
  return `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`;
}

export interface PersonLine {
  id: string;
  /** Whether they have a second factor. */
  factor: boolean;
  name: string;
  email: string;
  role: Role;
}

/** Somebody who answers sections of a statement alone. */
export interface ContributorLine {
  id: string;
  name: string;
  email: string;
  /** All that they see: sections, each with its year. */
  sees: string[];
}

export interface InvitationLine {
  id: string;
  email: string;
  role: InvitedRole;
  by: string;
  until: string;
  over: boolean;
}
