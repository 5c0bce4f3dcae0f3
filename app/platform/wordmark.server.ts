import { Refusal } from './refusal';
import { drawnSvg, isSvg } from './wordmark-svg.server';

const WORDMARK_LIMIT = 1_000_000;
/** As large as any page or document shows it, for screens of twice the density. */
const WIDEST = 960;
const HIGHEST = 360;

/** A picture of somebody's name, PNG or SVG, drawn anew as PNG; what cannot be is refused at the field `file`. */
export async function wordmarkPng(file: File): Promise<Uint8Array> {
  if (file.size > WORDMARK_LIMIT)
    throw new Refusal('incomplete', 'This file is larger than 1 MB. Save it smaller').at('file');
  const png = await asPng(new Uint8Array(await file.arrayBuffer()));
  if (typeof png === 'string') throw new Refusal('incomplete', png).at('file');
  return png;
}

/** What came as a PNG drawn anew, no larger than anything shows it; a sentence where it cannot be. */
async function asPng(bytes: Uint8Array): Promise<Uint8Array | string> {
  const drawn = isSvg(bytes) ? await drawnSvg(bytes, WIDEST) : bytes;
  if (typeof drawn === 'string') return drawn;
  const { fileTypeFromBuffer } = await import('file-type');
  if ((await fileTypeFromBuffer(drawn))?.ext !== 'png')
    return 'This is neither a PNG nor an SVG, whatever its name says';
  const { default: sharp } = await import('sharp');
  try {
    return await sharp(drawn, { limitInputPixels: 25_000_000 })
      .resize({ width: WIDEST, height: HIGHEST, fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer();
  } catch {
    return 'This picture cannot be read';
  }
}
