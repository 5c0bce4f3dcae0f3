import type { Face, Fonts } from './fonts';
import { stretches } from './pen';
import { sans } from './theme';

/** One cell of a table's row, before it has a place. */
export interface CellWords {
  tag: 'TH' | 'TD';
  scope?: 'Column' | 'Row';
  text: string;
  width: number;
  paddingLeft: number;
  paddingRight: number;
  align: 'left' | 'right';
  weight: 400 | 600;
}

/** A row of cells that is drawn as one: its words in lines, and how tall it is. */
export interface RowWords {
  cells: readonly CellWords[];
  size: number;
  lineHeight: number;
  /** Where a shorter cell stands in the row. */
  stands: 'top' | 'bottom';
}

export interface SetRow extends RowWords {
  lines: string[][];
  height: number;
}

type Part = (word: string) => string[];

/** Fontkit's own name for what shaping gives; the fonts remember each word they have shaped. */
interface ShapingFace extends Face {
  unitsPerEm: number;
  layout(text: string, features?: unknown, script?: unknown, language?: unknown, direction?: string): Shaped;
}

interface Shaped {
  positions: { xAdvance: number }[];
}

const known = new WeakMap<Fonts, Map<string, number>>();
const MOST_WORDS = 20_000;

/** The width of a word at one point, remembered: the same words stand in every document. */
function wordWidth(fonts: Fonts, weight: number, word: string): number {
  const widths = known.get(fonts) ?? new Map<string, number>();
  if (widths.size > MOST_WORDS) widths.clear();
  known.set(fonts, widths);
  const key = `${weight}${word}`;
  const found = widths.get(key);
  if (found !== undefined) return found;
  const stack = fonts.stack({ fontFamily: sans, fontWeight: weight });
  let width = 0;
  for (const { face, text } of stretches(word, stack)) {
    const { unitsPerEm, layout } = face as ShapingFace;
    const { positions } = layout.call(face, text, undefined, undefined, undefined, 'ltr');
    width += positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / unitsPerEm;
  }
  widths.set(key, width);
  return width;
}

/** Breaks a cell's words into lines: greedily, as ragged text is set. A word that is too long for any line is parted. */
function linesOf(cell: CellWords, size: number, fonts: Fonts, part: Part): string[] {
  const room = cell.width - cell.paddingLeft - cell.paddingRight;
  const widthOf = (words: string) => wordWidth(fonts, cell.weight, words) * size;
  const space = widthOf(' ');
  const lines: string[] = [];
  for (const paragraph of cell.text.split('\n')) {
    let line = '';
    let filled = 0;
    for (const word of paragraph.split(' ').filter(Boolean)) {
      const pieces = widthOf(word) > room ? part(word) : [word];
      for (const [index, piece] of pieces.entries()) {
        const width = widthOf(piece);
        const gap = line === '' || index > 0 ? 0 : space;
        if (line !== '' && filled + gap + width > room) {
          lines.push(line);
          line = '';
          filled = 0;
        }
        line += (line === '' || index > 0 ? '' : ' ') + piece;
        filled = line === piece ? width : filled + gap + width;
      }
    }
    if (line) lines.push(line);
  }
  return lines;
}

/** Sets a row's words: its lines, and the height of its tallest cell. */
export function setRow(row: RowWords, fonts: Fonts, part: Part): SetRow {
  const lines = row.cells.map((cell) => linesOf(cell, row.size, fonts, part));
  const most = Math.max(1, ...lines.map(({ length }) => length));
  return { ...row, lines, height: most * row.lineHeight };
}

/** The width of a line, for setting it at the right. */
export function lineWidth(line: string, weight: number, size: number, fonts: Fonts): number {
  return wordWidth(fonts, weight, line) * size;
}
