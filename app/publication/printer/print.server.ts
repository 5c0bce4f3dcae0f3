import { isValid, signPdf } from '../../engines/pades/sign-pdf';
import { now } from '../../platform/clock.server';
import { configuredSeal } from '../signature/configured.server';
import { type Order, printOrder } from './orders.server';

type PrintOrder = (order: Order) => Promise<Uint8Array>;

let draw: PrintOrder = printOrder;

/** Draws from now on in a thread, until it is stopped; commands and tests draw in their own. */
export function printIn({ draw: threaded }: { draw: PrintOrder }): void {
  draw = threaded;
}

/** Prints a PDF and signs it: the one way by which documents leave the house. */
export async function printPdf(order: Order, signedBy = configuredSeal): Promise<Uint8Array> {
  const { seal } = await signedBy();
  const at = now();
  // A certificate may expire while the server runs.
  if (!seal || !isValid(seal, at)) return draw(order);
  const { name, demo, room } = seal;
  const unsigned = await draw({ ...order, facts: { ...order.facts, seal: { name, demo, room, at } } });
  return signPdf(unsigned, seal.sign);
}
