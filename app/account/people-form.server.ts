import { z } from 'zod';
import type { Actor } from '../access/can';
import type { Role } from '../access/policy';
import { byButton, chosen, given } from '../forms/fields';
import { read } from '../forms/read.server';
import { notFound, Refusal } from '../platform/refusal';
import { addressLine } from './address-line';
import { endRole, invite, takeBackInvitation } from './invitations.server';

type Place = Parameters<typeof invite>[1];

/** Does what was pressed on a page of people: an organisation's, or the accreditor's. */
export async function changePeople(
  actor: Actor,
  place: Place,
  request: Request,
  roles: readonly [Role, ...Role[]],
  does: {
    /** Ends what somebody sees who answers sections alone. */
    endContributor?: (personId: string) => Promise<void>;
    /** Takes away a second factor that was lost; only where whoever asks may. */
    endFactor?: ((personId: string) => Promise<void>) | undefined;
  } = {},
): Promise<void> {
  const role = chosen('Choose a role').pipe(z.enum(roles, 'Choose a role'));
  const said = await read(
    request,
    byButton([
      z.object({
        intent: z.literal('invite'),
        email: addressLine,
        role,
        knowing: z.literal('yes').optional(),
      }),
      z.object({ intent: z.literal('take_back'), invitation: given }),
      z.object({ intent: z.literal('end'), person: given, role }),
      z.object({ intent: z.literal('end_contributor'), person: given }),
      z.object({ intent: z.literal('end_factor'), person: given }),
    ]),
  );
  if (said.intent === 'invite') return invite(actor, place, { ...said, knowing: said.knowing !== undefined });
  if (said.intent === 'take_back') return takeBackInvitation(actor, place, said.invitation);
  if (said.intent === 'end_contributor') {
    if (!does.endContributor) throw notFound();
    return does.endContributor(said.person);
  }
  if (said.intent === 'end_factor') {
    if (!does.endFactor) throw new Refusal('forbidden', 'Only administrators can do this');
    return does.endFactor(said.person);
  }
  return endRole(actor, place, { personId: said.person, role: said.role });
}
