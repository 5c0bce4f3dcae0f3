import type { OutlineItem, PdfFile } from './pdf-file';

/** The bookmark last added at each level; 0 is the outline itself. */
export type Bookmarks = OutlineItem[];

/** Adds a heading to the bookmarks, under the last heading of a higher level. */
export function addBookmark(
  file: PdfFile,
  last: Bookmarks,
  { level, title, top }: { level: number; title: string; top: number },
): void {
  last.length = Math.min(level, last.length);
  const item = last.at(-1)?.addItem(title, { expanded: true });
  if (!item) throw new Error('the outline has no root');
  // pdfkit writes a left edge counted from the right; no left edge keeps the reader's own.
  item.outlineData.Dest = [file.page.dictionary, 'XYZ', null, file.page.height - top, null];
  last.push(item);
}
