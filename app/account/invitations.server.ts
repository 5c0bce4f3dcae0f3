import { validate as isId } from 'uuid';
import { database, type Handle, inTransaction, type Tx } from '~db/client';
import { accreditorRow, holdAccreditorHead } from '~db/queries/accreditor';
import {
  acceptInvitation,
  addInvitation,
  type InvitationRow,
  invitationOf,
  invitationsOpen,
  openAmong,
  replaceInvitations,
  revokeInvitation,
} from '~db/queries/invitations';
import { lockOrganisation, type OrganisationRow, organisationById } from '~db/queries/organisations';
import {
  addBodyRole,
  addMembership,
  assessorsAmong,
  bodyRolesOf,
  endBodyRole,
  endMembership,
  holdersOf,
  membersOf,
  namesOf,
  peopleWithBodyRoles,
  personByEmail,
  renamePerson,
  rolesIn,
  setPassword,
} from '~db/queries/people';
import { addSectionTurn, endSectionTurns } from '~db/queries/section-turns';
import { statementById } from '~db/queries/statements';
import { asWorks } from '~db/reach';
import type { Actor } from '../access/can';
import type { BodyRole, MemberRole, Role } from '../access/policy';
import { record, recordOfAccreditor } from '../audit/record.server';
import type { Letter } from '../mail/letter';
import { promise } from '../mail/outbox.server';
import { paths } from '../paths';
import { sha256 } from '../platform/canonical.server';
import { newId, now, randomHex } from '../platform/clock.server';
import { context } from '../platform/context.server';
import { notFound, Refusal } from '../platform/refusal';
import { dayInWords } from '../questionnaire/period';
import { endLinksOfWhoLeft } from './links-made.server';
import { hashPassword } from './password.server';
import { refuseWeakPassword } from './password-strength.server';
import { addAccount } from './people.server';
import { type InvitationLine, type InvitedRole, inRole, type PersonLine, ROLE_WORDS } from './roles';

const INVITATION_MS = 14 * 24 * 60 * 60_000;
/** More people than any page lists; whoever has more is told so. */
const PEOPLE_SHOWN = 200;

/** An organisation, or the accreditor itself. */
type Place = Pick<OrganisationRow, 'id' | 'name'> | null;

type PlaceEvent = 'person.invited' | 'invitation.revoked' | 'person.joined' | 'person.role_ended';

function recordAt(
  tx: Tx,
  place: Place,
  actor: Pick<Actor, 'personId' | 'name'>,
  event: PlaceEvent,
  detail: object,
): Promise<void> {
  return place
    ? record(tx, { organisationId: place.id, actor, event, detail })
    : recordOfAccreditor(tx, { actor, event, detail });
}

/** Invites somebody by mail into a role: bound to the address, good once and for a fortnight. A newer one ends the one before. */
export function invite(
  actor: Actor,
  place: Place,
  asked: { email: string; role: Role; knowing?: boolean },
): Promise<void> {
  return inTransaction(async (tx) => {
    if (place && !asked.knowing) await refuseOwnAssessor(tx, place, asked);
    await inviteIn(tx, actor, place, asked);
  });
}

/** What becomes of an assessor in an organisation, before they are asked into it. */
export const wouldNotDecide = (place: string) =>
  `an assessor of the accreditor: once they belong to ${place}, they cannot decide about its statements`;

/** Whoever decides is never of the organisation's side: that is said before, once. Sent again, it was known. */
async function refuseOwnAssessor(
  tx: Tx,
  place: NonNullable<Place>,
  asked: { email: string; role: Role },
): Promise<void> {
  const email = asked.email.toLowerCase();
  const [assessor] = await assessorsAmong(tx, [email]);
  if (!assessor) return;
  const before = await openAmong(tx, [{ organisationId: place.id, email, role: asked.role }], 1);
  if (before.length > 0) return;
  throw new Refusal(
    'incomplete',
    `${email} is ${wouldNotDecide(place.name)}. Tick the box to invite them all the same`,
  ).at('knowing');
}

/** The same inside a transaction of the caller's, which may say first what it is about. */
export async function inviteIn(
  tx: Tx,
  actor: Actor,
  place: Place,
  asked: { email: string; role: Role; because?: string },
): Promise<void> {
  const email = asked.email.toLowerCase();
  const { role } = asked;
  const at = now();
  // Whoever merges it meanwhile is waited for.
  if (place) await lockOrganisation(tx, place.id);
  if (place && (await organisationById(tx, place.id))?.merged_into)
    throw new Refusal('not_in_state', `${place.name} is closed: it was a duplicate of another organisation`);
  const person = await personByEmail(tx, email);
  if (person && (await holdsRole(tx, place, person.id, role)))
    throw new Refusal('conflict', `${person.name} is ${inRole(role)} here already`).at('email');
  await replaceInvitations(tx, { organisation_id: place?.id ?? null, email, role, at });
  const { row, token } = newInvitation(actor, { organisationId: place?.id ?? null, email, role });
  await addInvitation(tx, row);
  await recordAt(tx, place, actor, 'person.invited', { email, role });
  const where = place?.name ?? (await accreditorName(tx));
  await promise(tx, email, invitationLetter(actor, { token, role, where, because: asked.because }));
}

/** An invitation as it is written down, and what stands in its link. */
export function newInvitation(
  { personId }: Pick<Actor, 'personId'>,
  asked: {
    organisationId: string | null;
    email: string;
    role: InvitedRole;
    section?: { statementId: string; sectionId: string };
  },
): { row: InvitationRow; token: string } {
  const token = randomHex(32);
  const at = now();
  const row = {
    id: newId(),
    token_sha256: sha256(token),
    organisation_id: asked.organisationId,
    email: asked.email,
    role: asked.role,
    statement_id: asked.section?.statementId ?? null,
    section_id: asked.section?.sectionId ?? null,
    invited_by: personId,
    created_at: at,
    expires_at: new Date(at.getTime() + INVITATION_MS),
    accepted_at: null,
    revoked_at: null,
  };
  return { row, token };
}

/** The mail that asks somebody to come. */
export function invitationLetter(
  { name }: Pick<Actor, 'name'>,
  asked: { token: string; role: Role; where: string; because?: string | undefined },
): Letter {
  const { token, role, where, because } = asked;
  const until = new Date(now().getTime() + INVITATION_MS).toISOString().slice(0, 10);
  return {
    kind: 'Invitation',
    subject: `${name} invites you to ${where}`,
    says: [
      `Hello,`,
      ...(because ? [because] : []),
      `${name} invites you to be ${inRole(role)} at ${where} in Proofmark. ${ROLE_WORDS[role].does}`,
    ],
    action: { words: 'Accept the invitation', to: `${context().origin}${paths.invitation(token)}` },
    after: [
      `It is good until ${dayInWords(until)}, once, and for this address alone. If you do not know what it is about, do nothing.`,
    ],
  };
}

interface ToSection {
  statementId: string;
  sectionId: string;
  email: string;
  /** The section as people call it. */
  what: string;
  /** What is added in the inviter's own words. */
  said: readonly string[];
}

/** Invites somebody to answer one section of a statement, and to see nothing else. */
export async function inviteToSection(
  tx: Tx,
  actor: Actor,
  organisation: Pick<OrganisationRow, 'id' | 'name'>,
  { email, what, said, ...section }: ToSection,
): Promise<void> {
  const role = 'contributor';
  const { sectionId } = section;
  await replaceInvitations(tx, { organisation_id: organisation.id, email, role, sectionId, at: now() });
  const { row, token } = newInvitation(actor, { organisationId: organisation.id, email, role, section });
  await addInvitation(tx, row);
  await promise(tx, email, {
    kind: 'Invitation to a section',
    subject: `${actor.name} asks you to answer ${what}`,
    says: [
      'Hello,',
      `${actor.name} asks you to answer ${what}, in the Social Impact Statement of ${organisation.name}. You see this section and nothing else of theirs, until the statement is handed in.`,
      ...said,
    ],
    action: { words: 'Answer it', to: `${context().origin}${paths.invitation(token)}` },
    after: [
      `The link is good until ${dayInWords(row.expires_at.toISOString().slice(0, 10))}, once, and for this address alone. If you do not know what it is about, do nothing.`,
    ],
  });
}

/** The accreditor, as mails and pages name it to whoever is invited. */
async function accreditorName(db: Handle): Promise<string> {
  return (await accreditorRow(db))?.name ?? 'the accreditor';
}

async function holdsRole(tx: Tx, place: Place, personId: string, role: Role): Promise<boolean> {
  const held: Role[] = place ? await rolesIn(tx, place.id, personId) : await bodyRolesOf(tx, personId);
  return held.includes(role);
}

/** Takes back an invitation that nobody has accepted. */
export async function takeBackInvitation(actor: Actor, place: Place, id: string): Promise<void> {
  if (!isId(id)) throw notFound();
  await inTransaction(async (tx) => {
    const row = await revokeInvitation(tx, { organisationId: place?.id ?? null, id, at: now() });
    if (!row) throw new Refusal('conflict', 'This invitation was accepted or taken back meanwhile');
    await recordAt(tx, place, actor, 'invitation.revoked', { email: row.email, role: row.role });
  });
}

/** Ends somebody's role. What they entered keeps their name. Nobody can leave a place without the last who could invite others. */
export async function endRole(
  actor: Actor,
  place: Place,
  asked: { personId: string; role: Role },
): Promise<void> {
  const { personId } = asked;
  await inTransaction(async (tx) => {
    // Two who end each other's role at once must not both succeed.
    if (place) await lockOrganisation(tx, place.id);
    else await holdAccreditorHead(tx);
    const name = (await namesOf(tx, [personId])).get(personId);
    if (!name || !(await holdsRole(tx, place, personId, asked.role)))
      throw new Refusal('conflict', 'They do not have this role any more');
    const needed = asked.role === 'director' || asked.role === 'admin';
    if (needed && (await holdersOf(tx, place?.id ?? null, asked.role)) === 1)
      throw new Refusal(
        'conflict',
        `${name} is the last ${ROLE_WORDS[asked.role].label.toLowerCase()}: invite another first`,
      );
    if (place) {
      await endMembership(tx, { organisationId: place.id, personId, role: asked.role as MemberRole });
      await endLinksOfWhoLeft(tx, actor, { organisationId: place.id, personId });
      // What they were asked for as somebody of the organisation they are not asked for any more.
      if ((await rolesIn(tx, place.id, personId)).length === 0) await endSectionTurns(tx, place.id, personId);
    } else await endBodyRole(tx, { personId, role: asked.role as BodyRole });
    await recordAt(tx, place, actor, 'person.role_ended', { name, role: asked.role });
  });
}

/** Who belongs to a place, and who is invited to it. */
export async function peopleIn(
  place: Place,
): Promise<{ people: PersonLine[]; invitations: InvitationLine[]; more: boolean }> {
  const rows = place
    ? await membersOf(database(), place.id, PEOPLE_SHOWN + 1)
    : await peopleWithBodyRoles(database(), PEOPLE_SHOWN + 1);
  const open = await invitationsOpen(database(), place?.id ?? null, PEOPLE_SHOWN);
  const names = await namesOf(database(), [...new Set(open.map(({ invited_by }) => invited_by))]);
  return {
    people: rows
      .slice(0, PEOPLE_SHOWN)
      .map(({ person_id: id, name, email, role, factor }) => ({ id, name, email, role, factor })),
    more: rows.length > PEOPLE_SHOWN,
    invitations: open.map((row) => ({
      id: row.id,
      email: row.email,
      role: row.role,
      by: names.get(row.invited_by) ?? 'somebody',
      until: dayInWords(row.expires_at.toISOString().slice(0, 10)),
      over: row.expires_at <= now(),
    })),
  };
}

interface InvitationPage {
  email: string;
  role: InvitedRole;
  place: string;
  by: string;
  /** Whether the address has an account already: its owner signs in with it. */
  known: boolean;
}

/** What an open invitation says; one that is unknown, over, accepted or taken back is gone, and all look the same. */
export function invitationPage(token: string): Promise<InvitationPage> {
  // Whoever has the link belongs to nothing yet.
  return asWorks(() => invitationOn(token));
}

async function invitationOn(token: string): Promise<InvitationPage> {
  const row = await invitationOf(database(), sha256(token));
  if (!row || row.accepted_at || row.revoked_at || row.expires_at <= now()) throw new Refusal('gone', GONE);
  const place = await placeOf(row);
  const names = await namesOf(database(), [row.invited_by]);
  const person = await personByEmail(database(), row.email);
  return {
    email: row.email,
    role: row.role,
    place: place?.name ?? (await accreditorName(database())),
    by: names.get(row.invited_by) ?? 'somebody',
    known: person?.hasAccount ?? false,
  };
}

const GONE =
  'This invitation is not open: it was used or taken back, or its fortnight is over. Ask for another';

async function placeOf({ organisation_id }: InvitationRow): Promise<Place> {
  return (organisation_id && (await organisationById(database(), organisation_id))) || null;
}

/** Accepts an invitation as somebody who is signed in with the address that it is for. */
export async function acceptAs(
  person: Pick<Actor, 'personId' | 'name' | 'email'>,
  token: string,
): Promise<void> {
  const { email } = await invitationPage(token);
  if (person.email !== email)
    throw new Refusal(
      'forbidden',
      'This invitation is for another address than the one you are signed in with',
    );
  await asWorks(() => inTransaction((tx) => join(tx, token, person)));
}

/** Accepts it as somebody new: the link came to the address, so that is confirmed by it. Gives the address. */
export async function acceptAsNew(token: string, asked: { name: string; password: string }): Promise<string> {
  const { email, known } = await invitationPage(token);
  if (known) throw new Refusal('conflict', 'This address has an account: sign in to accept');
  refuseWeakPassword(asked.password, [asked.name, email]);
  const passwordHash = await hashPassword(asked.password);
  const { name } = asked;
  const joining = async (tx: Tx) => {
    // Of two who accept at once, one has used the invitation up by now.
    const person = await personByEmail(tx, email);
    const personId = person?.id ?? (await addAccount(tx, { name, email, passwordHash, emailVerified: true }));
    if (person) {
      // Somebody who never had a password: an account that came to be meanwhile keeps its own.
      if (person.hasAccount) throw new Refusal('conflict', 'This address has an account: sign in to accept');
      await setPassword(tx, personId, passwordHash);
      await renamePerson(tx, personId, name, now());
    }
    await join(tx, token, { personId, name });
  };
  await asWorks(() => inTransaction(joining));
  return email;
}

async function join(tx: Tx, token: string, person: Pick<Actor, 'personId' | 'name'>): Promise<void> {
  const row = await acceptInvitation(tx, sha256(token), now());
  if (!row) throw new Refusal('gone', GONE);
  const { organisation_id, role, statement_id, section_id } = row;
  const at = now();
  const { personId: person_id } = person;
  const organisation = organisation_id ? { id: organisation_id, name: '' } : null;
  if (role === 'contributor') {
    if (!organisation_id || !statement_id || !section_id || !(await statementById(tx, statement_id)))
      throw new Refusal('gone', GONE);
    await addSectionTurn(tx, {
      organisation_id,
      statement_id,
      section_id,
      person_id,
      asked_by: row.invited_by,
      note: '',
      created_at: at,
    });
  } else if (!(await holdsRole(tx, organisation, person_id, role))) {
    if (organisation_id)
      await addMembership(tx, { organisation_id, person_id, role: role as MemberRole, created_at: at });
    else await addBodyRole(tx, { person_id, role: role as BodyRole });
  }
  await recordAt(tx, organisation, person, 'person.joined', { email: row.email, role });
}
