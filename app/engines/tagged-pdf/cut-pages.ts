import type { LayoutNode } from './layout-tree';
import { roomOf, type Sheet } from './sheet';
import { split } from './split';

/** A last page that holds a smaller part of its room looks like a mistake: it shares with the one before. */
const LEAST = 0.5;
/** How much lower the cut between the last two pages is tried each time, in points. */
const STEP = 12;
/** What a page that was drawn in has left, so that sums of fractions do not overflow it. */
const HAIR = 0.25;

/** Cuts columns that follow each other into pages of paper. */
export function cutPages(columns: readonly LayoutNode[], sheet: Sheet): LayoutNode[] {
  const page = roomOf(sheet);
  const pages: LayoutNode[] = [];
  const starts: LayoutNode[] = [];
  let rest = drawnIn(joined(columns), page);
  while (rest) {
    starts.push(rest);
    const { above, below } = pageOf(rest, page, page);
    pages.push(above);
    rest = below;
  }
  const [last, start] = [pages.at(-1), starts.at(-2)];
  if (last && start && bottomOf(last) < LEAST * page)
    pages.splice(-2, 2, ...shared(start, pages.slice(-2), page));
  return pages.map((each) => onPaper(each, sheet));
}

/**
 * What the last two pages hold, cut as late as leaves the last of them half full, so that no more moves to it than has
 * to; where no cut does, in parts as equal as its cuts allow.
 */
function shared(start: LayoutNode, cut: LayoutNode[], page: number): LayoutNode[] {
  const lesser = (pages: readonly LayoutNode[]) => Math.min(...pages.map(bottomOf));
  const whole = cut.reduce((sum, page) => sum + bottomOf(page), 0);
  let best = cut;
  for (let room = page; room >= whole / 2; room -= STEP) {
    const { above, below } = pageOf(start, room, page);
    if (!below || bottomOf(above) > room) continue;
    const end = pageOf(below, page, page);
    const pages = [above, end.above];
    if (end.below || lesser(pages) <= lesser(best)) continue;
    if (lesser(pages) >= LEAST * page) return pages;
    best = pages;
  }
  return best;
}

/** How far down a page reaches. */
const bottomOf = ({ children = [] }: LayoutNode): number =>
  Math.max(0, ...children.map(({ box }) => (box ? box.top + box.height : 0)));

/** One long page. That its parts were laid out in one piece says nothing of the whole. */
function joined(columns: readonly LayoutNode[]): LayoutNode | null {
  const [first] = columns;
  if (!first) return null;
  const children: LayoutNode[] = [];
  let top = 0;
  for (const column of columns) {
    for (const child of column.children ?? []) children.push(moved(child, top));
    const last = column.children?.at(-1)?.box;
    if (last) top += last.top + last.height + (last.marginBottom ?? 0);
  }
  return toTheTop({ ...first, props: {}, children });
}

/** A column that is a little taller than a page, with as much less space as makes it one: never more than its parts give. */
function drawnIn(column: LayoutNode | null, page: number): LayoutNode | null {
  const [first, ...others] = column?.children ?? [];
  if (!column || !first) return column;
  const given = others.reduce((sum, { props }) => sum + (props?.gives ?? 0), 0);
  const needed = bottomOf(column) - page;
  if (needed <= 0 || needed + HAIR > given || others.some(({ props }) => props?.break)) return column;
  let up = 0;
  const closer = others.map((child) => {
    up += ((child.props?.gives ?? 0) * (needed + HAIR)) / given;
    return moved(child, -up);
  });
  return { ...column, children: [first, ...closer] };
}

/** What is too tall for any page stands on one of its own, and runs off it: better than never coming to an end. */
function pageOf(
  rest: LayoutNode,
  room: number,
  page: number,
): { above: LayoutNode; below: LayoutNode | null } {
  const { above, below } = split(rest, room, page);
  if (above) return { above, below };
  const [first, ...others] = rest.children ?? [];
  if (!first || others.length === 0) return { above: rest, below: null };
  return { above: { ...rest, children: [first] }, below: toTheTop({ ...rest, children: others }) };
}

/** Without the space that stands above its first box: a page begins with words. */
function toTheTop(page: LayoutNode): LayoutNode {
  const start = page.children?.[0]?.box?.top ?? 0;
  return { ...page, children: page.children?.map((child) => moved(child, -start)) };
}

const moved = (node: LayoutNode, down: number): LayoutNode =>
  node.box ? { ...node, box: { ...node.box, top: node.box.top + down } } : node;

function onPaper(page: LayoutNode, { height, top }: Sheet): LayoutNode {
  return {
    ...page,
    ...(page.box && { box: { ...page.box, height } }),
    children: page.children?.map((child) => moved(child, top)),
  };
}
