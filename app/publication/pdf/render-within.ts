import type { ReactElement } from 'react';
import type { DocumentMeta } from './document-meta';
import { startLayOut } from './lay-out';
import { fontFolderHere, type RenderOptions, write } from './render-tagged-pdf';

/** Beyond this many pages too many, no shorter edition will do. */
const HOPELESS = 4;

type Edition = () => ReactElement;

/** Writes the first edition that keeps to so many pages, the fullest coming first; else the shortest, or the fullest of a hopeless one. */
export async function renderWithin(
  most: number,
  editions: readonly [Edition, ...Edition[]],
  meta: DocumentMeta,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  const [fullest, ...shorter] = editions;
  const layOut = await startLayOut(options.fontFolder ?? fontFolderHere());
  let laidOut = await layOut(fullest());
  for (const edition of shorter) {
    const { length } = laidOut.pages;
    if (length <= most || length >= most + HOPELESS) break;
    laidOut = await layOut(edition());
  }
  return write(laidOut, meta, options);
}
