import { now } from '../../platform/clock.server';
import { isValid, type Seal } from '../signature/seal';
import { signPdf } from '../signature/sign-pdf';
import { type Order, printOrder } from './orders.server';

type PrintOrder = (order: Order) => Promise<Uint8Array>;

interface Press {
  /** Gives what signs; null leaves PDFs unsigned. */
  seal: () => Promise<Seal | null>;
  /** What draws: this thread, until a server starts another. */
  draw: PrintOrder;
}

let press: Press = { seal: async () => null, draw: printOrder };

/** Says how this process prints. Commands and tests draw in their own thread. */
export function setPress(change: Partial<Press>): void {
  press = { ...press, ...change };
}

/** Prints a PDF and signs it: the one way by which documents leave the house. */
export async function printPdf(order: Order): Promise<Uint8Array> {
  const { draw } = press;
  const seal = await press.seal();
  const at = now();
  // A certificate may expire while the server runs.
  if (!seal || !isValid(seal, at)) return draw(order);
  const { name, demo, room } = seal;
  const unsigned = await draw({ ...order, facts: { ...order.facts, seal: { name, demo, room, at } } });
  return signPdf(unsigned, seal.sign);
}
