import type { DocumentMeta, FurnitureLine } from './document-meta';
import type { Fonts } from './fonts';
import type { Paint } from './layout-tree';
import type { PdfFile } from './pdf-file';
import { drawWords, fitted, widthOf } from './pen';
import { colour, margin, sans } from './theme';

const STYLE = { fontFamily: sans, fontWeight: 400 };
const SIZE = 8.25;
const GAP = 24;
/** From the top of our letters to where they stand, for one point of size. */
const RISE = 1.024;

interface Strip {
  file: PdfFile;
  fonts: Fonts;
  words: FurnitureLine;
  top: number;
}

/** A left and a right end on one line; the left one gives way. */
function drawStrip({ file, fonts, words, top }: Strip): void {
  const style = { size: SIZE, style: STYLE };
  const rightWidth = widthOf(file, fonts, { ...style, text: words.right });
  const room = file.page.width - 2 * margin.side - rightWidth - GAP;
  const line = { ...style, y: top + SIZE * RISE, colour: colour.soft };
  const left = fitted(file, fonts, { ...style, text: words.left }, room);
  drawWords(file, fonts, { ...line, text: left, x: margin.side });
  drawWords(file, fonts, { ...line, text: words.right, x: file.page.width - margin.side - rightWidth });
}

function drawRule(file: PdfFile, y: number): void {
  file
    .moveTo(margin.side, y)
    .lineTo(file.page.width - margin.side, y)
    .lineWidth(0.75)
    .stroke(colour.rule);
}

/** Header and footer of one page: drawn as artifacts outside the layout, which would lay every page out twice more. */
export function furnitureOf(
  file: PdfFile,
  fonts: Fonts,
  meta: DocumentMeta,
  page: number,
  pages: number,
): Paint[] {
  const strip = (edge: 'Top' | 'Bottom', draw: () => void) => () => {
    file.save().markContent('Artifact', { type: 'Pagination', attached: [edge] });
    draw();
    file.endMarkedContent().restore();
  };
  const footer = strip('Bottom', () => {
    const top = file.page.height - margin.footer;
    drawRule(file, top - 7);
    drawStrip({ file, fonts, words: meta.footer(page, pages), top });
  });
  if (!meta.header) return [footer];
  const words = meta.header(page, pages);
  return [strip('Top', () => drawStrip({ file, fonts, words, top: margin.top / 2 - SIZE / 2 })), footer];
}
