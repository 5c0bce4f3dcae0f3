import { inflateSync } from 'node:zlib';

/** A font's table of characters is a few kilobytes; what unpacks to more is none of ours. */
const LARGEST_TABLE = 1_000_000;

/**
 * Whether a file of ours draws a glyph that it has no character for: it is seen, and lost when the file is copied,
 * searched or read aloud. Read from the tables that lead from each font's glyphs to characters, one entry for each glyph
 * that is drawn.
 */
export function drawsMuteGlyphs(pdf: Uint8Array): boolean {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tables = [...file.toString('latin1').matchAll(/\/ToUnicode (\d+) 0 R/g)].map(([, id = '']) => id);
  return [...new Set(tables)].some((id) => tableOf(file, id).includes('<>'));
}

/** A table as pdfkit writes it: "12 0 obj", its dictionary, its packed bytes. Empty where it is no such object. */
function tableOf(file: Buffer, id: string): string {
  const begin = file.indexOf(`\n${id} 0 obj\n`, 0, 'latin1');
  const start = begin === -1 ? -1 : file.indexOf('>>\nstream\n', begin, 'latin1');
  if (start === -1) return '';
  const [, length = '0'] = /\/Length (\d+)/.exec(file.toString('latin1', begin, start)) ?? [];
  const first = start + '>>\nstream\n'.length;
  try {
    return inflateSync(file.subarray(first, first + Number(length)), {
      maxOutputLength: LARGEST_TABLE,
    }).toString('latin1');
  } catch {
    return '';
  }
}
