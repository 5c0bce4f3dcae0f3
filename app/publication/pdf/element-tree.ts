import type { Style } from '@react-pdf/types';
import { Fragment, isValidElement, type ReactNode } from 'react';
import type { Meaning } from './meaning';
import type { CellWords, RowWords, SetRow } from './set-row';
import type { Run, RunStyle, SetWords } from './set-words';
import { colour, type as typeface } from './theme';

/** A node as `@react-pdf/layout` takes it. */
export interface DocumentNode {
  type: string;
  box: Record<string, never>;
  style: Style;
  props: DocumentProps;
  children: DocumentNode[];
}

export interface DocumentProps extends Omit<Meaning, 'row'> {
  /** Words that have no lines yet. */
  runs?: Run[];
  /** Cells that have no lines yet, with each its words. */
  cells?: { cell: CellWords; runs: Run[] }[];
  words?: SetWords;
  row?: SetRow;
  stands?: RowWords['stands'];
  lineHeight?: number;
  nodeId?: number;
  wrap?: boolean;
  size?: [number, number];
  [other: string]: unknown;
}

/** Makes the words safe to print. */
type Clean = (text: string) => string;

interface Host {
  style?: Style | Style[];
  children?: ReactNode;
  [other: string]: unknown;
}

/** An element down to the ground: a name of the renderer's, or words. */
type Ground = { type: string; props: Host } | string;

/** Calls components until hosts and words are left. Documents are plain functions of their data, without hooks. */
function groundOf(value: ReactNode): Ground[] {
  if (value === null || value === undefined || typeof value === 'boolean' || value === '') return [];
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(groundOf);
  if (!isValidElement<Host>(value)) throw new Error('a document holds elements and text only');
  const { type, props } = value;
  if (type === Fragment) return groundOf(props.children);
  if (typeof type === 'string') return [{ type, props }];
  return groundOf((type as (props: unknown) => ReactNode)(props));
}

const flat = (style: Host['style']): Style =>
  Array.isArray(style) ? Object.assign({}, ...style) : (style ?? {});

const BODY: RunStyle = {
  fontFamily: typeface.body.fontFamily,
  fontWeight: typeface.body.fontWeight,
  size: typeface.body.fontSize,
  colour: '#000000',
  spacing: 0,
  underline: false,
  meaning: null,
};

/** A style on top of the words' around it. */
function runStyle(around: RunStyle, style: Style, meaning?: RunStyle['meaning']): RunStyle {
  const { fontFamily, fontWeight, fontSize, color, letterSpacing, textDecoration } = style;
  return {
    fontFamily: (fontFamily as string[] | undefined) ?? around.fontFamily,
    fontWeight: Number(fontWeight ?? around.fontWeight),
    size: Number(fontSize ?? around.size),
    colour: color ?? around.colour,
    spacing: Number(letterSpacing ?? around.spacing),
    underline: textDecoration ? textDecoration === 'underline' : around.underline,
    meaning: meaning ?? around.meaning,
  };
}

/** Words with what stands inside them, as runs of one look and one meaning. */
function runsOf(content: ReactNode, style: RunStyle, clean: Clean): Run[] {
  return groundOf(content).flatMap((ground): Run[] => {
    if (typeof ground === 'string') return [{ text: clean(ground), style }];
    if (ground.type !== 'TEXT') throw new Error('inside words there are only words');
    const { style: own, meaning, children } = ground.props;
    return runsOf(children, runStyle(style, flat(own), meaning as RunStyle['meaning']), clean);
  });
}

/** The height of a line of words; given in points with their unit, which the layout's own types want. */
const lineHeightOf = ({ lineHeight }: Style): number =>
  Number.parseFloat(String(lineHeight ?? typeface.body.lineHeight));

/** Turns a block's elements into the layout's nodes. */
function nodesIn(value: ReactNode, clean: Clean, nextId: () => number): DocumentNode[] {
  return groundOf(value).map((ground) => {
    if (typeof ground === 'string') throw new Error(`words outside a text: "${ground}"`);
    const { type, props: host } = ground;
    const { style: given, children, row, ...props } = host;
    const style = flat(given);
    // The number stays with the pieces of a node that is split over pages, and so joins them again.
    const node: DocumentNode = { type, box: {}, style, props: { ...props, nodeId: nextId() }, children: [] };
    if (type === 'TEXT') {
      node.type = 'VIEW';
      node.props.runs = runsOf(children, runStyle(BODY, style), clean);
      node.props.lineHeight = lineHeightOf(style);
    } else if (row) Object.assign(node.props, cellsOf(row as RowWords, clean));
    else node.children = nodesIn(children, clean, nextId);
    return node;
  });
}

/** Part of a run of pages that no other part changes: what one element on it becomes. */
export interface Block {
  nodes: DocumentNode[];
}

const listed = (value: ReactNode): ReactNode[] => (Array.isArray(value) ? value.flatMap(listed) : [value]);

/**
 * Turns documents into runs of pages, each a list of blocks. An element that stands in several documents becomes the
 * same block in each: editions of a document that is tried for length share most of their elements. Calling the
 * documents' functions is enough: it is synchronous, and a mistake throws where it is made.
 */
export function blocksOf(clean: Clean): (document: ReactNode) => Block[][] {
  let lastId = 0;
  const nextId = () => ++lastId;
  const known = new WeakMap<object, Block[][]>();
  const once = (element: ReactNode, make: () => Block[][]): Block[][] => {
    if (!isValidElement(element)) return make();
    const found = known.get(element) ?? make();
    known.set(element, found);
    return found;
  };

  const blockOf = (element: ReactNode): Block[] =>
    once(element, () => [[{ nodes: nodesIn(element, clean, nextId) }]]).flat();

  const pagesIn = (element: ReactNode): Block[][] =>
    once(element, () =>
      groundOf(element).map((ground) => {
        if (typeof ground === 'string' || ground.type !== 'PAGE') throw new Error('a PDF holds pages only');
        return listed(ground.props.children).flatMap(blockOf);
      }),
    );

  return (root) => {
    const [document] = groundOf(root);
    if (typeof document !== 'object' || document.type !== 'DOCUMENT')
      throw new Error('a PDF starts with a <PdfDocument>');
    return listed(document.props.children).flatMap(pagesIn);
  };
}

function cellsOf({ cells, size, lineHeight, stands }: RowWords, clean: Clean): Partial<DocumentProps> {
  const regular = { ...BODY, size, colour: colour.ink };
  const strong = { ...regular, fontWeight: 600 };
  return {
    cells: cells.map((cell) => ({
      cell,
      runs: runsOf(cell.content, cell.weight === 600 ? strong : regular, clean),
    })),
    lineHeight,
    stands,
  };
}
