/** A PDF's signature, and what it says it covers. */
interface SignedParts {
  /** Every byte but the signature's own. */
  covered: Buffer;
  /** The CMS, without the zeros that fill its place. */
  cms: Buffer;
  /** Whether it certifies that nothing may be changed after it. */
  certifies: boolean;
  /** When it says it was signed; the signature covers this, no clock of others vouches for it. */
  at: Date | null;
}

const RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;
const HEX = /^<([0-9a-f]*)>$/i;
const NO_CHANGES = /\/TransformMethod\s*\/DocMDP[\s\S]*?\/P\s+1\b/;
/** How far from the signature its own dictionary reaches: both ends of it are a few dozen bytes. */
const NEAR = 512;

/**
 * A PDF's signature; null when it has none, and a word on what is wrong when it covers less than the whole file. Asked
 * strictly: a range that leaves out more than one string of hexadecimal digits would leave room for other content.
 */
export function signedParts(bytes: Uint8Array): SignedParts | 'not_whole' | 'added_to' | null {
  const file = Buffer.from(bytes);
  const ranges = [...file.toString('latin1').matchAll(RANGE)];
  const range = ranges.at(-1);
  if (!range) return null;
  const [start = 0, from = 0, to = 0, rest = 0] = range.slice(1).map(Number);
  // A revision behind it can paint every page anew, and readers still call the signature valid for what it covers.
  if (
    start === 0 &&
    from < to &&
    to + rest < file.length &&
    /%%EOF\s*$/.test(file.toString('latin1', to, to + rest))
  )
    return 'added_to';
  if (start !== 0 || from >= to || to + rest !== file.length) return 'not_whole';
  const [, hex = ''] = HEX.exec(file.toString('latin1', from, to)) ?? [];
  const cms = exactly(Buffer.from(hex, 'hex'));
  if (!cms) return 'not_whole';
  const near =
    file.toString('latin1', Math.max(0, from - NEAR), from) + file.toString('latin1', to, to + NEAR);
  return {
    covered: Buffer.concat([file.subarray(0, from), file.subarray(to)]),
    cms,
    certifies: NO_CHANGES.test(near),
    at: timeIn(near),
  };
}

/** One DER value; null when it is cut short, or when anything but zeros stands behind it. */
function exactly(padded: Buffer): Buffer | null {
  const first = padded[1] ?? 0;
  const wide = first < 0x80 ? 0 : first & 0x7f;
  if (padded[0] !== 0x30 || wide > 4) return null;
  const length =
    2 + wide + (wide === 0 ? first : padded.subarray(2, 2 + wide).reduce((sum, byte) => sum * 256 + byte, 0));
  const whole = length <= padded.length && padded.subarray(length).every((byte) => byte === 0);
  return whole ? padded.subarray(0, length) : null;
}

function timeIn(words: string): Date | null {
  const [, year, month, day, hour, minute, second] =
    /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(words) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
