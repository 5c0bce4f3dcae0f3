import type { Actor } from '~/access/can';
import { seeStatement } from '~/statement/shown.server';
import { database } from '~db/client';
import { organisationBySlug } from '~db/queries/organisations';

/** A demo account as the program sees it once it has signed in. */
export async function demoActor(account: string): Promise<Actor> {
  const email = `${account}@demo.test`;
  const person = await database()
    .selectFrom('person')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const memberships = await database()
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .select([
      'organisation.id as organisationId',
      'organisation.slug',
      'organisation.name',
      'membership.role',
    ])
    .where('person_id', '=', person.id)
    .execute();
  const roles = await database()
    .selectFrom('body_role')
    .select('role')
    .where('person_id', '=', person.id)
    .execute();
  return {
    personId: person.id,
    name: person.name,
    email,
    bodyRoles: roles.map(({ role }) => role),
    memberships,
  };
}

/** A demo enterprise's statement for a period, as one person opens it. */
export async function demoStatement(actor: Actor, slug: string, periodEnd: string) {
  const organisation = await organisationBySlug(database(), slug);
  const statement = await database()
    .selectFrom('statement')
    .select('id')
    .where('organisation_id', '=', organisation?.id ?? '')
    .where('period_end', '=', periodEnd)
    .executeTakeFirstOrThrow();
  return seeStatement(actor, statement.id, 'organisation.read');
}

/** A demo account as somebody of another organisation, in a role there. */
export async function memberOf(organisationId: string, role: 'editor' | 'director' | 'manager', who: string) {
  const actor = await demoActor(who);
  const { slug, name } = await database()
    .selectFrom('organisation')
    .select(['slug', 'name'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { ...actor, bodyRoles: [], memberships: [{ organisationId, slug, name, role }] };
}
