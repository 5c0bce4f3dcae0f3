import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPages } from './cut-pages';
import type { LayoutNode } from './layout-tree';
import type { Line } from './set-words';
import { roomOf, type Sheet } from './sheet';

const type = {
  fontFamily: ['Sans'],
  fontWeight: 400,
  size: 10,
  colour: '#000',
  spacing: 0,
  underline: false,
  meaning: null,
};
const sheet: Sheet = { width: 595, height: 842, top: 56, bottom: 76, side: 54, type, lineHeight: 14 };
const ROOM = roomOf(sheet);
const LINE = 14;

/** A block before it has a place: what it is, and the space above it. */
type Block =
  | { kind: 'words'; lines: number; keep: boolean; gap: number }
  | { kind: 'drawing'; height: number; gap: number }
  | { kind: 'table'; rows: number[]; gap: number }
  | { kind: 'beside'; columns: number[]; gap: number };

const gap = fc.integer({ min: 0, max: 30 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('words' as const),
    lines: fc.integer({ min: 1, max: 120 }),
    keep: fc.constant(false),
    gap,
  }),
  fc.record({
    kind: fc.constant('words' as const),
    lines: fc.integer({ min: 1, max: 3 }),
    keep: fc.constant(true),
    gap,
  }),
  fc.record({ kind: fc.constant('drawing' as const), height: fc.integer({ min: 5, max: 300 }), gap }),
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 60 }),
    gap,
  }),
  fc.record({
    kind: fc.constant('beside' as const),
    columns: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 3 }),
    gap,
  }),
);

let marks = 0;
const style = {
  fontFamily: ['Sans'],
  fontWeight: 400,
  size: 10,
  colour: '#000',
  spacing: 0,
  underline: false,
  meaning: null,
};
const newLines = (count: number): Line[] =>
  Array.from({ length: count }, () => ({ pieces: [{ text: `${marks++}`, style, width: 1 }], width: 1 }));
const setting = { room: 100, lineHeight: LINE, align: 'left' as const };
const box = (top: number, height: number) => ({ top, left: 0, width: 100, height });

const words = (count: number, top: number, keep = false): LayoutNode => ({
  type: 'VIEW',
  box: box(top, count * LINE),
  props: { words: { ...setting, lines: newLines(count) }, ...(keep && { keep }) },
});

/** A row with its rule and its space. */
const row = (count: number, top: number, head = false): LayoutNode => ({
  type: 'VIEW',
  box: { ...box(top, count * LINE + 6), paddingTop: 3, paddingBottom: 3 },
  props: {
    wrap: false,
    ...(head && { fixed: true, keep: true }),
    row: {
      stands: 'top',
      cells: [{ tag: 'TD', width: 100, paddingLeft: 0, words: { ...setting, lines: newLines(count) } }],
    },
  },
});

function nodeOf(wanted: Block, top: number): LayoutNode {
  if (wanted.kind === 'words') return words(wanted.lines, top, wanted.keep);
  if (wanted.kind === 'drawing')
    return { type: 'VIEW', box: box(top, wanted.height), props: { wrap: false, alt: `${marks++}` } };
  const children: LayoutNode[] = [];
  if (wanted.kind === 'beside') {
    for (const lines of wanted.columns) children.push(words(lines, 0));
    const height = Math.max(...wanted.columns) * LINE;
    return { type: 'VIEW', box: box(top, height), style: { flexDirection: 'row' }, children };
  }
  let height = 0;
  for (const [index, lines] of [1, ...wanted.rows].entries()) {
    const next = row(lines, height, index === 0);
    children.push(next);
    height += next.box?.height ?? 0;
  }
  return { type: 'VIEW', box: box(top, height), props: { tag: 'Table' }, children };
}

function columnOf(blocks: readonly Block[]): LayoutNode {
  let top = 0;
  const children = blocks.map((wanted) => {
    const node = nodeOf(wanted, top + wanted.gap);
    top = (node.box?.top ?? 0) + (node.box?.height ?? 0);
    return node;
  });
  return { type: 'PAGE', box: box(0, 1_000_000), props: { wrap: false }, children };
}

/** Everything a node shows, in order; a table's head that comes again is left out. */
function marksIn(node: LayoutNode, seen = new Set<string>()): string[] {
  const { words: own, row: cells, alt } = node.props ?? {};
  const shown = [own, ...(cells?.cells.map((cell) => cell.words) ?? [])].flatMap((each) =>
    (each?.lines ?? []).flatMap(({ pieces }) => pieces.map(({ text }) => text)),
  );
  const fresh = shown.filter((mark) => !node.props?.fixed || !seen.has(mark));
  for (const mark of shown) seen.add(mark);
  return [...(alt ? [alt] : []), ...fresh, ...(node.children ?? []).flatMap((child) => marksIn(child, seen))];
}

const sorted = (list: readonly string[]) => [...list].sort((a, b) => Number(a) - Number(b));

describe('cutting a column into pages', () => {
  it('keeps everything once and in order, within the margins, and no heading last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(block, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        (columns) => {
          const laidOut = columns.map(columnOf);
          const pages = cutPages(laidOut, sheet);
          const seen = new Set<string>();
          const shown = pages.map((page) => marksIn(page, seen));
          const beside = columns.flat().some(({ kind }) => kind === 'beside');
          const all = laidOut.flatMap((column) => marksIn(column));
          // Side by side, the left column's later lines come after the right one's first.
          expect(beside ? sorted(shown.flat()) : shown.flat()).toEqual(beside ? sorted(all) : all);
          for (const [index, page] of pages.entries()) {
            const children = page.children ?? [];
            expect(children.length).toBeGreaterThan(0);
            for (const { box: place } of children) {
              expect(place?.top).toBeGreaterThanOrEqual(sheet.top - 1e-6);
              expect((place?.top ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(sheet.top + ROOM + 1e-6);
            }
            // A column may end with a heading; only before more of its words would that be wrong.
            const last = children.at(-1);
            if (index < pages.length - 1 && children.length > 1)
              expect(last?.props?.keep ?? false).toBe(false);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('leaves no line of a paragraph alone on a page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 400 }), fc.integer({ min: 0, max: 600 }), (lines, above) => {
        const column = columnOf([
          { kind: 'drawing', height: above + 1, gap: 0 },
          { kind: 'words', lines, keep: false, gap: 0 },
        ]);
        for (const page of cutPages([column], sheet))
          for (const { props } of page.children ?? [])
            if (props?.words) expect(props.words.lines.length).toBeGreaterThan(1);
      }),
    );
  });

  it('repeats the head row of a table on each of its pages', () => {
    const pages = cutPages([columnOf([{ kind: 'table', rows: Array(90).fill(1), gap: 0 }])], sheet);
    expect(pages.length).toBeGreaterThan(1);
    for (const { children = [] } of pages) expect(children[0]?.children?.[0]?.props?.fixed).toBe(true);
  });

  it('splits a row that is taller than a page, though rows are kept whole', () => {
    const table = columnOf([{ kind: 'table', rows: [3, 150, 2], gap: 0 }]);
    const pages = cutPages([table], sheet);
    const seen = new Set<string>();
    expect(pages.flatMap((page) => marksIn(page, seen))).toEqual(marksIn(table));
    for (const { children = [] } of pages)
      for (const { box: place } of children)
        expect((place?.top ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(sheet.top + ROOM + 1e-6);
    expect(pages.length).toBe(4);
    const rows = pages.flatMap(({ children = [] }) => children.flatMap(({ children: own = [] }) => own));
    const lines = rows.flatMap(({ props }) =>
      props?.fixed ? [] : (props?.row?.cells[0]?.words.lines.length ?? []),
    );
    // The short ones whole, the tall one in as many pieces as it has pages.
    expect([lines[0], lines.at(-1)]).toEqual([3, 2]);
    expect(lines.slice(1, -1).reduce((sum, count) => sum + count, 0)).toBe(150);
  });

  it('parts no paragraph of four lines', () => {
    const pages = cutPages(
      [
        columnOf([
          { kind: 'drawing', height: ROOM - 2 * LINE - 5, gap: 0 },
          { kind: 'words', lines: 4, keep: false, gap: 0 },
          { kind: 'drawing', height: 0.6 * ROOM, gap: 0 },
        ]),
      ],
      sheet,
    );
    expect(pages[1]?.children?.[0]?.props?.words?.lines).toHaveLength(4);
  });

  it('takes the end of a table along to the notes that begin the next page, or all of a small one', () => {
    const pagesOf = (rows: number) => {
      const heights = (rows + 1) * (LINE + 6);
      const column = columnOf([
        { kind: 'drawing', height: ROOM - heights - LINE, gap: 0 },
        { kind: 'table', rows: Array<number>(rows).fill(1), gap: 0 },
        { kind: 'words', lines: 4, keep: false, gap: 0 },
        { kind: 'drawing', height: 0.6 * ROOM, gap: 0 },
      ]);
      const table = column.children?.[1];
      if (table) table.props = { ...table.props, keep: true };
      return cutPages([column], sheet).map(({ children = [] }) =>
        children.map(({ props, children: own = [] }) => props?.tag ?? (own.length > 0 ? 'box' : '')),
      );
    };
    expect(pagesOf(16)).toEqual([
      ['', 'Table'],
      ['Table', '', ''],
    ]);
    // A table of a third of a page at most goes whole.
    for (const rows of [1, 6, 10]) expect(pagesOf(rows)).toEqual([[''], ['Table', '', '']]);
  });

  it('gives a last page half of its room by what stands nearest to it, and tears no table to give it more', () => {
    const rows = 12;
    const facts = 0.1 * ROOM;
    const table = (rows + 1) * (LINE + 6);
    const column = columnOf([
      { kind: 'drawing', height: ROOM - table - facts - 20, gap: 0 },
      { kind: 'table', rows: Array<number>(rows).fill(1), gap: 0 },
      { kind: 'drawing', height: facts, gap: 10 },
      { kind: 'drawing', height: 0.45 * ROOM, gap: 10 },
    ]);
    const kinds = cutPages([column], sheet).map(({ children = [] }) =>
      children.map(({ props }) => props?.tag ?? 'drawing'),
    );
    expect(kinds).toEqual([
      ['drawing', 'Table'],
      ['drawing', 'drawing'],
    ]);
  });

  it('draws a run that is a little taller than a page in, by no more than its spaces give', () => {
    const giving = (height: number) => {
      const column = columnOf([
        { kind: 'drawing', height: 300, gap: 0 },
        { kind: 'drawing', height: height - 340, gap: 40 },
      ]);
      const second = column.children?.[1];
      if (second) second.props = { ...second.props, gives: 26 };
      return cutPages([column], sheet);
    };
    expect([ROOM, ROOM + 1, ROOM + 20, ROOM + 25, ROOM + 30].map((height) => giving(height).length)).toEqual([
      1, 1, 1, 1, 2,
    ]);
    const second = (height: number) => giving(height)[0]?.children?.[1]?.box?.top;
    expect(second(ROOM)).toBe(sheet.top + 340);
    expect(second(ROOM + 20)).toBeCloseTo(sheet.top + 340 - 20.25);
  });

  it('gives a page of its own to what is taller than any', () => {
    const pages = cutPages(
      [
        columnOf([
          { kind: 'words', lines: 1, keep: true, gap: 0 },
          { kind: 'drawing', height: 2_000, gap: 10 },
          { kind: 'words', lines: 1, keep: false, gap: 10 },
        ]),
      ],
      sheet,
    );
    expect(pages.map(({ children = [] }) => children.length)).toEqual([1, 1, 1]);
  });

  it('leaves no scrap on a last page: what the last two hold is shared between them', () => {
    const reach = ({ children = [] }: LayoutNode) =>
      Math.max(...children.map(({ box: place }) => (place?.top ?? 0) + (place?.height ?? 0))) - sheet.top;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 4, max: 12 }), { minLength: 14, maxLength: 60 }),
        (paragraphs) => {
          const pages = cutPages(
            [columnOf(paragraphs.map((lines) => ({ kind: 'words', lines, keep: false, gap: 6 })))],
            sheet,
          );
          if (pages.length > 1) for (const page of pages) expect(reach(page)).toBeGreaterThan(0.45 * ROOM);
        },
      ),
    );
  });
});
