import { inTransaction } from '~db/client';
import { bumpPublicRevision } from '~db/queries/public-revision';
import type { Actor } from '../access/can';
import { now } from '../platform/clock.server';
import { Refusal } from '../platform/refusal';
import { publicationChanged } from './contributions.server';
import { move, stepEvent } from './decide.server';
import { tellUnpublished } from './letters.server';
import { holdAsShown, type Seen } from './shown.server';

/** Takes the published version out of the directory, with a reason that the history keeps. */
export async function unpublishStatement(actor: Actor, seen: Seen, reason: string): Promise<void> {
  await inTransaction(async (tx) => {
    const open = await holdAsShown(tx, seen);
    const version = open.versions.find((each) => each.status === 'published');
    if (!version) throw new Refusal('not_in_state', 'This statement is not published');
    await move(tx, { version }, 'unpublish', { ended_at: now() });
    await stepEvent(tx, actor, { version, statement: open.statement }, 'statement.unpublished', { reason });
    await tellUnpublished(tx, actor, { version, statement: open.statement }, reason);
    await publicationChanged(tx, open.statement);
    await bumpPublicRevision(tx);
  });
}
