import type { Tx } from '~db/client';
import { endLinksMadeBy } from '~db/queries/board-links';
import { rolesIn } from '~db/queries/people';
import type { Actor } from '../access/can';
import { POLICY, type Role } from '../access/policy';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';

/** Whoever may make no board links in an organisation any more has none that opens it. */
export async function endLinksOfWhoLeft(
  tx: Tx,
  actor: Pick<Actor, 'personId' | 'name'>,
  of: { organisationId: string; personId: string },
): Promise<void> {
  const may: Partial<Record<Role, unknown>> = POLICY['board_link.make'];
  const roles = await rolesIn(tx, of.organisationId, of.personId);
  if (roles.some((role) => may[role])) return;
  for (const { id, label, views } of await endLinksMadeBy(tx, { ...of, at: now() }))
    await record(tx, {
      organisationId: of.organisationId,
      actor,
      event: 'board_link.revoked',
      detail: { id, label, views },
    });
}
