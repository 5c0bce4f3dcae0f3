import './scheme';
import { sha256 } from '~/platform/canonical.server';
import { type Order, printOrder } from '~/publication/printer/orders.server';
import { publishedFacts } from '../pdf/made-up-facts';
import { hugeStatement } from '../pdf/made-up-statement';

/** The hash of each kind of PDF of one statement, unsigned. As a program, prints them. */
export async function printHashes(given: Partial<Order> = {}): Promise<string[]> {
  const kinds: Order['kind'][] = ['renewal', 'statement', 'commissioner'];
  const order = { document: hugeStatement(), facts: publishedFacts, ...given };
  const hashes: string[] = [];
  for (const kind of kinds) hashes.push(`${kind} ${sha256(await printOrder({ ...order, kind }))}`);
  return hashes;
}

if (process.argv[1]?.endsWith('print-hashes.ts')) process.stdout.write((await printHashes()).join('\n'));
