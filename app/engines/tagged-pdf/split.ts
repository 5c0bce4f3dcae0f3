import type { LayoutNode } from './layout-tree';
import { rowHeight } from './set-row';
import type { SetWords } from './set-words';

/** What of a node stands above a cut, and what below; null where that is nothing. */
interface Split {
  above: LayoutNode | null;
  below: LayoutNode | null;
}

/** Lines of a paragraph that stand together at the end of a page, and at the start of the next. */
const TOGETHER = 2;
/** A paragraph of no more lines is not parted at all. */
const SHORT = 4;
/** A table that takes no more of a page is read at a glance, and is not parted. */
const SMALL_TABLE = 1 / 3;
/** Less than any line or rule. */
const HAIR = 0.1;

const heightOf = ({ box }: LayoutNode) => box?.height ?? 0;
const topOf = ({ box }: LayoutNode) => box?.top ?? 0;
const bottomOf = (node: LayoutNode) => topOf(node) + heightOf(node);

const resized = (node: LayoutNode, height: number, top = topOf(node)): LayoutNode =>
  node.box ? { ...node, box: { ...node.box, top, height } } : node;

const isSideBySide = ({ style }: LayoutNode) => style?.flexDirection === 'row';

/** What a node has above and below its lines or children, for itself. */
function edges({ box }: LayoutNode): { before: number; after: number } {
  const { paddingTop = 0, paddingBottom = 0, borderTopWidth = 0, borderBottomWidth = 0 } = box ?? {};
  return { before: paddingTop + borderTopWidth, after: paddingBottom + borderBottomWidth };
}

/** Kept on one page; what is taller than any page is split like everything else. */
function isWhole(node: LayoutNode, page: number): boolean {
  const { wrap, tag } = node.props ?? {};
  if (wrap === false) return heightOf(node) <= page;
  return tag === 'Table' && heightOf(node) <= SMALL_TABLE * page;
}

const leastLines = (lines: number) => (lines <= SHORT ? lines : TOGETHER);

/** The least of a node that may begin on a page: all of what is never split, the first lines of a paragraph. */
function leastOf(node: LayoutNode, page: number): number {
  const { props = {}, children = [] } = node;
  if (isWhole(node, page)) return heightOf(node);
  if (props.words) {
    const least = edges(node).before + leastLines(props.words.lines.length) * props.words.lineHeight;
    return Math.min(heightOf(node), least);
  }
  if (props.row) return Math.min(heightOf(node), edges(node).before + TOGETHER * lineHeightOf(node));
  if (children.length === 0) return heightOf(node);
  if (isSideBySide(node)) return Math.max(...children.map((child) => topOf(child) + leastOf(child, page)));
  return leastFrom(children, 0, page);
}

/** How far down the page a child and what it is kept with reach, measured from their parent. */
function leastFrom(children: readonly LayoutNode[], index: number, page: number): number {
  const child = children[index];
  if (!child) return 0;
  const kept = child.props?.keep && index + 1 < children.length && !isColumn(child, page);
  return kept ? leastFrom(children, index + 1, page) : topOf(child) + leastOf(child, page);
}

/** Boxes one below the other, which may be parted: a table. */
const isColumn = (node: LayoutNode, page: number) =>
  !isWhole(node, page) && !node.props?.row && !isSideBySide(node) && (node.children ?? []).length > 0;

/** The parts of a column of which the end stands with what follows; null where it cannot be cut, and stays whole. */
function cutForItsEnd(node: LayoutNode, page: number): { above: LayoutNode; below: LayoutNode } | null {
  if (!isColumn(node, page)) return null;
  const { above, below } = split(node, heightOf(node) - HAIR, page);
  return above && below ? { above, below } : null;
}

const lineHeightOf = ({ props }: LayoutNode) => props?.row?.cells[0]?.words.lineHeight ?? 0;

/** Parts a node that is taller than its room, on pages that hold so much. */
export function split(node: LayoutNode, room: number, page: number): Split {
  const { props = {}, children = [] } = node;
  const whole = { above: null, below: node };
  if (isWhole(node, page) || leastOf(node, page) > room) return whole;
  if (props.words) return splitText(node, props.words, room);
  if (props.row) return splitRow(node, room);
  if (children.length === 0) return whole;
  return isSideBySide(node)
    ? splitSideBySide(node, children, room, page)
    : splitColumn(node, children, room, page);
}

/** How many of so many lines stand above: never one alone, above or below. */
function linesAbove(lines: number, lineHeight: number, room: number): number {
  const fitting = Math.floor(room / lineHeight + 1e-6);
  return fitting >= lines ? lines : Math.min(fitting, lines - TOGETHER);
}

function splitText(node: LayoutNode, words: SetWords, room: number): Split {
  const { before, after } = edges(node);
  const { lines, lineHeight } = words;
  const count = linesAbove(lines.length, lineHeight, room - before);
  if (count < leastLines(lines.length)) return { above: null, below: node };
  const part = (some: SetWords['lines'], edge: number): LayoutNode => ({
    ...resized(node, some.length * lineHeight + edge),
    props: { ...node.props, words: { ...words, lines: some } },
  });
  const above = part(lines.slice(0, count), before);
  if (count === lines.length) return { above, below: null };
  return { above, below: withoutTop(part(lines.slice(count), after)) };
}

function splitRow(node: LayoutNode, room: number): Split {
  const { row } = node.props ?? {};
  if (!row) return { above: null, below: node };
  const { before, after } = edges(node);
  const count = Math.floor((room - before) / lineHeightOf(node) + 1e-6);
  const part = (from: number, to: number | undefined, edge: number): LayoutNode => {
    const cells = row.cells.map((cell) => ({
      ...cell,
      words: { ...cell.words, lines: cell.words.lines.slice(from, to) },
    }));
    const own = { ...row, cells };
    return { ...resized(node, rowHeight(own) + edge), props: { ...node.props, row: own } };
  };
  return { above: part(0, count, before), below: withoutTop(part(count, undefined, after)) };
}

/** What goes on over the page begins at its very top. */
const withoutTop = (node: LayoutNode): LayoutNode =>
  node.box ? { ...node, box: { ...node.box, paddingTop: 0 } } : node;

function splitSideBySide(
  node: LayoutNode,
  children: readonly LayoutNode[],
  room: number,
  page: number,
): Split {
  const parts = children.map((child) =>
    bottomOf(child) <= room ? { above: child, below: null } : split(child, room - topOf(child), page),
  );
  if (parts.some(({ above }) => !above)) return { above: null, below: node };
  const some = (side: keyof Split) => parts.flatMap((part) => part[side] ?? []);
  const below = some('below').map((child) => resized(child, heightOf(child), 0));
  if (below.length === 0) return { above: node, below: null };
  const tallest = (list: readonly LayoutNode[]) => Math.max(...list.map(bottomOf));
  return {
    above: { ...resized(node, tallest(some('above'))), children: some('above') },
    below: { ...resized(node, tallest(below) + edges(node).after), children: below },
  };
}

/** Whether what follows a child that is kept with it finds no room. */
function endsAlone(children: readonly LayoutNode[], index: number, room: number, page: number): boolean {
  const kept = children[index]?.props?.keep && index + 1 < children.length;
  return Boolean(kept) && leastFrom(children, index + 1, page) > room;
}

function splitColumn(node: LayoutNode, children: readonly LayoutNode[], room: number, page: number): Split {
  for (const [index, child] of children.entries()) {
    const begins = leastFrom(children, index, page) <= room;
    const fits = bottomOf(child) <= room;
    const ending =
      fits && begins && endsAlone(children, index, room, page) ? cutForItsEnd(child, page) : null;
    if (!(child.props?.break && index > 0) && fits && begins && !ending) continue;
    const { above, below } =
      ending ??
      (!child.props?.break && begins
        ? split(child, room - topOf(child), page)
        : { above: null, below: child });
    const before = [...children.slice(0, index), ...(above ? [above] : [])];
    const rest = shifted(
      before.filter(({ props }) => props?.fixed),
      [...(below ? [below] : [])],
      children,
      index,
    );
    if (before.length === 0) return { above: null, below: node };
    return {
      above: { ...resized(node, Math.max(...before.map(bottomOf))), children: before },
      below: rest && { ...resized(node, rest.height + edges(node).after), children: rest.children },
    };
  }
  return { above: node, below: null };
}

/** Moves what is left up: first what comes again on every page, then the rest of the child that was cut, then the others. */
function shifted(
  fixed: readonly LayoutNode[],
  cut: readonly LayoutNode[],
  children: readonly LayoutNode[],
  index: number,
): { children: LayoutNode[]; height: number } | null {
  const after = children.slice(index + 1);
  if (cut.length + after.length === 0) return null;
  let height = 0;
  const moved: LayoutNode[] = [];
  const put = (node: LayoutNode, gap: number) => {
    moved.push(resized(node, heightOf(node), height + gap));
    height += gap + heightOf(node);
  };
  for (const node of fixed) put(node, 0);
  for (const node of cut) put(node, 0);
  let previous = children[index];
  for (const node of after) {
    put(node, moved.length > 0 && previous ? topOf(node) - bottomOf(previous) : 0);
    previous = node;
  }
  return { children: moved, height };
}
