import type { Actor } from '../access/can';
import { refuseOwnSide, sendBack } from './decide.server';
import { tellReturned } from './letters.server';
import type { Seen } from './shown.server';

/** The assessor asks for changes: the version ends as returned, and a new draft begins with its answers. */
export async function returnStatement(actor: Actor, open: Seen, reason: string): Promise<void> {
  refuseOwnSide(actor, open);
  await sendBack(actor, open, 'return', reason, (tx, held) => tellReturned(tx, actor, held, reason));
}
