import type { LayoutNode } from './layout-tree';
import { PAGE_ROOM, split } from './split';
import { margin, paper } from './theme';

/** Cuts columns that follow each other into pages of paper. */
export function cutPages(columns: readonly LayoutNode[]): LayoutNode[] {
  const pages: LayoutNode[] = [];
  let rest = joined(columns);
  while (rest) {
    const { above, below } = pageOf(rest);
    pages.push(onPaper(above));
    rest = below;
  }
  return pages;
}

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

/** What is too tall for any page stands on one of its own, and runs off it: better than never coming to an end. */
function pageOf(rest: LayoutNode): { above: LayoutNode; below: LayoutNode | null } {
  const { above, below } = split(rest, PAGE_ROOM);
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

function onPaper(page: LayoutNode): LayoutNode {
  return {
    ...page,
    ...(page.box && { box: { ...page.box, height: paper.height } }),
    children: page.children?.map((child) => moved(child, margin.top)),
  };
}
