import { join } from 'node:path';
import type { ReactElement } from 'react';
import type { SealFacts } from '../signature/seal';
import { blankFile } from './blank-file';
import type { DocumentMeta } from './document-meta';
import { elementTree } from './element-tree';
import { type Fonts, openFonts } from './fonts';
import { furnitureOf } from './furniture';
import type { LayoutNode } from './layout-tree';
import { type LongWords, longWords } from './long-words';
import { loadParts } from './parts';
import type { PdfFile } from './pdf-file';
import { printable } from './printable';
import { signatureField } from './signature-field';
import { startStructure } from './structure';
import { tagPage } from './tag-page';
import { textTagger } from './tag-text';

export interface RenderOptions {
  /** Where the TrueType files are: the working directory's public folder, in development and in production. */
  fontFolder?: string;
  /** A file that is not finished by then never will be. */
  timeoutMs?: number;
  /** Leaves room for this signature, to be filled in afterwards; without it there is no field at all. */
  seal?: SealFacts;
}

const fontFolderHere = () => join(process.cwd(), 'public', 'fonts');

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

interface LaidOut {
  pages: LayoutNode[];
  layout: LayoutNode;
  words: LongWords;
  fonts: Fonts;
}

async function layOut(
  element: ReactElement,
  { fontFolder = fontFolderHere() }: RenderOptions,
): Promise<LaidOut> {
  const parts = await loadParts();
  const fonts = await openFonts(fontFolder);
  const words = longWords();
  const clean = (text: string) => printable(text, fonts.covers);
  const tree = elementTree(element, { clean, part: words.part });
  const layout = await parts.layoutDocument(tree as unknown as LayoutNode, fonts.store);
  return { pages: layout.children ?? [], layout, words, fonts };
}

async function write(laidOut: LaidOut, meta: DocumentMeta, options: RenderOptions): Promise<Uint8Array> {
  const { pages, layout, words, fonts } = laidOut;
  const parts = await loadParts();
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
  for (const [index, page] of pages.entries()) {
    const furniture = furnitureOf(file, fonts, meta, index + 1, pages.length);
    if (options.seal && index === pages.length - 1)
      furniture.push(signatureField(file, structure, options.seal));
    tagPage(tagging, page, furniture);
  }
  return bytesOf(file, options.timeoutMs ?? 30_000, () => parts.draw(file, layout));
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
  return write(await layOut(element, options), meta, options);
}

/** Beyond this many pages too many, no shorter edition will do. */
const HOPELESS = 4;

/** Writes the first edition that keeps to so many pages, the fullest coming first; the fullest where none can. */
export async function renderWithin(
  most: number,
  editions: readonly [ReactElement, ...ReactElement[]],
  meta: DocumentMeta,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  const [fullest, ...shorter] = editions;
  const first = await layOut(fullest, options);
  if (first.pages.length <= most || first.pages.length >= most + HOPELESS) return write(first, meta, options);
  for (const edition of shorter) {
    const laidOut = await layOut(edition, options);
    if (laidOut.pages.length <= most) return write(laidOut, meta, options);
  }
  return write(first, meta, options);
}

/** Loads what every document needs, before there is one. */
export async function warmUp(): Promise<void> {
  await loadParts();
  await openFonts(fontFolderHere());
}
