import type { SetWords } from './set-words';

/** One cell of a table's row, before its words have lines. */
export interface Cell {
  tag: 'TH' | 'TD';
  scope?: 'Column' | 'Row';
  width: number;
  paddingLeft: number;
  paddingRight: number;
  align: 'left' | 'right';
}

export interface SetCell extends Pick<Cell, 'tag' | 'scope' | 'width' | 'paddingLeft'> {
  words: SetWords;
}

/** A row with its words in lines: set and drawn as one. */
export interface SetRow {
  cells: SetCell[];
  /** Where a shorter cell stands in the row. */
  stands: 'top' | 'bottom';
}

/** The height of a row's tallest cell. */
export function rowHeight({ cells }: SetRow): number {
  return Math.max(0, ...cells.map(({ words }) => Math.max(1, words.lines.length) * words.lineHeight));
}
