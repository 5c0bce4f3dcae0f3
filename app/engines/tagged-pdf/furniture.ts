import type { DocumentMeta, FurnitureLine } from './document-meta';
import type { Fonts } from './faces';
import type { House } from './house';
import type { Paint } from './layout-tree';
import type { PdfFile } from './pdf-file';
import { drawWords, fitted, widthOf } from './pen';
import type { Sheet } from './sheet';

const GAP = 24;
/** From the top of our letters to where they stand, for one point of size. */
const RISE = 1.024;

/** What furniture is drawn with. */
interface Workshop {
  file: PdfFile;
  fonts: Fonts;
  sheet: Sheet;
  house: House;
}

interface Strip extends Workshop {
  words: FurnitureLine;
  top: number;
}

/** A left and a right end on one line; the left one gives way. */
function drawStrip({ file, fonts, sheet: { side }, house, words, top }: Strip): void {
  const { size, colour } = house.furniture;
  const style = { size, style: { fontFamily: house.plain, fontWeight: 400 } };
  const rightWidth = widthOf(file, fonts, { ...style, text: words.right });
  const room = file.page.width - 2 * side - rightWidth - GAP;
  const line = { ...style, y: top + size * RISE, colour };
  const left = fitted(file, fonts, { ...style, text: words.left }, room);
  drawWords(file, fonts, { ...line, text: left, x: side });
  drawWords(file, fonts, { ...line, text: words.right, x: file.page.width - side - rightWidth });
}

function drawRule({ file, sheet: { side }, house }: Workshop, y: number): void {
  file
    .moveTo(side, y)
    .lineTo(file.page.width - side, y)
    .lineWidth(0.75)
    .stroke(house.furniture.rule);
}

/** Header and footer of one page: drawn as artifacts outside the layout, which would lay every page out twice more. */
export function furnitureOf(workshop: Workshop, meta: DocumentMeta, page: number, pages: number): Paint[] {
  const { file, sheet, house } = workshop;
  const strip = (edge: 'Top' | 'Bottom', draw: () => void) => () => {
    file.save().markContent('Artifact', { type: 'Pagination', attached: [edge] });
    draw();
    file.endMarkedContent().restore();
  };
  const footer = strip('Bottom', () => {
    const top = file.page.height - house.furniture.footer;
    drawRule(workshop, top - 7);
    drawStrip({ ...workshop, words: meta.footer(page, pages), top });
  });
  if (!meta.header) return [footer];
  const words = meta.header(page, pages);
  const top = sheet.top / 2 - house.furniture.size / 2;
  return [strip('Top', () => drawStrip({ ...workshop, words, top })), footer];
}
