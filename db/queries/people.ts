import type { Handle, Tx } from '../client';
import { compiledOnce } from '../compiled-once';

/** The person of a live session with every role, in one query; undefined when the session is over. */
export async function actorByToken(
  db: Handle,
  token: string,
  limits: { startedAfter: Date; seenAfter: Date },
) {
  const rows = await sessionRows(db, token, limits.startedAfter, limits.seenAfter);
  return rows.length > 0 ? rows : undefined;
}

const sessionRows = compiledOnce((db, token: string, startedAfter: Date, seenAfter: Date) =>
  db
    .selectFrom('auth_session')
    .innerJoin('person', 'person.id', 'auth_session.person_id')
    .leftJoin('membership', 'membership.person_id', 'person.id')
    .leftJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .leftJoin('body_role', 'body_role.person_id', 'person.id')
    .select([
      'auth_session.updated_at as seen_at',
      'person.id as person_id',
      'person.name as person_name',
      'person.email',
      'membership.organisation_id',
      'membership.role as member_role',
      'organisation.slug',
      'organisation.name as organisation_name',
      'body_role.role as body_role',
    ])
    .where('auth_session.token', '=', token)
    .where('auth_session.created_at', '>', startedAfter)
    .where('auth_session.updated_at', '>', seenAfter),
);

/** Notes that a session is still in use. */
export async function touchSession(db: Handle, token: string, at: Date): Promise<void> {
  await db.updateTable('auth_session').set({ updated_at: at }).where('token', '=', token).execute();
}

/** Forgets sessions that began or were last used so long ago that they open nothing. */
export async function forgetSessions(
  db: Handle,
  limits: { startedBefore: Date; seenBefore: Date },
): Promise<void> {
  await db
    .deleteFrom('auth_session')
    .where((eb) =>
      eb.or([eb('created_at', '<=', limits.startedBefore), eb('updated_at', '<=', limits.seenBefore)]),
    )
    .execute();
}

/** Names of people, for "entered by". */
export async function namesOf(db: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Adds a person with an e-mail and password account; the password comes hashed. */
export async function addPerson(
  tx: Tx,
  person: { id: string; name: string; email: string; passwordHash: string; at: Date },
): Promise<void> {
  const { id, name, email, passwordHash, at } = person;
  const times = { created_at: at, updated_at: at };
  await tx
    .insertInto('person')
    .values({ id, name, email, email_verified: true, image: null, ...times })
    .execute();
  const none = { access_token: null, refresh_token: null, id_token: null, scope: null };
  const expiry = { access_token_expires_at: null, refresh_token_expires_at: null };
  await tx
    .insertInto('auth_account')
    .values({
      id: `credential_${id}`,
      person_id: id,
      account_id: id,
      provider_id: 'credential',
      password: passwordHash,
      ...none,
      ...expiry,
      ...times,
    })
    .execute();
}

/** Sets the password of several people; it comes hashed. */
export async function setPasswords(tx: Tx, emails: readonly string[], passwordHash: string): Promise<void> {
  await tx
    .updateTable('auth_account')
    .set({ password: passwordHash })
    .where('provider_id', '=', 'credential')
    .where('person_id', 'in', (eb) => eb.selectFrom('person').select('id').where('email', 'in', emails))
    .execute();
}

/** Gives a person a role in an organisation. */
export async function addMembership(
  tx: Tx,
  row: {
    organisation_id: string;
    person_id: string;
    role: 'editor' | 'director' | 'manager';
    created_at: Date;
  },
): Promise<void> {
  await tx.insertInto('membership').values(row).execute();
}

/** Gives a person a role at the accreditation body, or as a commissioner. */
export async function addBodyRole(
  tx: Tx,
  row: { person_id: string; role: 'assessor' | 'admin' | 'commissioner' },
): Promise<void> {
  await tx.insertInto('body_role').values(row).execute();
}

/** Whether anybody can sign in yet. */
export async function hasPeople(db: Handle): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}
