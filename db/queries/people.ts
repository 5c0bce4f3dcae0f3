import { sql } from 'kysely';
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
    .select((eb) => [
      eb
        .selectFrom('section_turn')
        .whereRef('section_turn.person_id', '=', 'person.id')
        .select(sql<string | null>`string_agg(distinct section_turn.organisation_id::text, ' ')`.as('ids'))
        .as('asked_in'),
    ])
    .select([
      'auth_session.created_at as signed_in_at',
      'auth_session.updated_at as seen_at',
      'auth_session.proved_at',
      'auth_session.provider_factor',
      'person.id as person_id',
      'person.name as person_name',
      'person.email',
      'person.two_factor_enabled',
      'membership.organisation_id',
      'membership.role as member_role',
      'organisation.slug',
      'organisation.name as organisation_name',
      'body_role.role as body_role',
    ])
    .where('auth_session.token', '=', token)
    .where('person.closed_at', 'is', null)
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
  person: {
    id: string;
    name: string;
    email: string;
    passwordHash: string;
    emailVerified?: boolean;
    at: Date;
  },
): Promise<void> {
  const { id, name, email, passwordHash, emailVerified = false, at } = person;
  const times = { created_at: at, updated_at: at };
  await tx
    .insertInto('person')
    .values({
      id,
      name,
      email,
      email_verified: emailVerified,
      image: null,
      two_factor_enabled: false,
      ...times,
    })
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

interface PersonRow {
  id: string;
  name: string;
  email: string;
  /** Whether a password was ever set, and not the hash of nothing. */
  hasAccount: boolean;
  twoFactor: boolean;
}

/** A person by their address, in small letters. */
export const personByEmail = (db: Handle, email: string) => personWhere(db, 'person.email', email);

export const personById = (db: Handle, id: string) => personWhere(db, 'person.id', id);

async function personWhere(
  db: Handle,
  column: 'person.email' | 'person.id',
  value: string,
): Promise<PersonRow | undefined> {
  const row = await db
    .selectFrom('person')
    .leftJoin('auth_account', (join) =>
      join.onRef('auth_account.person_id', '=', 'person.id').on('provider_id', '=', 'credential'),
    )
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.two_factor_enabled',
      'auth_account.password',
    ])
    .where(column, '=', value)
    .executeTakeFirst();
  if (!row) return undefined;
  const { two_factor_enabled, password, ...person } = row;
  return {
    ...person,
    hasAccount: password !== null && !password.includes('$AAAAAAAAAAAAAAAAAAAAAA$'),
    twoFactor: two_factor_enabled,
  };
}

/** Whether anybody who runs the scheme could sign in. */
export async function hasAdministrator(db: Handle): Promise<boolean> {
  const row = await db
    .selectFrom('body_role')
    .innerJoin('auth_account', 'auth_account.person_id', 'body_role.person_id')
    .select('body_role.person_id')
    .where('body_role.role', '=', 'admin')
    // A hash of nothing is no password: `NO_PASSWORD` in app/account/people.server.ts.
    .where('auth_account.password', 'not like', '%$AAAAAAAAAAAAAAAAAAAAAA$%')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Sets one person's password; it comes hashed. Every session of theirs is over. */
export async function setPassword(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  await tx
    .updateTable('auth_account')
    .set({ password: passwordHash })
    .where('provider_id', '=', 'credential')
    .where('person_id', '=', personId)
    .execute();
  await tx.deleteFrom('auth_session').where('person_id', '=', personId).execute();
}

interface MemberRow {
  person_id: string;
  name: string;
  email: string;
  /** Whether they have a second factor. */
  factor: boolean;
  role: 'editor' | 'director' | 'manager';
  created_at: Date;
}

/** The people of an organisation by name, at most so many. */
export function membersOf(db: Handle, organisationId: string, limit: number): Promise<MemberRow[]> {
  return db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select([
      'membership.person_id',
      'person.name',
      'person.email',
      'person.two_factor_enabled as factor',
      'membership.role',
      'membership.created_at',
    ])
    .where('membership.organisation_id', '=', organisationId)
    .orderBy('person.name')
    .orderBy('membership.role')
    .limit(limit)
    .execute();
}

/** The people at the accreditor, and commissioners, by name, at most so many. */
export function peopleWithBodyRoles(db: Handle, limit: number) {
  return db
    .selectFrom('body_role')
    .innerJoin('person', 'person.id', 'body_role.person_id')
    .select([
      'body_role.person_id',
      'person.name',
      'person.email',
      'person.two_factor_enabled as factor',
      'body_role.role',
    ])
    .orderBy('person.name')
    .orderBy('body_role.role')
    .limit(limit)
    .execute();
}

/** Takes a role in an organisation away. Gives whether there was one. */
export async function endMembership(
  tx: Tx,
  of: { organisationId: string; personId: string; role: MemberRow['role'] },
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('membership')
    .where('organisation_id', '=', of.organisationId)
    .where('person_id', '=', of.personId)
    .where('role', '=', of.role)
    .returning('person_id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** Takes a role at the accreditor away. Gives whether there was one. */
export async function endBodyRole(
  tx: Tx,
  of: { personId: string; role: 'assessor' | 'admin' | 'commissioner' },
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('body_role')
    .where('person_id', '=', of.personId)
    .where('role', '=', of.role)
    .returning('person_id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** A person's roles at the accreditor, and whether they are a commissioner. */
export async function bodyRolesOf(db: Handle, personId: string) {
  const rows = await db.selectFrom('body_role').select('role').where('person_id', '=', personId).execute();
  return rows.map(({ role }) => role);
}

/** Which of these addresses are assessors', in one statement however many they are. */
export async function assessorsAmong(db: Handle, emails: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select person.email from json_array_elements_text(${JSON.stringify(emails)}::text::json) as asked (email)
    join person on person.email = asked.email
    join body_role on body_role.person_id = person.id and body_role.role = 'assessor'
    limit ${emails.length}`.execute(db);
  return rows.map(({ email }) => email);
}

/** Takes a person's second factor away. */
export async function forgetFactor(tx: Tx, personId: string): Promise<void> {
  for (const table of ['two_factor', 'passkey'] as const)
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  await tx.updateTable('person').set({ two_factor_enabled: false }).where('id', '=', personId).execute();
}

/** Gives a person another name. */
export async function renamePerson(tx: Tx, id: string, name: string, at: Date): Promise<void> {
  await tx.updateTable('person').set({ name, updated_at: at }).where('id', '=', id).execute();
}

/** Notes whom a commissioner buys for. */
export async function setBuysFor(tx: Tx, id: string, buysFor: string): Promise<void> {
  await tx.updateTable('person').set({ buys_for: buysFor }).where('id', '=', id).execute();
}

interface SessionRow {
  id: string;
  token: string;
  created_at: Date;
  updated_at: Date;
  ip_address: string | null;
  user_agent: string | null;
}

/** A person's live sessions, last used first, at most so many. */
export function sessionsOf(
  db: Handle,
  personId: string,
  limits: { startedAfter: Date; seenAfter: Date },
  limit: number,
): Promise<SessionRow[]> {
  return db
    .selectFrom('auth_session')
    .select(['id', 'token', 'created_at', 'updated_at', 'ip_address', 'user_agent'])
    .where('person_id', '=', personId)
    .where('created_at', '>', limits.startedAfter)
    .where('updated_at', '>', limits.seenAfter)
    .orderBy('updated_at', 'desc')
    .limit(limit)
    .execute();
}

/** Notes of a session that it began at a provider: when somebody proved there who they are, and whether with a second factor. */
export async function noteProvedAt(
  db: Handle,
  token: string,
  proved: { at: Date; factor: boolean },
): Promise<void> {
  await db
    .updateTable('auth_session')
    .set({ proved_at: proved.at, provider_factor: proved.factor })
    .where('token', '=', token)
    .execute();
}

/** Ends the session of a token, as it is stored. */
export async function endSession(db: Handle, token: string): Promise<void> {
  await db.deleteFrom('auth_session').where('token', '=', token).execute();
}

/** Ends sessions of a person: one by its id, all but the one with this token, or all. */
export async function endSessions(
  tx: Tx,
  personId: string,
  which: { id: string } | { butToken: string } | 'all',
): Promise<void> {
  const query = tx.deleteFrom('auth_session').where('person_id', '=', personId);
  if (which === 'all') return void (await query.execute());
  await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('token', '!=', which.butToken)
  ).execute();
}

/** A person's password as it is stored, hashed; null where there is no account with one. */
export async function passwordHashOf(db: Handle, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('auth_account')
    .select('password')
    .where('person_id', '=', personId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

/** A person's roles in an organisation. */
export async function rolesIn(db: Handle, organisationId: string, personId: string) {
  const rows = await db
    .selectFrom('membership')
    .select('role')
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .execute();
  return rows.map(({ role }) => role);
}

/** How many people have a role in an organisation, or at the accreditor where that is null. */
export async function holdersOf(
  db: Handle,
  organisationId: string | null,
  role: MemberRow['role'] | 'assessor' | 'admin' | 'commissioner',
): Promise<number> {
  const row =
    organisationId === null
      ? await db
          .selectFrom('body_role')
          .select((eb) => eb.fn.countAll<string>().as('count'))
          .where('role', '=', role as 'admin')
          .executeTakeFirstOrThrow()
      : await db
          .selectFrom('membership')
          .select((eb) => eb.fn.countAll<string>().as('count'))
          .where('organisation_id', '=', organisationId)
          .where('role', '=', role as 'director')
          .executeTakeFirstOrThrow();
  return Number(row.count);
}
