import type { ReactElement } from 'react';
import { blankFile } from './blank-file';
import { bytesOf } from './bytes-of';
import type { DocumentMeta } from './document-meta';
import { openFonts } from './fonts';
import { furnitureOf } from './furniture';
import type { House } from './house';
import { startBookmarks } from './internals';
import { type LaidOut, startLayOut } from './lay-out';
import { loadParts } from './parts';
import { type SignatureRoom, signatureField } from './signature-field';
import { startStructure } from './structure';
import { tagPage } from './tag-page';

interface RenderOptions {
  /** Leaves room for this signature, to be filled in afterwards; without it there is no field at all. */
  signature?: SignatureRoom;
}

/** Draws what is laid out, tagged, into a file. */
async function write(
  { pages, fonts, sheet }: LaidOut,
  meta: DocumentMeta,
  house: House,
  { signature }: RenderOptions,
): Promise<Uint8Array> {
  const layout = { type: 'DOCUMENT', props: {}, style: {}, children: pages };
  const parts = await loadParts();
  const file = blankFile(parts, meta, house);
  const structure = startStructure(file);
  const tagging = { file, fonts, structure, bookmarks: startBookmarks(file) };
  const workshop = { file, fonts, sheet, house };
  for (const [index, page] of pages.entries()) {
    const furniture = furnitureOf(workshop, meta, index + 1, pages.length);
    if (signature && index === pages.length - 1) furniture.push(signatureField(file, structure, signature));
    tagPage(tagging, page, furniture);
  }
  return bytesOf(file, () => parts.draw(file, layout));
}

/**
 * Lays a document of react-pdf's elements out and writes it as PDF/UA-1 and PDF/A-3a: tagged, titled, bookmarked, with
 * embedded fonts and attached data. The same element, meta and house give the same bytes.
 */
export function renderTaggedPdf(
  element: ReactElement,
  meta: DocumentMeta,
  house: House,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  return renderWithin(Number.POSITIVE_INFINITY, [() => element], meta, house, options);
}

/** Beyond this many pages too many, no shorter edition will do. */
const HOPELESS = 4;

type Edition = () => ReactElement;

/** Writes the first edition that keeps to so many pages, the fullest coming first; else the shortest, or the fullest of a hopeless one. */
export async function renderWithin(
  most: number,
  [fullest, ...shorter]: readonly [Edition, ...Edition[]],
  meta: DocumentMeta,
  house: House,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  const layOut = await startLayOut(house);
  let laidOut = await layOut(fullest());
  for (const edition of shorter) {
    const { length } = laidOut.pages;
    if (length <= most || length >= most + HOPELESS) break;
    laidOut = await layOut(edition());
  }
  return write(laidOut, meta, house, options);
}

/** Loads what every document of a house needs, before there is one. */
export async function warmEngine(house: House): Promise<void> {
  await loadParts();
  await openFonts(house);
}
