import type { StatementDocument } from '../../questionnaire/document';
import { commissionerPdf, declarationPdf, renewalPdf, statementPdf } from '../documents.server';
import type { DocumentFacts } from '../pdf/documents/facts';
import type { Slice } from '../pdf/documents/slice';

/** A PDF that is wanted, as plain data: it can be sent to another thread. */
export interface Order {
  /** Whose turn it takes; by default the service's own. */
  turn?: Turn;
  kind: keyof typeof PRINTS;
  document: StatementDocument;
  facts: DocumentFacts;
  slice?: Slice;
}

/** In which line an order waits, and whose share of that line it is: who has signed in waits behind no stranger. */
export interface Turn {
  line: 'signed in' | 'strangers';
  share: string;
}

type Print = (order: Omit<Order, 'kind' | 'turn'>) => Promise<Uint8Array>;

/** Every kind of PDF, and what draws it. */
export const PRINTS = {
  renewal: ({ document, facts }) => renewalPdf(document, facts),
  statement: ({ document, facts }) => statementPdf(document, facts),
  declaration: ({ document, facts }) => declarationPdf(document, facts),
  commissioner: ({ document, facts, slice }) => commissionerPdf(document, facts, slice),
} satisfies Record<string, Print>;

/** Draws what was ordered, in this thread and unsigned. */
export function printOrder({ kind, ...order }: Order): Promise<Uint8Array> {
  return PRINTS[kind](order);
}
