import { inTransaction } from '~db/client';
import type { Actor } from '../access/can';
import { Refusal } from '../platform/refusal';
import { note } from './decide.server';
import { nextVersion } from './next-version.server';
import { holdAsShown, type Seen } from './shown.server';

/** Starts a corrected version of a published (or withdrawn) statement; the published one stays until it is replaced. */
export async function amendStatement(actor: Actor, seen: Seen): Promise<void> {
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    const { version } = open;
    if (version.status !== 'published' && version.status !== 'unpublished')
      throw new Refusal('not_in_state', 'Only a published statement can be corrected');
    const next = await nextVersion(tx, version);
    await note(tx, actor, open, 'statement.amended', { next });
  });
}
