import type { Fonts } from './fonts';
import type { Box } from './layout-tree';
import type { PdfFile, StructureElement } from './pdf-file';
import { drawWords } from './pen';
import { type CellWords, lineWidth, type SetRow } from './set-row';
import { colour, sans } from './theme';

interface Drawing {
  file: PdfFile;
  fonts: Fonts;
  row: SetRow;
  /** Where the row's words begin on the page. */
  box: Box;
}

/** What a face's letters take of a line of one point: our sans, ascent and descent. */
const LETTERS = 1.257;

/** Draws a row's words, each cell as an element of its own below the row's; without one they are furniture. */
export function drawRow(drawing: Drawing, element: StructureElement | null): void {
  const { file, row } = drawing;
  let left = drawing.box.left + (drawing.box.paddingLeft ?? 0);
  for (const [index, cell] of row.cells.entries()) {
    const lines = row.lines[index] ?? [];
    const own = element ? cellElement(file, cell) : null;
    if (element && own) element.add(own);
    if (lines.length > 0) {
      if (own) own.add(file.markStructureContent(cell.tag));
      drawCell(drawing, cell, lines, left);
      if (own) file.endMarkedContent();
    }
    left += cell.width;
  }
}

function cellElement(file: PdfFile, { tag, scope }: CellWords): StructureElement {
  const element = file.struct(tag);
  if (scope) element.dictionary.data.A = { O: 'Table', Scope: scope };
  return element;
}

function drawCell(
  { file, fonts, row, box }: Drawing,
  cell: CellWords,
  lines: readonly string[],
  left: number,
): void {
  const { size, lineHeight } = row;
  const above = row.stands === 'bottom' ? row.height - lines.length * lineHeight : 0;
  const top = box.top + (box.paddingTop ?? 0) + above + (lineHeight - size * LETTERS) / 2;
  for (const [index, line] of lines.entries()) {
    const right = left + cell.width - cell.paddingRight;
    const x =
      cell.align === 'right' ? right - lineWidth(line, cell.weight, size, fonts) : left + cell.paddingLeft;
    // A blank at a line's end keeps its last word apart from the next line's first, to the ear and to a search.
    const text = index < lines.length - 1 ? `${line} ` : line;
    const style = { fontFamily: sans, fontWeight: cell.weight };
    drawWords(file, fonts, { text, x, y: top + index * lineHeight, size, style, colour: colour.ink });
  }
}
