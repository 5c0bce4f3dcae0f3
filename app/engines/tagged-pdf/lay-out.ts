import type { ReactElement } from 'react';
import { cutPages } from './cut-pages';
import { type Block, blocksOf, type DocumentNode } from './element-tree';
import type { Fonts } from './faces';
import { openFonts } from './fonts';
import type { House } from './house';
import type { LayoutNode } from './layout-tree';
import { loadParts } from './parts';
import { printable } from './printable';
import { setTree } from './set-tree';
import { type Sheet, widthBetween } from './sheet';

/** A document whose words and boxes have their places on pages. */
export interface LaidOut {
  pages: LayoutNode[];
  fonts: Fonts;
  sheet: Sheet;
}

/** Taller than any document: everything is placed once, in one long column, and cut into pages afterwards. */
const LONG = 1_000_000;

/** A block as a page of its own: blocks stand one below the other, so none changes another's places. */
const pageOf = ({ nodes }: Block, { side, width }: Sheet): DocumentNode => ({
  type: 'PAGE',
  box: {},
  style: { paddingHorizontal: side },
  props: { size: [width, LONG], wrap: false },
  children: nodes,
});

/** Lays documents out: what several of them hold only once. */
type LayOut = (document: ReactElement) => Promise<LaidOut>;

/** Starts to lay out the editions of one document. */
export async function startLayOut(house: House): Promise<LayOut> {
  const [parts, fonts] = [await loadParts(), await openFonts(house)];
  const runsOf = blocksOf((text) => printable(text, fonts.covers));
  const placed = new Map<Block, LayoutNode>();
  return async (document) => {
    const { runs, sheet } = runsOf(document);
    const fresh = [...new Set(runs.flat())].filter((block) => !placed.has(block));
    for (const { nodes } of fresh) setTree(nodes, fonts, widthBetween(sheet));
    const tree = {
      type: 'DOCUMENT',
      box: {},
      style: {},
      props: {},
      children: fresh.map((block) => pageOf(block, sheet)),
    };
    const layout = await parts.layoutDocument(tree as unknown as LayoutNode, fonts.store);
    for (const [index, block] of fresh.entries()) {
      const page = layout.children?.[index];
      if (page) placed.set(block, page);
    }
    const pages = runs.flatMap((blocks) =>
      cutPages(
        blocks.flatMap((block) => placed.get(block) ?? []),
        sheet,
      ),
    );
    return { pages, fonts, sheet };
  };
}
