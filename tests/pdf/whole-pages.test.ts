import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Order, PRINTS, printOrder } from '~/publication/printer/orders.server';
import { freshDatabase } from '../support/database';
import { everythingPublished, publishEverything } from '../support/published-everything';
import { openPdf, type StructureNode, structureOf } from './open-pdf';

const KINDS = Object.keys(PRINTS) as Order['kind'][];
/** What stands between the lines at the head and at the foot of an A4 page, in points from below. */
const BODY = { top: 786, bottom: 76 };
/** Rows of a table that nobody wants to turn a page for. */
const FEW_ROWS = 5;
/** A page that holds less looks like a mistake; its last words may stand a line above what closes it. */
const LEAST = 0.4;

const within = (role: string, node: StructureNode): StructureNode[] =>
  node.role === role ? [node] : node.children.flatMap((child) => within(role, child));
const wordsIn = (node: StructureNode): string => [node.text, ...node.children.map(wordsIn)].join(' ').trim();

/** Tables that go on over a page, with how many of their rows stand there. */
function parted(pages: readonly StructureNode[]): { rows: number; here: number; first: string }[] {
  return pages.flatMap((page) =>
    within('Table', page).flatMap((table) => {
      // A page knows all rows of a table that goes on, and the words of its own alone; a head that comes again is no row.
      const [head, ...rows] = within('TR', table);
      const here = rows.filter((row) => wordsIn(row));
      const goesOn = head && !wordsIn(head) && here.length < rows.length;
      return goesOn ? [{ rows: rows.length, here: here.length, first: wordsIn(here[0] ?? head) }] : [];
    }),
  );
}

/** The words of a page's body, from above, with how far above the paper's foot they stand. */
async function linesOf(pdf: PDFDocumentProxy, number: number): Promise<{ words: string; y: number }[]> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items
    .flatMap((item) =>
      'str' in item && item.str.trim() ? [{ words: item.str, y: item.transform[5] as number }] : [],
    )
    .filter(({ y }) => y < BODY.top && y > BODY.bottom)
    .sort((a, b) => b.y - a.y);
}

describe('every published statement of the demo and of the cases', () => {
  freshDatabase();
  beforeAll(publishEverything, 240_000);

  it('parts no small table, leaves no line alone and no page nearly empty', async () => {
    const faults: string[] = [];
    let pages = 0;
    for (const { name, ...statement } of await everythingPublished())
      for (const kind of KINDS) {
        const pdf = await openPdf(await printOrder({ kind, ...statement }));
        for (const { rows, here, first } of parted(await structureOf(pdf)))
          if (rows <= FEW_ROWS) faults.push(`${name} ${kind}: ${here} of ${rows} rows go on with “${first}”`);
        for (let number = 2; number <= pdf.numPages; number += 1) {
          const lines = await linesOf(pdf, number);
          const [first, last] = [lines[0], lines.at(-1)];
          const full = (BODY.top - (last?.y ?? BODY.top)) / (BODY.top - BODY.bottom);
          if (full < LEAST)
            faults.push(`${name} ${kind}: page ${number} is ${Math.round(full * 100)} % full`);
          if (first?.words.startsWith('SHA-256'))
            faults.push(`${name} ${kind}: page ${number} begins with a hash`);
          pages += 1;
        }
      }
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(600);
  }, 300_000);
});
