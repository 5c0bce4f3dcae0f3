import { drawRow, drawSetWords } from './draw-words';
import type { Fonts } from './faces';
import { addBookmark, type Bookmarks, paintList, roleOf } from './internals';
import type { LayoutNode, Paint } from './layout-tree';
import type { PdfFile, StructureElement } from './pdf-file';
import { placeFigure, type Structure } from './structure';

type Child = LayoutNode | Paint;

interface Place {
  left: number;
  top: number;
  pageHeight: number;
}

interface Tagging {
  file: PdfFile;
  fonts: Fonts;
  structure: Structure;
  bookmarks: Bookmarks;
}

/** Texts in these hold their words themselves; any other text without a tag is a paragraph. */
const HOLDS_WORDS = new Set(['TD', 'TH', 'LBody', 'Lbl', 'Caption', 'P', 'Span']);

const paintsItself = ({ style }: LayoutNode) =>
  style !== undefined &&
  Object.keys(style).some((key) => key.startsWith('background') || key.startsWith('border'));

const tagOf = ({ props }: LayoutNode, parent: StructureElement) => {
  if (props?.tag) return props.tag;
  if (props?.paint && props.alt) return 'Figure';
  return props?.words && !HOLDS_WORDS.has(roleOf(parent)) ? 'P' : undefined;
};

const wordsIn = ({ props }: LayoutNode) =>
  (props?.words?.lines ?? [])
    .flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .join('')
    .trim();

/** What happens once, where an element first appears: it is hung up, bookmarked, named. */
function beginnings(
  tagging: Tagging,
  node: LayoutNode,
  element: StructureElement,
  parent: StructureElement,
  at: Place,
): Paint[] {
  const { file, structure, bookmarks } = tagging;
  const { outline, anchor } = node.props ?? {};
  const begin = [structure.hang(element, parent)];
  const title = outline ? wordsIn(node) : '';
  if (outline && title)
    begin.push(() => addBookmark(file, bookmarks, { level: outline, title, top: at.top }));
  if (anchor) begin.push(() => file.addNamedDestination(anchor, 'XYZ', null, at.top, null));
  return begin;
}

/** A drawing is one function: marked as its figure, or as decoration. */
function drawing(
  { file, fonts, structure }: Tagging,
  node: LayoutNode,
  element: StructureElement | undefined,
  at: Place,
): Child[] {
  const { box, props } = node;
  const paint = props?.paint;
  if (!box || !paint) return [];
  if (element) placeFigure(element, { ...box, left: at.left, top: at.top }, at.pageHeight);
  const draw = () => {
    file.save().translate(box.left, box.top);
    paint({ file, fonts, width: box.width, height: box.height });
    file.restore();
  };
  return [element ? structure.open(element) : structure.artifact(), draw, structure.close];
}

/** Words of a node, drawn by ourselves: as content of their element, or as furniture. The renderer has moved to its box. */
function wordsOf(tagging: Tagging, { box, props }: LayoutNode, element: StructureElement | null): Paint[] {
  const { words, row, nodeId = -1 } = props ?? {};
  const at = { left: box?.paddingLeft ?? 0, top: (box?.paddingTop ?? 0) + (box?.borderTopWidth ?? 0) };
  if (words) return [() => drawSetWords(tagging, words, at, element)];
  if (row) return [() => drawRow(tagging, row, nodeId, at, element)];
  return [];
}

/** The children of a box; its own background and border, painted before them, are an artifact. */
function tagBox(tagging: Tagging, node: LayoutNode, element: StructureElement, at: Place): Child[] {
  const { structure } = tagging;
  const inside = (node.children ?? []).flatMap((child) => tagNode(tagging, child, element, at));
  const children = [...wordsOf(tagging, node, element), ...inside];
  const painted = paintsItself(node);
  node.children = paintList(painted ? [structure.close, ...children] : children);
  return painted ? [structure.artifact(), node] : [node];
}

/** A node without an element of its own: its words and its children belong to the parent's. */
function tagUnnamed(tagging: Tagging, node: LayoutNode, parent: StructureElement, at: Place): Child[] {
  if (node.props?.paint) return drawing(tagging, node, undefined, at);
  return tagBox(tagging, node, parent, at);
}

/** Puts the marks of structure around one laid-out node. */
function tagNode(tagging: Tagging, node: LayoutNode, parent: StructureElement, outer: Place): Child[] {
  const { structure } = tagging;
  const at = { ...outer, left: outer.left + (node.box?.left ?? 0), top: outer.top + (node.box?.top ?? 0) };
  const tag = tagOf(node, parent);
  if (!tag) return tagUnnamed(tagging, node, parent, at);

  const { element, first } = structure.elementOf(node, tag);
  // The head row of a table comes again on each of its pages: read once, furniture after.
  if (!first && node.props?.fixed) {
    node.children = paintList(wordsOf(tagging, node, null));
    return [structure.artifact('Pagination'), node, structure.close];
  }
  const begin = first ? beginnings(tagging, node, element, parent, at) : [];
  if (node.props?.paint) return [...begin, ...drawing(tagging, node, element, at)];
  return [...begin, ...tagBox(tagging, node, element, at)];
}

/** Tags a page and adds what stands outside the layout: its header and footer. */
export function tagPage(tagging: Tagging, page: LayoutNode, furniture: readonly Paint[]): void {
  const place = { left: 0, top: 0, pageHeight: page.box?.height ?? 0 };
  const children = (page.children ?? []).flatMap((child) =>
    tagNode(tagging, child, tagging.structure.root, place),
  );
  page.children = paintList([...children, ...furniture]);
}
