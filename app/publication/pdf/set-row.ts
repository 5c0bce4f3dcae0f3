import type { ReactNode } from 'react';
import type { SetWords } from './set-words';

/** One cell of a table's row, before it has a place. */
export interface CellWords {
  tag: 'TH' | 'TD';
  scope?: 'Column' | 'Row';
  /** Words, or words with links in them. */
  content: ReactNode;
  width: number;
  paddingLeft: number;
  paddingRight: number;
  align: 'left' | 'right';
  weight: 400 | 600;
}

/** A row of cells that is drawn as one. */
export interface RowWords {
  cells: readonly CellWords[];
  size: number;
  lineHeight: number;
  /** Where a shorter cell stands in the row. */
  stands: 'top' | 'bottom';
}

export interface SetCell extends Pick<CellWords, 'tag' | 'scope' | 'width' | 'paddingLeft'> {
  words: SetWords;
}

/** A row with its words in lines. */
export interface SetRow {
  cells: SetCell[];
  stands: RowWords['stands'];
}

/** The height of a row's tallest cell. */
export function rowHeight({ cells }: SetRow): number {
  return Math.max(0, ...cells.map(({ words }) => Math.max(1, words.lines.length) * words.lineHeight));
}
