import { inTransaction, type Tx } from '~db/client';
import { moveVersion } from '~db/queries/statements';
import type { Actor } from '../access/can';
import { can } from '../access/can';
import { record } from '../audit/record.server';
import { now } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import { LIFECYCLE, type MovingStep } from './lifecycle';
import { nextVersion } from './next-version.server';
import type { OpenStatement } from './open.server';
import { holdAsShown, type Seen } from './shown.server';

/** Who decides may not be on the submitter's side. */
export function refuseOwnSide(actor: Actor, { version, organisation }: OpenStatement): void {
  const involved = [version.prepared_by, version.declared_by].includes(actor.personId);
  if (involved || !can(actor, 'statement.decide', organisation.id))
    throw new Refusal('forbidden', 'You belong to this organisation, so another assessor must decide');
}

/** Ends a submitted version and starts the next draft from it, in one transaction. */
export async function sendBack(
  actor: Actor,
  seen: Seen,
  step: 'return' | 'withdraw',
  reason: string | null,
): Promise<void> {
  const decided =
    step === 'return' ? { decided_by: actor.personId, decided_at: now(), decision_reason: reason } : {};
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    await move(tx, open, step, { ...decided, ended_at: now() });
    const next = await nextVersion(tx, open.version);
    await stepEvent(tx, actor, open, step === 'return' ? 'statement.returned' : 'statement.withdrawn', {
      reason,
      next,
    });
  });
}

/** Moves a version on or refuses, because somebody else already did. */
export async function move(
  tx: Tx,
  { version }: Pick<OpenStatement, 'version'>,
  step: MovingStep,
  change: Parameters<typeof moveVersion>[2],
): Promise<void> {
  const { from, to } = LIFECYCLE[step];
  const at = { organisationId: version.organisation_id, id: version.id, from, to };
  if (!(await moveVersion(tx, at, change)))
    throw new Refusal('not_in_state', 'Somebody else has already decided about this version');
}

/** The audit event of a step. */
export function stepEvent(
  tx: Tx,
  actor: { personId: string; name: string } | null,
  { version, statement }: Pick<OpenStatement, 'version' | 'statement'>,
  event: Parameters<typeof record>[1]['event'],
  detail: unknown = {},
): Promise<void> {
  const { organisation_id: organisationId, id: versionId } = version;
  return record(tx, { organisationId, actor, event, statementId: statement.id, versionId, detail });
}
