import type { Tx } from '~db/client';
import { addMembership } from '~db/queries/people';
import type { Actor } from '../access/can';
import type { MemberRole } from '../access/policy';
import { addAccount } from '../account/people.server';
import { now } from '../platform/clock.server';
import { ACCOUNTS, type DemoAccount } from './accounts';
import type { DemoEnterprise } from './enterprise';

/** Those who decide, whatever the enterprise. */
export interface Body {
  assessors: readonly [Actor, Actor];
  admin: Actor;
  /** Everybody who has an account to sign in with, by e-mail address. */
  byEmail: Map<string, Actor>;
}

interface Staff {
  editor: Actor;
  director: Actor;
}

/** Adds the accounts to sign in with; their password is set apart. */
export async function addBody(tx: Tx): Promise<Body> {
  const byEmail = new Map<string, Actor>();
  for (const account of Object.values<DemoAccount>(ACCOUNTS)) {
    const { email, name, bodyRole } = account;
    const personId = await addAccount(tx, { name, email, ...(bodyRole && { bodyRole }) });
    byEmail.set(email, { personId, name, email, bodyRoles: bodyRole ? [bodyRole] : [], memberships: [] });
  }
  const one = ({ email }: DemoAccount) => {
    const actor = byEmail.get(email);
    if (!actor) throw new Error(`No demo account ${email}`);
    return actor;
  };
  return {
    assessors: [one(ACCOUNTS.assessor), one(ACCOUNTS.secondAssessor)],
    admin: one(ACCOUNTS.admin),
    byEmail,
  };
}

/** Adds an enterprise's people, those that are not there yet, as its members. */
export async function addStaff(
  tx: Tx,
  organisation: { id: string; slug: string; name: string },
  enterprise: DemoEnterprise,
  body: Body,
): Promise<Staff> {
  const join = async (role: MemberRole, { name, email }: { name: string; email: string }): Promise<Actor> => {
    const personId = body.byEmail.get(email)?.personId ?? (await addAccount(tx, { name, email }));
    await addMembership(tx, {
      organisation_id: organisation.id,
      person_id: personId,
      role,
      created_at: now(),
    });
    const { id: organisationId, slug } = organisation;
    const membership = { organisationId, slug, name: organisation.name, role };
    return { personId, name, email, bodyRoles: [], memberships: [membership] };
  };
  const staff = {
    editor: await join('editor', enterprise.editor),
    director: await join('director', enterprise.director),
  };
  if (enterprise.manager) await join('manager', enterprise.manager);
  return staff;
}
