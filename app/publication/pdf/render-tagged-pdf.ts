import { join } from 'node:path';
import type { ReactElement } from 'react';
import type { SealFacts } from '../signature/seal';
import { blankFile } from './blank-file';
import type { DocumentMeta } from './document-meta';
import { openFonts } from './fonts';
import { furnitureOf } from './furniture';
import { type LaidOut, startLayOut } from './lay-out';
import { loadParts } from './parts';
import type { PdfFile } from './pdf-file';
import { signatureField } from './signature-field';
import { startStructure } from './structure';
import { tagPage } from './tag-page';

export interface RenderOptions {
  /** Where the TrueType files are: the working directory's public folder, in development and in production. */
  fontFolder?: string;
  /** A file that is not finished by then never will be. */
  timeoutMs?: number;
  /** Leaves room for this signature, to be filled in afterwards; without it there is no field at all. */
  seal?: SealFacts;
}

/** In development and in production. */
export const fontFolderHere = () => join(process.cwd(), 'public', 'fonts');

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

/** Draws what is laid out, tagged, into a file. */
export async function write(
  laidOut: LaidOut,
  meta: DocumentMeta,
  options: RenderOptions,
): Promise<Uint8Array> {
  const { pages, fonts } = laidOut;
  const layout = { type: 'DOCUMENT', props: {}, style: {}, children: pages };
  const parts = await loadParts();
  const file = blankFile(parts, meta);
  const structure = startStructure(file);
  const tagging = {
    file,
    fonts,
    structure,
    bookmarks: [file.outline],
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
  const layOut = await startLayOut(options.fontFolder ?? fontFolderHere());
  return write(await layOut(element), meta, options);
}

/** Loads what every document needs, before there is one. */
export async function warmUp(): Promise<void> {
  await loadParts();
  await openFonts(fontFolderHere());
}
