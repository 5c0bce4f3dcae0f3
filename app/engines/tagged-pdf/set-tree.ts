import type { Style } from '@react-pdf/types';
import type { DocumentNode } from './element-tree';
import type { Fonts } from './faces';
import { rowHeight } from './set-row';
import { setWords, widest } from './set-words';

const points = (...lengths: unknown[]): number => Number(lengths.find((length) => length !== undefined) ?? 0);

const sides = {
  padding: (style: Style) =>
    points(style.paddingLeft, style.paddingHorizontal, style.padding) +
    points(style.paddingRight, style.paddingHorizontal, style.padding),
  border: ({ borderWidth }: Style) => 2 * points(borderWidth),
  margin: ({ marginLeft, marginRight }: Style) => points(marginLeft) + points(marginRight),
};

const above = {
  padding: (style: Style) =>
    points(style.paddingTop, style.paddingVertical, style.padding) +
    points(style.paddingBottom, style.paddingVertical, style.padding),
  border: ({ borderTopWidth, borderBottomWidth }: Style) =>
    points(borderTopWidth) + points(borderBottomWidth),
};

/** The room inside a box of this style that may be so wide. */
function inside(style: Style, room: number): number {
  const width = Math.min(points(style.width, room - sides.margin(style)), points(style.maxWidth, room));
  return width - sides.padding(style) - sides.border(style);
}

/** The width a box takes when nothing stretches it. */
function natural({ style, children }: DocumentNode): number {
  if (style.width !== undefined) return points(style.width);
  return Math.max(0, ...children.map(natural)) + sides.padding(style) + sides.border(style);
}

/**
 * Gives the words of a column their lines, and their boxes the height of these: the layout then has only boxes to
 * place. Its own setting of words takes most of its time, and is done anew for every page.
 */
export function setTree(nodes: readonly DocumentNode[], fonts: Fonts, width: number): void {
  for (const node of nodes) setNode(node, width, fonts);
}

/** `shrinks`: the box is as wide as what it holds, and no wider than the room. */
function setNode(node: DocumentNode, room: number, fonts: Fonts, shrinks = false): void {
  const { style, props, children } = node;
  const inner = inside(style, room);
  if (props.runs) setText(node, inner, fonts, shrinks);
  else if (props.cells) setCells(node, fonts);
  else if (style.flexDirection === 'row') setSideBySide(children, inner, fonts);
  else for (const child of children) setNode(child, inner, fonts, shrinks || style.alignItems !== undefined);
}

function setText(node: DocumentNode, room: number, fonts: Fonts, shrinks: boolean): void {
  const { style, props } = node;
  const { runs = [], lineHeight = 0, ...rest } = props;
  const align = style.textAlign === 'right' ? 'right' : 'left';
  const words = setWords(runs, { room, lineHeight, align }, fonts);
  if (shrinks) words.room = Math.min(room, widest(words));
  const height = words.lines.length * lineHeight + above.padding(style);
  node.props = { ...rest, words };
  node.style = {
    ...boxStyle(style),
    height: Math.max(height, points(style.minHeight)),
    ...(shrinks && style.width === undefined && { width: words.room + sides.padding(style) }),
  };
}

/** What the layout needs of a text's style: its lines it has. */
function boxStyle(style: Style): Style {
  const { fontFamily, fontSize, fontWeight, lineHeight, color, letterSpacing, textAlign, minHeight, ...box } =
    style;
  return box;
}

function setCells(node: DocumentNode, fonts: Fonts): void {
  const { cells = [], lineHeight = 0, stands = 'top', ...rest } = node.props;
  const row = {
    stands,
    cells: cells.map(({ cell: { tag, scope, width, paddingLeft, paddingRight, align }, runs }) => {
      const setting = { room: width - paddingLeft - paddingRight, lineHeight, align };
      return { tag, ...(scope && { scope }), width, paddingLeft, words: setWords(runs, setting, fonts) };
    }),
  };
  const { style } = node;
  node.props = { ...rest, row };
  // Its cells have their places: to the layout it is one box.
  const { flexDirection, alignItems, ...box } = boxStyle(style);
  node.style = { ...box, height: rowHeight(row) + above.padding(style) + above.border(style) };
}

/** Boxes in a row: those that stretch share what the others leave. */
function setSideBySide(children: readonly DocumentNode[], room: number, fonts: Fonts): void {
  const stretching = children.filter(({ style }) => style.flex);
  let left = room;
  for (const child of children) {
    if (child.style.flex) continue;
    setNode(child, left, fonts, child.style.width === undefined);
    left -= natural(child) + sides.margin(child.style);
  }
  for (const child of stretching) setNode(child, left / stretching.length, fonts);
}
