import type { Style } from '@react-pdf/types';
import { isValidElement, type ReactNode } from 'react';
import { pictureOf } from './draw-picture';
import { paintsOf } from './draw-svg';
import { flat, type Ground, groundOf, type HostProps, runStyle } from './elements';
import type { NodeProps } from './layout-tree';
import type { InlineMeaning } from './meaning';
import type { Cell, SetRow } from './set-row';
import type { Run, RunStyle } from './set-words';
import type { Sheet } from './sheet';

/** A node as `@react-pdf/layout` takes it. */
export interface DocumentNode {
  type: 'VIEW' | 'PAGE' | 'DOCUMENT';
  box: Record<string, never>;
  style: Style;
  props: DocumentProps;
  children: DocumentNode[];
}

interface DocumentProps extends NodeProps {
  /** Words that have no lines yet. */
  runs?: Run[];
  /** Cells that have no lines yet, with each its words. */
  cells?: { cell: Cell; runs: Run[] }[];
  stands?: SetRow['stands'];
  lineHeight?: number;
  size?: [number, number];
}

/** Makes the words safe to print. */
type Clean = (text: string) => string;

/** What words inside other words mean beside what they say; one object for each element, over lines and pages. */
function inlineMeaning({ type, props }: Exclude<Ground, string>): InlineMeaning | undefined {
  if (type === 'LINK') return { kind: 'link', href: String(props.src), says: String(props.says) };
  return props.lang ? { kind: 'lang', lang: String(props.lang) } : undefined;
}

/** Words with what stands inside them, as runs of one look and one meaning. */
function runsOf(content: ReactNode, style: RunStyle, clean: Clean): Run[] {
  return groundOf(content).flatMap((ground): Run[] => {
    if (typeof ground === 'string') return [{ text: clean(ground), style }];
    if (ground.type !== 'TEXT' && ground.type !== 'LINK')
      throw new Error('inside words there are only words');
    const { style: own, children } = ground.props;
    return runsOf(children, runStyle(style, flat(own), inlineMeaning(ground)), clean);
  });
}

/** The height of a line of words; given in points with their unit, which the layout's own types want. */
const lineHeightOf = ({ lineHeight }: Style, { lineHeight: usual }: Sheet): number =>
  lineHeight === undefined ? usual : Number.parseFloat(String(lineHeight));

const meaningIn = ({
  tag,
  alt,
  numbering,
  outline,
  id,
  wrap,
  fixed,
  keep,
  gives,
  break: breaks,
}: HostProps) => ({
  tag,
  alt,
  numbering,
  outline,
  anchor: id,
  wrap,
  fixed,
  keep,
  gives,
  break: breaks,
});

/** Turns a block's elements into the layout's nodes. */
function nodesIn(value: ReactNode, sheet: Sheet, clean: Clean, nextId: () => number): DocumentNode[] {
  return groundOf(value).map((ground) => {
    if (typeof ground === 'string') throw new Error(`words outside a text: "${ground}"`);
    const { type, props: host } = ground;
    const style = flat(host.style);
    // The number stays with the pieces of a node that is split over pages, and so joins them again.
    const props: DocumentProps = { ...meaningIn(host), nodeId: nextId() };
    const node: DocumentNode = { type: 'VIEW', box: {}, style, props, children: [] };
    if (type === 'TEXT') {
      props.runs = runsOf(host.children, runStyle(sheet.type, style), clean);
      props.lineHeight = lineHeightOf(style, sheet);
    } else if (type === 'SVG') props.paint = paintsOf(host, style, sheet.type);
    else if (type === 'IMAGE') props.paint = pictureOf(host);
    else if (type !== 'VIEW') throw new Error(`${type} is no element of a tagged PDF`);
    else if (host.tag === 'TR') Object.assign(props, cellsOf(host.children, style, sheet, clean));
    else node.children = nodesIn(host.children, sheet, clean, nextId);
    return node;
  });
}

/** The cells of a row: words side by side, each in a column of a known width. */
function cellsOf(
  content: ReactNode,
  style: Style,
  sheet: Sheet,
  clean: Clean,
): Pick<DocumentProps, 'cells' | 'lineHeight' | 'stands'> {
  const around = runStyle(sheet.type, style);
  const cells = groundOf(content).map((ground) => {
    const { tag, scope, style: given, children } = typeof ground === 'string' ? {} : ground.props;
    if (tag !== 'TH' && tag !== 'TD') throw new Error('a row holds cells only: texts that are TH or TD');
    const own = flat(given);
    const cell: Cell = {
      tag,
      ...(scope ? { scope: scope as Cell['scope'] } : {}),
      width: Number(own.width ?? 0),
      paddingLeft: Number(own.paddingLeft ?? 0),
      paddingRight: Number(own.paddingRight ?? 0),
      align: own.textAlign === 'right' ? 'right' : 'left',
    };
    return { cell, runs: runsOf(children, runStyle(around, own), clean) };
  });
  const stands = style.alignItems === 'flex-end' ? 'bottom' : 'top';
  return { cells, lineHeight: lineHeightOf(style, sheet), stands };
}

/** Part of a run of pages that no other part changes: what one element on it becomes. */
export interface Block {
  nodes: DocumentNode[];
}

const listed = (value: ReactNode): ReactNode[] => (Array.isArray(value) ? value.flatMap(listed) : [value]);

/** What a page says of its paper, in react-pdf's own words. */
function sheetOf({ size, style }: HostProps): Sheet {
  const { paddingTop, paddingBottom, paddingHorizontal, lineHeight, ...type } = flat(style);
  const [width, height] = size as [number, number];
  const plain: RunStyle = {
    fontFamily: [],
    fontWeight: 400,
    size: 10,
    colour: '#000000',
    spacing: 0,
    underline: false,
    meaning: null,
  };
  return {
    width,
    height,
    top: Number(paddingTop),
    bottom: Number(paddingBottom),
    side: Number(paddingHorizontal),
    type: runStyle(plain, type),
    lineHeight: Number.parseFloat(String(lineHeight)),
  };
}

/** What a document is printed from: runs of pages, each a list of blocks. */
interface Runs {
  sheet: Sheet;
  runs: Block[][];
}

/**
 * Turns documents into runs of pages, each a list of blocks. An element that stands in several documents becomes the
 * same block in each: editions of a document that is tried for length share most of their elements. Calling the
 * documents' functions is enough: it is synchronous, and a mistake throws where it is made.
 */
export function blocksOf(clean: Clean): (document: ReactNode) => Runs {
  let lastId = 0;
  const nextId = () => ++lastId;
  let paper: Sheet | undefined;
  const known = new WeakMap<object, Block[][]>();
  const once = (element: ReactNode, make: () => Block[][]): Block[][] => {
    if (!isValidElement(element)) return make();
    const found = known.get(element) ?? make();
    known.set(element, found);
    return found;
  };

  const pagesIn = (element: ReactNode): Block[][] =>
    once(element, () =>
      groundOf(element).map((ground) => {
        if (typeof ground === 'string' || ground.type !== 'PAGE') throw new Error('a PDF holds pages only');
        const sheet = sheetOf(ground.props);
        paper ??= sheet;
        if (JSON.stringify(sheet) !== JSON.stringify(paper)) throw new Error('all pages are of one paper');
        const blockOf = (child: ReactNode): Block[] =>
          once(child, () => [[{ nodes: nodesIn(child, sheet, clean, nextId) }]]).flat();
        return listed(ground.props.children).flatMap(blockOf);
      }),
    );

  return (root) => {
    const [document] = groundOf(root);
    if (typeof document !== 'object' || document.type !== 'DOCUMENT')
      throw new Error('a PDF starts with a <Document>');
    const runs = listed(document.props.children).flatMap(pagesIn);
    if (!paper) throw new Error('a PDF has at least one page');
    return { sheet: paper, runs };
  };
}
