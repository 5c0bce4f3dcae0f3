import { inTransaction } from '~db/client';
import type { OrganisationRow } from '~db/queries/organisations';
import { bodyRolesOf, endSessions, forgetFactor, personById, rolesIn } from '~db/queries/people';
import type { Actor } from '../access/can';
import { recordOfAccreditor } from '../audit/record.server';
import { promise } from '../mail/outbox.server';
import { Refusal } from '../platform/refusal';

/**
 * Takes away the second factor of somebody who has lost it and every backup code: an administrator knows by other means who
 * asks. They are signed out everywhere, are told by mail, and set up another before they may do anything. Refuses one's own,
 * and whoever does not belong to the place.
 */
export async function endFactorOf(
  actor: Pick<Actor, 'personId' | 'name'>,
  place: Pick<OrganisationRow, 'id'> | null,
  personId: string,
): Promise<void> {
  if (personId === actor.personId)
    throw new Refusal('conflict', 'Your own second factor is set up anew on the page of your account');
  await inTransaction(async (tx) => {
    const person = await personById(tx, personId);
    const roles = place ? await rolesIn(tx, place.id, personId) : await bodyRolesOf(tx, personId);
    if (!person || roles.length === 0) throw new Refusal('conflict', 'They do not belong here any more');
    if (!person.twoFactor) throw new Refusal('conflict', `${person.name} has no second factor`);
    await forgetFactor(tx, personId);
    await endSessions(tx, personId, 'all');
    await recordOfAccreditor(tx, { actor, event: 'person.factor_ended', detail: { name: person.name } });
    await promise(tx, person.email, {
      kind: 'The second factor was ended',
      subject: 'Set up your second factor anew',
      says: [
        `Hello ${person.name},`,
        `${actor.name} has ended your second factor, so that you can set up another. You are signed out everywhere: sign in with your password, and you are led there.`,
      ],
      after: [
        'If you did not ask for it, tell us at once, and set a new password: whoever knows it could set up a factor of theirs.',
      ],
    });
  });
}
