import type { Fonts } from './faces';
import type { InlineMeaning } from './meaning';
import type { PdfFile, StructureElement } from './pdf-file';
import { drawWords } from './pen';
import type { SetRow } from './set-row';
import { rowHeight } from './set-row';
import type { Line, Piece, SetWords } from './set-words';
import type { Structure } from './structure';

/** What words are drawn into. */
interface Ink {
  file: PdfFile;
  fonts: Fonts;
  structure: Structure;
}

interface Spot {
  left: number;
  top: number;
}

/** Pieces of a line that mean the same. */
interface Group {
  meaning: InlineMeaning | null;
  pieces: Piece[];
}

/** How far below the baseline a line under words stands, and how thick it is, for one point of size. */
const UNDERLINE = { below: 0.14, thick: 0.055 };

/** Draws words that have their lines, as content of an element; without one they are furniture that is marked already. */
export function drawSetWords(ink: Ink, words: SetWords, at: Spot, element: StructureElement | null): void {
  const means = words.lines.some(({ pieces }) => pieces.some(({ style }) => style.meaning));
  if (words.lines.length === 0) return;
  if (means && element) drawMeaningful(ink, words, at, element);
  else {
    if (element) ink.structure.open(element)();
    for (const [index, line] of words.lines.entries())
      drawPieces(ink, line.pieces, placeOf(words, line, index, at));
    if (element) ink.structure.close();
  }
}

/** Where a line's first letter stands, and the line's top. */
function placeOf(words: SetWords, line: Line, index: number, { left, top }: Spot): Spot & { height: number } {
  const x = words.align === 'right' ? left + words.room - line.width : left;
  return { left: x, top: top + index * words.lineHeight, height: words.lineHeight };
}

function baselineOf({ fonts }: Ink, { style }: Piece, { top, height }: Spot & { height: number }): number {
  const [face] = fonts.stack(style);
  const { ascent = 0, descent = 0, unitsPerEm = 1 } = face ?? {};
  const letters = ((ascent - descent) / unitsPerEm) * style.size;
  return top + (height - letters) / 2 + (ascent / unitsPerEm) * style.size;
}

function drawPieces(ink: Ink, pieces: readonly Piece[], place: Spot & { height: number }): void {
  let x = place.left;
  for (const piece of pieces) {
    const { text, style, width } = piece;
    drawWords(ink.file, ink.fonts, {
      text,
      x,
      y: baselineOf(ink, piece, place),
      size: style.size,
      style,
      colour: style.colour,
      spacing: style.spacing,
    });
    x += width;
  }
}

/** Words with links or foreign phrases among them: each of these is an element of its own, over lines and pages. */
function drawMeaningful(ink: Ink, words: SetWords, at: Spot, element: StructureElement): void {
  const { structure } = ink;
  for (const [index, line] of words.lines.entries()) {
    const place = placeOf(words, line, index, at);
    let x = place.left;
    for (const { meaning, pieces } of groupsOf(line)) {
      const inline = meaning ? structure.inlineOf(meaning) : element;
      structure.open(inline, meaning ? element : undefined)();
      drawPieces(ink, pieces, { ...place, left: x });
      structure.close();
      const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
      if (meaning?.kind === 'link') drawLink(ink, meaning, inline, { ...place, left: x, width });
      x += width;
    }
    drawUnderlines(ink, line, place);
  }
}

function groupsOf({ pieces }: Line): Group[] {
  const groups: Group[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && last.meaning === piece.style.meaning) last.pieces.push(piece);
    else groups.push({ meaning: piece.style.meaning, pieces: [piece] });
  }
  return groups;
}

/** The place of a link's words, for the finger or the pointer. */
function drawLink(
  { file }: Ink,
  { href, says }: Extract<InlineMeaning, { kind: 'link' }>,
  structParent: StructureElement,
  { left, top, width, height }: Spot & { width: number; height: number },
): void {
  const options = { structParent, Contents: new String(says) };
  if (href.startsWith('#')) file.goTo(left, top, width, height, href.slice(1), options);
  else file.link(left, top, width, height, href, options);
}

function drawUnderlines(ink: Ink, line: Line, place: Spot & { height: number }): void {
  let x = place.left;
  for (const piece of line.pieces) {
    const { style, width } = piece;
    if (style.underline) {
      const y = baselineOf(ink, piece, place) + style.size * UNDERLINE.below;
      ink.structure.artifact()();
      ink.file
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(style.size * UNDERLINE.thick)
        .stroke(style.colour);
      ink.structure.close();
    }
    x += width;
  }
}

/** Draws a table's row, each cell as an element of its own below the row's; without one they are furniture. */
export function drawRow(
  ink: Ink,
  row: SetRow,
  nodeId: number,
  at: Spot,
  element: StructureElement | null,
): void {
  const height = rowHeight(row);
  let { left } = at;
  for (const [index, cell] of row.cells.entries()) {
    const { words } = cell;
    const own = element && ink.structure.cellOf(`${nodeId}/${index}`, cell, element);
    const above = row.stands === 'bottom' ? height - words.lines.length * words.lineHeight : 0;
    drawSetWords(ink, words, { left: left + cell.paddingLeft, top: at.top + above }, own);
    left += cell.width;
  }
}
