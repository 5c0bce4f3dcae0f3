import { accreditor, accreditorsWordmark } from '../account/accreditor.server';
import { printedColour } from '../account/theme';
import type { AccreditorFacts } from '../publication/pdf/documents/facts';

/** Twice as sharp as any document shows it. */
const WIDEST = 960;

/**
 * Who runs the scheme, as a document that is made now says it; nothing where nobody has named it. A file that is published is
 * kept as it was made, so what is changed here later changes none.
 */
export async function accreditorInPrint(): Promise<{ accreditor?: AccreditorFacts }> {
  const { named, name, contact, complaints, legal, colour, wordmark } = await accreditor();
  if (!named) return {};
  return {
    accreditor: {
      name,
      contact,
      complaints,
      legal,
      colour: colour ? printedColour(colour) : null,
      wordmark: wordmark ? await printedWordmark() : null,
    },
  };
}

/** The wordmark on white: without transparency a picture is the same bytes each time that a PDF takes it in. */
async function printedWordmark(): Promise<AccreditorFacts['wordmark']> {
  const { bytes } = await accreditorsWordmark();
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width: WIDEST, withoutEnlargement: true })
    .png({ palette: false })
    .toBuffer({ resolveWithObject: true });
  return { png: new Uint8Array(data), width: info.width, height: info.height };
}
