import { database } from '~db/client';
import {
  membershipsOf,
  ownAccess,
  ownAccreditorEvents,
  ownEvents,
  ownInvitations,
  ownMails,
  ownNotices,
  ownPerson,
  ownSectionTurns,
  passkeysOf,
} from '~db/queries/own-data';
import { bodyRolesOf, sessionsOf } from '~db/queries/people';
import { providerLinksOf } from '~db/queries/provider-links';
import { asWorks } from '~db/reach';
import { noteAccess } from '../audit/access.server';
import { now } from '../platform/clock.server';
import { notFound } from '../platform/refusal';
import type { SignedInPerson } from './actor.server';
import { browserIn } from './device.server';

const AT_ONCE = 500;
/** More than anybody has of what is no event. */
const MOST = 1_000;

/**
 * Everything that the service knows of a person, as JSON. What they entered is said by its event and its day: the figures
 * are the organisation's, and stand in its statements.
 */
export function ownData(person: SignedInPerson): Promise<string> {
  // What they did in an organisation that they have left is theirs, too.
  return asWorks(() => dataOf(person));
}

async function dataOf({ personId, name }: SignedInPerson): Promise<string> {
  const db = database();
  const person = await ownPerson(db, personId);
  if (!person) throw notFound();
  const { id, email, email_verified, two_factor_enabled, told, reminded, buys_for, created_at } = person;
  const ever = { startedAfter: new Date(0), seenAfter: new Date(0) };
  const sessions = await sessionsOf(db, personId, ever, MOST);
  const invitations = await ownInvitations(db, { email, personId }, MOST);
  const data = {
    saidOn: now(),
    account: {
      id,
      name: person.name,
      email,
      emailConfirmed: email_verified,
      since: created_at,
      secondFactor: two_factor_enabled,
      told,
      reminded,
      buysFor: buys_for,
    },
    roles: {
      atTheAccreditor: await bodyRolesOf(db, personId),
      inOrganisations: (await membershipsOf(db, personId, MOST)).map((row) => ({
        organisation: row.slug,
        name: row.name,
        role: row.role,
        since: row.created_at,
      })),
    },
    sessions: sessions.map((row) => ({
      since: row.created_at,
      lastUsed: row.updated_at,
      browser: browserIn(row.user_agent),
    })),
    passkeys: (await passkeysOf(db, personId, MOST)).map((row) => ({
      name: row.name,
      since: row.created_at,
    })),
    providers: (await providerLinksOf(db, personId, MOST)).map((row) => ({
      issuer: row.issuer,
      subject: row.subject,
      since: row.created_at,
      ended: row.ended_at,
    })),
    invitations: invitations.map(({ invited_by, slug, ...row }) => ({
      id: row.id,
      sentByYou: invited_by === personId,
      organisation: slug,
      role: row.role,
      sent: row.created_at,
      until: row.expires_at,
      accepted: row.accepted_at,
      takenBack: row.revoked_at,
    })),
    notices: await ownNotices(db, personId, MOST),
    mails: await ownMails(db, email, MOST),
    askedForSections: await ownSectionTurns(db, personId, MOST),
    entered: {
      inOrganisations: await whole((after) => ownEvents(db, personId, after, AT_ONCE)),
      atTheAccreditor: await whole((after) => ownAccreditorEvents(db, personId, after, AT_ONCE)),
    },
    access: await whole((after) => ownAccess(db, personId, after, AT_ONCE)),
  };
  await noteAccess({ event: 'account.exported', person: { id: personId, name } });
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** All rows of what comes in pages. */
async function whole<Row extends { id: string }>(
  page: (after: string | null) => Promise<Row[]>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const rows = await page(all.at(-1)?.id ?? null);
    all.push(...rows);
    if (rows.length < AT_ONCE) return all;
  }
}
