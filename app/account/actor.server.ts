import { type Actor, can, type Membership } from '~/access/can';
import { type BodyRole, NEED_SECOND_FACTOR, type Permission, type Role } from '~/access/policy';
import { noteAsked } from '~/platform/asked.server';
import { now } from '~/platform/clock.server';
import { context as appContext } from '~/platform/context.server';
import { notFound, Refusal } from '~/platform/refusal';
import type { Turn } from '~/publication/printer/orders.server';
import { database } from '~db/client';
import { actorByToken, touchSession } from '~db/queries/people';
import { asWorks, PUBLIC, type Reach, reach } from '~db/reach';
import { asRequest, storedToken, tokenIn } from './auth.server';
import { networkOf } from './rate-limit.server';
import { SESSION_IDLE_MS, SESSION_MS } from './session-length';

/** How old "last seen" may grow before it is written again. */
const TOUCH_MS = 5 * 60_000;

/** Somebody who is signed in, with what their account wants of them. */
export interface SignedInPerson extends Actor {
  /** Organisations in which they were asked for a section, by id. */
  askedIn: readonly string[];
  signedInAt: Date;
  /** Whether a second factor is asked at their sign-in. */
  secondFactor: boolean;
  /** Whether they must set one up before they may do anything: until then they have no role. */
  mustSetUpFactor: boolean;
}

/** What Remix hands to every loader of one request. */
type RequestContext = object | undefined;

const asked = new WeakMap<object, Promise<SignedInPerson | null>>();

/**
 * Who is asking; null when signed out or when the session ended (60 minutes idle, 12 hours in all).
 * Every loader guards itself, so the answer is kept for the length of one request. From here on the database is asked as
 * who it is.
 */
export async function actorOf(request: Request, context: RequestContext): Promise<SignedInPerson | null> {
  const known = context && asked.get(context);
  const finding = known ?? findActor(request);
  if (context && !known) asked.set(context, finding);
  const person = await finding;
  reach(person ? reachOf(person) : PUBLIC);
  if (person) noteAsked({ person: person.personId });
  return person;
}

/** Which rows the database gives to somebody: it follows from their roles, never from what they ask for. */
function reachOf({ bodyRoles, memberships, askedIn }: SignedInPerson): Reach {
  const organisations = [
    ...new Set([...memberships.map(({ organisationId }) => organisationId), ...askedIn]),
  ];
  const [assesses, administers] = [bodyRoles.includes('assessor'), bodyRoles.includes('admin')];
  if (assesses) return { role: administers ? 'accreditor' : 'assessor', organisations };
  if (administers) return { role: 'admin', organisations };
  // Whoever belongs to nothing finds nothing, where a stranger would be refused.
  return { role: 'member', organisations };
}

/** Whether a request is of somebody who has signed in, before anything else is known of it. */
export const isSignedIn = async (request: Request) => (await findActor(request)) !== null;

/** In whose turn a document is made for whoever asks. */
export async function turnOf(request: Request, context: { address?: unknown }): Promise<Turn> {
  const person = await findActor(request);
  if (person) return { line: 'signed in', share: person.personId };
  return { line: 'strangers', share: networkOf(String(context.address ?? '')) };
}

/** Whoever has just signed in with this request is who asks for the rest of it. */
export function hasSignedIn(headers: Headers, context: object): void {
  asked.set(context, actorBy(headers));
}

/** Whom the cookies that an answer sets sign in. */
export function actorBy(headers: Headers): Promise<SignedInPerson | null> {
  return findActor(asRequest(headers));
}

async function findActor(request: Request): Promise<SignedInPerson | null> {
  const raw = tokenIn(request);
  if (!raw) return null;
  const token = storedToken(raw);
  const time = now().getTime();
  const limits = { startedAfter: new Date(time - SESSION_MS), seenAfter: new Date(time - SESSION_IDLE_MS) };
  const rows = await asWorks(() => actorByToken(database(), token, limits));
  const [first] = rows ?? [];
  if (!rows || !first) return null;
  if (time - first.seen_at.getTime() > TOUCH_MS) await touchSession(database(), token, new Date(time));
  const bodyRoles = new Set(rows.map((row) => row.body_role).filter((role) => role !== null));
  const roles = { bodyRoles: [...bodyRoles] as BodyRole[], memberships: membershipsIn(rows) };
  const askedIn = first.asked_in?.split(' ') ?? [];
  const secondFactor = first.two_factor_enabled;
  const mustSetUpFactor = !secondFactor && !first.provider_factor && needsSecondFactor(roles);
  return {
    personId: first.person_id,
    name: first.person_name,
    email: first.email,
    ...(mustSetUpFactor ? { bodyRoles: [], memberships: [], askedIn: [] } : { ...roles, askedIn }),
    // A provider that somebody signed in at this morning vouches for this morning.
    signedInAt:
      first.proved_at && first.proved_at < first.signed_in_at ? first.proved_at : first.signed_in_at,
    secondFactor,
    mustSetUpFactor,
  };
}

/** Whether somebody may not turn their second factor off. */
export const mustHaveFactor = (person: SignedInPerson) => person.mustSetUpFactor || needsSecondFactor(person);

/** Whether this service demands a second factor of somebody with these roles. */
function needsSecondFactor({ bodyRoles, memberships }: Pick<Actor, 'bodyRoles' | 'memberships'>): boolean {
  const roles: Role[] = [...bodyRoles, ...memberships.map(({ role }) => role)];
  return appContext().secondFactor === 'required' && roles.some((role) => NEED_SECOND_FACTOR.includes(role));
}

function membershipsIn(rows: NonNullable<Awaited<ReturnType<typeof actorByToken>>>): Membership[] {
  const found = new Map<string, Membership>();
  for (const { organisation_id, slug, organisation_name, member_role } of rows)
    if (organisation_id && slug && organisation_name && member_role)
      found.set(`${organisation_id} ${member_role}`, {
        organisationId: organisation_id,
        slug,
        name: organisation_name,
        role: member_role,
      });
  return [...found.values()];
}

/**
 * The signed-in person; signed out is a refusal that leads to the sign-in page and back, and so does a second factor that
 * has to be set up first.
 */
export async function requireActor(request: Request, context: RequestContext): Promise<SignedInPerson> {
  const actor = await requirePerson(request, context);
  if (actor.mustSetUpFactor) throw new Refusal('no_second_factor', 'Set up a second factor to go on');
  return actor;
}

/** How long after signing in somebody may decide in their own name, without entering the password once more. */
const FRESH_MS = 15 * 60_000;

/** The same, of somebody who has signed in just now: for what is declared, published, or decides over others' access. */
export async function requireFreshActor(request: Request, context: RequestContext): Promise<Actor> {
  return refuseUnlessFresh(await requireActor(request, context));
}

function refuseUnlessFresh(person: SignedInPerson): SignedInPerson {
  if (now().getTime() - person.signedInAt.getTime() > FRESH_MS)
    throw new Refusal('signed_in_long_ago', 'This needs your password once more');
  return person;
}

/** The signed-in person, also before a second factor is set up: for their own account. */
export async function requirePerson(request: Request, context: RequestContext): Promise<SignedInPerson> {
  const actor = await actorOf(request, context);
  if (!actor) throw new Refusal('signed_out', 'Sign in to go on');
  return actor;
}

/** The same, who has signed in just now: for what concerns the whole account. */
export async function requireFreshPerson(request: Request, context: RequestContext): Promise<SignedInPerson> {
  return refuseUnlessFresh(await requirePerson(request, context));
}

/** The signed-in person, who has this permission somewhere; else the page is not found. */
export async function requirePermission(
  request: Request,
  context: RequestContext,
  permission: Permission,
): Promise<Actor> {
  const actor = await requireActor(request, context);
  if (!can(actor, permission)) throw notFound();
  return actor;
}
