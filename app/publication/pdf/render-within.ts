import type { ReactElement } from 'react';
import type { DocumentMeta } from './document-meta';
import type { DocumentNode, TextNode } from './element-tree';
import type { LayoutNode } from './layout-tree';
import { build, type LaidOut, layOut, type RenderOptions, write } from './render-tagged-pdf';
import { contentWidth, margin, paper } from './theme';

/** Beyond this many pages too many, no shorter edition will do. */
const HOPELESS = 4;

const CONTENT_HEIGHT = paper.height - margin.top - margin.bottom;
/** Pages for what words and boxes take at the very least: real documents need a tenth more. */
const LEAST = 1.3 / (contentWidth * CONTENT_HEIGHT);

type Edition = () => ReactElement;

/**
 * Writes the fullest edition that keeps to so many pages, the fullest coming first; the fullest of all where none can.
 * Laying out is what takes time, so editions are not tried that are too long by what stands in them: surely too long,
 * or longer than a fuller one that was tried has shown to fit.
 */
export async function renderWithin(
  most: number,
  editions: readonly [Edition, ...Edition[]],
  meta: DocumentMeta,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  const [fullest] = editions;
  const first = await build(fullest(), options);
  const cover = first.tree.children.length - 1;
  let density = LEAST;
  let laidOut: LaidOut | undefined;
  for (const edition of editions) {
    const built = edition === fullest ? first : await build(edition(), options);
    const guess = cover + takes(built.tree) * density;
    if (edition === fullest && guess >= most + HOPELESS) break;
    if (guess > most) continue;
    laidOut = await layOut(built);
    if (laidOut.pages.length <= most) return write(laidOut, meta, options);
    if (edition === fullest && laidOut.pages.length >= most + HOPELESS) break;
    density = heightOf(laidOut.pages.slice(cover)) / takes(built.tree);
  }
  const whole = laidOut?.tree === first.tree ? laidOut : await layOut(first);
  return write(whole, meta, options);
}

/** The height of a run of pages, in pages: the last is counted as far as it is filled. */
function heightOf(pages: readonly LayoutNode[]): number {
  const bottoms = (pages.at(-1)?.children ?? []).map(({ box }) => (box ? box.top + box.height : 0));
  const filled = (Math.max(margin.top, ...bottoms) - margin.top) / CONTENT_HEIGHT;
  return pages.length - 1 + filled;
}

/** What a document's last run of pages, which is the one that differs in length, takes of paper. */
const takes = (tree: DocumentNode) => paperFor(tree.children.at(-1), contentWidth);

type Style = Record<string, unknown>;
const styleOf = (style: unknown): Style => Object.assign({}, ...[style].flat(3));
const points = (value: unknown) => Number.parseFloat(String(value ?? 0)) || 0;

/** Roughly how much paper a part of a document takes, for comparing two editions of one. */
function paperFor(node: DocumentNode | TextNode | undefined, width: number): number {
  if (!node || !('style' in node)) return 0;
  const style = styleOf(node.style);
  const own = typeof style.width === 'number' ? style.width : width;
  const around = [style.marginTop, style.marginBottom, style.paddingVertical, style.paddingVertical];
  const space = around.map(points).reduce((sum, each) => sum + each, 0) * own;
  if (node.type === 'TEXT')
    return space + lettersIn(node) * points(style.fontSize) * 0.5 * points(style.lineHeight);
  const drawn = node.props.paint ? points(style.height) * own : 0;
  return space + drawn + node.children.reduce((sum, child) => sum + paperFor(child, own), 0);
}

function lettersIn(node: DocumentNode | TextNode): number {
  if ('value' in node) return node.value.length;
  return node.children.reduce((sum, child) => sum + lettersIn(child), 0);
}
