import { database, inTransaction, type Tx } from '~db/client';
import { holdAccreditorHead } from '~db/queries/accreditor';
import { lockOrganisation, organisationById } from '~db/queries/organisations';
import { closePerson, membershipsOf } from '~db/queries/own-data';
import { bodyRolesOf, holdersOf } from '~db/queries/people';
import { asWorks } from '~db/reach';
import { noteAccess } from '../audit/access.server';
import { record, recordOfAccreditor } from '../audit/record.server';
import { promise } from '../mail/outbox.server';
import { now } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import type { SignedInPerson } from './actor.server';
import { endLinksOfWhoLeft } from './links-made.server';

/** More places than anybody belongs to. */
const PLACES = 1_000;

/** Why an account cannot be closed yet; empty where it can. */
export function whyNotClosed(person: Pick<SignedInPerson, 'personId'>): Promise<string[]> {
  // Whoever still has to set up a second factor has no roles to speak of, and may go.
  return asWorks(() => reasonsToStay(person));
}

async function reasonsToStay({ personId }: Pick<SignedInPerson, 'personId'>): Promise<string[]> {
  const why: string[] = [];
  for (const { organisation_id, name, role, merged_into } of await membershipsOf(
    database(),
    personId,
    PLACES,
  ))
    if (role === 'director' && !merged_into && (await holdersOf(database(), organisation_id, role)) === 1)
      why.push(lastDirector(name));
  const roles = await bodyRolesOf(database(), personId);
  if (roles.includes('admin') && (await holdersOf(database(), null, 'admin')) === 1) why.push(LAST_ADMIN);
  return why;
}

const lastDirector = (name: string) => `You are the last director of ${name}: invite another first`;
const LAST_ADMIN = 'You are the last administrator: invite another first';

/**
 * Closes an account: its roles, sessions, password, factors and notices are gone, and its address can be used anew. The name
 * stays beside what was done and entered with it.
 */
export async function closeAccount(person: SignedInPerson): Promise<void> {
  const { personId, name, email } = person;
  const actor = { personId, name };
  const closing = async (tx: Tx) => {
    const places = await membershipsOf(tx, personId, PLACES);
    const ids = [...new Set(places.map(({ organisation_id }) => organisation_id))].sort();
    // Of two last directors who leave at once one waits for the other, in the same order everywhere.
    for (const id of ids) await lockOrganisation(tx, id);
    const roles = await bodyRolesOf(tx, personId);
    if (roles.length > 0) await holdAccreditorHead(tx);
    for (const id of ids) await refuseLastDirector(tx, id, personId);
    if (roles.includes('admin') && (await holdersOf(tx, null, 'admin')) === 1)
      throw new Refusal('conflict', LAST_ADMIN);
    for (const id of ids) {
      const held = places.filter(({ organisation_id }) => organisation_id === id).map(({ role }) => role);
      await record(tx, { organisationId: id, actor, event: 'account.closed', detail: { roles: held } });
    }
    if (roles.length > 0) await recordOfAccreditor(tx, { actor, event: 'account.closed', detail: { roles } });
    await closePerson(tx, personId, `${personId}@closed.invalid`, now());
    for (const id of ids) await endLinksOfWhoLeft(tx, actor, { organisationId: id, personId });
    await promise(tx, email, {
      kind: 'The account was closed',
      subject: 'Your account is closed',
      says: [
        `Hello ${name},`,
        'Your account was closed just now. Nobody can sign in with it, and this address can be used for a new one.',
      ],
      after: ['If it was not you, tell us: your roles have to be given anew.'],
    });
  };
  await asWorks(() => inTransaction(closing));
  await noteAccess({ event: 'account.closed', person: { id: personId, name } });
}

async function refuseLastDirector(tx: Tx, organisationId: string, personId: string): Promise<void> {
  const mine = await membershipsOf(tx, personId, PLACES);
  if (!mine.some((each) => each.organisation_id === organisationId && each.role === 'director')) return;
  const organisation = await organisationById(tx, organisationId);
  if (!organisation || organisation.merged_into) return;
  if ((await holdersOf(tx, organisationId, 'director')) === 1)
    throw new Refusal('conflict', lastDirector(organisation.name));
}
