import type { FontStore } from './faces';
import type { LayoutNode } from './layout-tree';
import type { PdfFile } from './pdf-file';

/** The renderer's own parts. They cost a quarter of a second to load, so only the first document pays for them. */
export interface Parts {
  layoutDocument(document: LayoutNode, fonts: unknown): Promise<LayoutNode>;
  draw(file: PdfFile, layout: LayoutNode): unknown;
  newFile(options: Record<string, unknown>): PdfFile;
  newFontStore(): FontStore;
}

let loaded: Promise<Parts> | undefined;

async function load(): Promise<Parts> {
  const [layout, render, font, pdfkit] = await Promise.all([
    import('@react-pdf/layout'),
    import('@react-pdf/render'),
    import('@react-pdf/font'),
    import('pdfkit'),
  ]);
  return {
    layoutDocument: layout.default as unknown as Parts['layoutDocument'],
    draw: render.default as unknown as Parts['draw'],
    newFile: (options) => new pdfkit.default(options) as unknown as PdfFile,
    newFontStore: () => new font.default() as unknown as FontStore,
  };
}

/** Loads the parts once a process. */
export function loadParts(): Promise<Parts> {
  loaded ??= load();
  return loaded;
}
