import { join } from 'node:path';
import type { ReactElement } from 'react';
import { blankFile } from './blank-file';
import type { DocumentMeta } from './document-meta';
import { elementTree } from './element-tree';
import { openFonts } from './fonts';
import { furnitureOf } from './furniture';
import type { LayoutNode } from './layout-tree';
import { longWords } from './long-words';
import { loadParts } from './parts';
import type { PdfFile } from './pdf-file';
import { printable } from './printable';
import { startStructure } from './structure';
import { tagPage } from './tag-page';
import { textTagger } from './tag-text';

export interface RenderOptions {
  /** Where the TrueType files are: the working directory's public folder, in development and in production. */
  fontFolder?: string;
  /** A file that is not finished by then never will be. */
  timeoutMs?: number;
}

/** Gathers the file's bytes while `draw` writes it. An element without a parent would keep it from ever ending. */
function bytesOf(file: PdfFile, timeoutMs: number, draw: () => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const overdue = () =>
      reject(new Error(`the PDF did not end within ${timeoutMs} ms: part of its structure was never closed`));
    const timer = setTimeout(overdue, timeoutMs);
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      finish();
    };
    file.on('data', (chunk) => chunks.push(chunk));
    file.on('end', () => settle(() => resolve(new Uint8Array(Buffer.concat(chunks)))));
    file.on('error', (error) => settle(() => reject(error)));
    try {
      draw();
    } catch (error) {
      settle(() => reject(error));
    }
  });
}

/**
 * Lays a document out and writes it as PDF/UA-1 and PDF/A-3a: tagged, titled, bookmarked, with embedded fonts and
 * attached data. The same element and meta give the same bytes.
 */
export async function renderTaggedPdf(
  element: ReactElement,
  meta: DocumentMeta,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  const { fontFolder = join(process.cwd(), 'public', 'fonts'), timeoutMs = 30_000 } = options;
  const parts = await loadParts();
  const fonts = await openFonts(fontFolder);
  const words = longWords();
  const clean = (text: string) => printable(text, fonts.covers);
  const tree = elementTree(element, { clean, part: words.part });
  const layout = await parts.layoutDocument(tree as unknown as LayoutNode, fonts.store);

  const file = blankFile(parts, meta);
  const structure = startStructure(file);
  const tagging = {
    file,
    fonts,
    structure,
    words,
    bookmarks: [file.outline],
    tagText: textTagger(file, structure),
  };
  const pages = layout.children ?? [];
  for (const [index, page] of pages.entries())
    tagPage(tagging, page, furnitureOf(file, fonts, meta, index + 1, pages.length));
  return bytesOf(file, timeoutMs, () => parts.draw(file, layout));
}
