import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const DEFLATED = 8;

/** Whether everything in a ZIP archive, unpacked, stays below a limit: a few kilobytes can hold gigabytes. */
export function unpacksWithin(zip: Buffer, limit: number): boolean {
  const end = endOf(zip);
  if (end === null) return false;
  let at = zip.readUInt32LE(end + 16);
  let left = limit;
  for (let entries = zip.readUInt16LE(end + 10); entries > 0; entries--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) return false;
    left -= sizeOf(zip, at, left);
    if (left < 0) return false;
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return true;
}

/** The end record stands at the very end, before a comment. */
function endOf(zip: Buffer): number | null {
  const first = Math.max(0, zip.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = zip.length - END_LENGTH; at >= first; at--) if (zip.readUInt32LE(at) === END) return at;
  return null;
}

/** An entry's true size: the size it claims is not trusted. */
function sizeOf(zip: Buffer, entry: number, left: number): number {
  const packed = zip.readUInt32LE(entry + 20);
  const header = zip.readUInt32LE(entry + 42);
  if (header + 30 > zip.length) return Number.POSITIVE_INFINITY;
  if (zip.readUInt16LE(entry + 10) !== DEFLATED) return packed;
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  try {
    return inflateRawSync(zip.subarray(start, start + packed), { maxOutputLength: Math.max(1, left) }).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
