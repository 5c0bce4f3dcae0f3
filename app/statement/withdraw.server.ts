import type { Actor } from '../access/can';
import { sendBack } from './decide.server';
import type { Seen } from './shown.server';

/** The organisation takes a submitted statement back to change it. */
export async function withdrawStatement(actor: Actor, open: Seen): Promise<void> {
  await sendBack(actor, open, 'withdraw', null);
}
