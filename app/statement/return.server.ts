import type { Actor } from '../access/can';
import { refuseOwnSide, sendBack } from './decide.server';
import type { OpenStatement } from './open.server';

/** The assessor asks for changes: the version ends as returned, and a new draft begins with its answers. */
export async function returnStatement(actor: Actor, open: OpenStatement, reason: string): Promise<void> {
  refuseOwnSide(actor, open);
  await sendBack(actor, open, 'return', reason);
}
