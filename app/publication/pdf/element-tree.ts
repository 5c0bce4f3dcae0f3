import { Fragment, isValidElement, type ReactNode } from 'react';
import type { RowWords, SetRow } from './set-row';

/** A node as `@react-pdf/layout` takes it. */
export interface DocumentNode {
  type: string;
  box: Record<string, never>;
  style: unknown;
  props: Record<string, unknown>;
  children: (DocumentNode | TextNode)[];
}

export interface TextNode {
  type: 'TEXT_INSTANCE';
  value: string;
}

export interface TreeOptions {
  /** Makes the words safe to print. */
  clean(text: string): string;
  /** Parts a word that is too long for any line. */
  part(word: string): string[];
  /** Sets the words of a table's row. */
  set(row: RowWords): SetRow;
}

// The highest penalty there is: a line never ends inside a word where only the font changes.
const NEVER_HYPHENATE = 10_000;

/**
 * Turns React elements into the layout's tree. Documents are plain functions of their data, without hooks, so calling
 * them is enough; it is synchronous, a mistake throws where it is made, and no second React renderer is loaded.
 */
export function elementTree(root: ReactNode, { clean, part, set }: TreeOptions): DocumentNode {
  let nextId = 0;

  const hostNode = (type: string, { style, children, ...props }: Record<string, unknown>): DocumentNode => {
    const row = props.row ? set(cleanRow(props.row as RowWords, clean)) : null;
    const text = type === 'TEXT' ? { hyphenationPenalty: NEVER_HYPHENATE, hyphenationCallback: part } : {};
    // The number stays with the pieces of a node that is split over pages, and so joins them again.
    const node: DocumentNode = {
      type,
      box: {},
      style: row ? { ...(style as object), height: heightOf(style as RowStyle, row) } : (style ?? {}),
      props: { ...props, ...text, ...(row && { row }), nodeId: nextId++ },
      children: [],
    };
    node.children = nodesOf(children as ReactNode, type === 'TEXT');
    return node;
  };

  const nodesOf = (value: ReactNode, insideText: boolean): (DocumentNode | TextNode)[] => {
    if (value === null || value === undefined || typeof value === 'boolean') return [];
    if (typeof value === 'string' || typeof value === 'number') {
      // What `words && <Box />` leaves when there are none.
      if (value === '') return [];
      if (!insideText) throw new Error(`words outside a text: "${value}"`);
      return [{ type: 'TEXT_INSTANCE', value: clean(String(value)) }];
    }
    if (Array.isArray(value)) return value.flatMap((child: ReactNode) => nodesOf(child, insideText));
    if (!isValidElement<Record<string, unknown>>(value))
      throw new Error('a document holds elements and text only');
    const { type, props } = value;
    if (type === Fragment) return nodesOf(props.children as ReactNode, insideText);
    if (typeof type === 'string') return [hostNode(type, props)];
    return nodesOf((type as (props: unknown) => ReactNode)(props), insideText);
  };

  const [document] = nodesOf(root, false);
  if (document?.type !== 'DOCUMENT') throw new Error('a PDF starts with a <PdfDocument>');
  return document as DocumentNode;
}

interface RowStyle {
  paddingVertical?: number;
  borderBottomWidth?: number;
}

/** A row's height on paper: its words, the space around them and the rule below. */
function heightOf({ paddingVertical = 0, borderBottomWidth = 0 }: RowStyle, { height }: SetRow): number {
  return height + 2 * paddingVertical + borderBottomWidth;
}

function cleanRow(row: RowWords, clean: TreeOptions['clean']): RowWords {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, text: clean(cell.text) })) };
}
