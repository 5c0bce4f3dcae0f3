import type { ReactNode } from 'react';
import { contentWidth, type } from '../theme';

interface Wanted {
  header: string;
  width: number;
}

interface Cells {
  cells: readonly ReactNode[];
}

/** How a table is set: widths in points, and how much smaller than usual its words are. */
export interface TableFit {
  widths: number[];
  scale: number;
}

const PADDING = 11;
/** Of our sans, at one point: figures and most letters are narrower than this. */
const EM = 0.53;
const SMALLEST = 0.7;
/** Longer words may be parted, in pieces of about this many letters. */
const PARTED_OVER = 28;
const PIECE = 12;

const wordsOf = (cell: ReactNode) => (typeof cell === 'string' ? cell.split(/\s/) : []);
const room = (word: string) => (word.length > PARTED_OVER ? PIECE : word.length);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The room each column's longest word or figure takes: those are never split. */
function leastWidths(columns: readonly Wanted[], rows: readonly Cells[]): number[] {
  return columns.map(({ header }, index) => {
    const words = [header, ...rows.map((row) => row.cells[index])].flatMap(wordsOf);
    return Math.max(0, ...words.map(room)) * type.table.fontSize * EM + PADDING;
  });
}

/**
 * Widths by the columns' shares; a column too narrow for its longest figure takes from the roomy ones. When there is
 * nothing to take, the whole table is set smaller.
 */
export function fitColumns(columns: readonly Wanted[], rows: readonly Cells[]): TableFit {
  const least = leastWidths(columns, rows);
  const needed = sum(least);
  if (needed >= contentWidth) {
    const scale = Math.max(SMALLEST, contentWidth / needed);
    return { widths: least.map((width) => (width * contentWidth) / needed), scale };
  }
  const shares = sum(columns.map(({ width }) => width));
  const widths = columns.map(({ width }, index) =>
    Math.max((width / shares) * contentWidth, least[index] ?? 0),
  );
  const spare = widths.map((width, index) => width - (least[index] ?? 0));
  const taken = (sum(widths) - contentWidth) / (sum(spare) || 1);
  return { widths: widths.map((width, index) => width - (spare[index] ?? 0) * taken), scale: 1 };
}
