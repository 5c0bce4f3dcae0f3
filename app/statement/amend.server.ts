import { inTransaction, type Tx } from '~db/client';
import type { Actor } from '../access/can';
import { Refusal } from '../platform/refusal';
import { stepEvent } from './decide.server';
import { allows } from './lifecycle';
import { nextVersion } from './next-version.server';
import type { OpenStatement } from './open.server';
import { holdAsShown, type Seen } from './shown.server';

/** Starts a corrected version of a published (or withdrawn) statement; the published one stays until it is replaced. */
export async function amendStatement(actor: Actor, seen: Seen): Promise<void> {
  await inTransaction(async (tx) => amendIn(tx, actor, await holdAsShown(tx, seen)));
}

/** The same for an import, which sees no page. Gives the new draft's id. */
export async function amendIn(
  tx: Tx,
  actor: Pick<Actor, 'personId' | 'name'> | null,
  open: Pick<OpenStatement, 'version' | 'statement'>,
): Promise<string> {
  if (!allows(open.version.status, 'amend'))
    throw new Refusal('not_in_state', 'Only a published statement can be corrected');
  const next = await nextVersion(tx, open.version);
  await stepEvent(tx, actor, open, 'statement.amended', { next });
  return next;
}
