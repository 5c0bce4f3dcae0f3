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

/** Who takes part in a decision: the actor, and what of the version and the organisation it turns on. */
interface Involved {
  organisationId: string;
  preparedBy: string | null;
  declaredBy: string | null;
}

/** Why somebody may not decide about a statement, as they are told; null where they may. Who decides is never of its side. */
export function whyNotDecide(
  actor: Actor,
  { organisationId, preparedBy, declaredBy }: Involved,
): string | null {
  if (!can(actor, 'statement.decide')) return 'Only an assessor decides about a statement';
  if (declaredBy === actor.personId) return 'You declared this statement, so another assessor decides';
  if (preparedBy === actor.personId) return 'You prepared this statement, so another assessor decides';
  if (!can(actor, 'statement.decide', organisationId))
    return 'You belong to this organisation, so another assessor decides';
  return null;
}

/** The same of an opened statement. */
export function involvedIn({
  version,
  organisation,
}: Pick<OpenStatement, 'version' | 'organisation'>): Involved {
  return {
    organisationId: organisation.id,
    preparedBy: version.prepared_by,
    declaredBy: version.declared_by,
  };
}

/** Who decides may not be on the submitter's side. */
export function refuseOwnSide(actor: Actor, open: OpenStatement): void {
  const why = whyNotDecide(actor, involvedIn(open));
  if (why) throw new Refusal('forbidden', why);
}

/** Ends a submitted version and starts the next draft from it, in one transaction. */
export async function sendBack(
  actor: Actor,
  seen: Seen,
  step: 'return' | 'withdraw',
  reason: string | null,
  told?: (tx: Tx, open: OpenStatement) => Promise<void>,
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
    await told?.(tx, open);
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
