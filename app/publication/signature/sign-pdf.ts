/** Holds the place of an offset: as wide as any, and valid where a file stays unsigned. */
const OFFSET = 2147483647;

/** What a signature's dictionary says before it is signed: by this its place is found again. */
export const SIGNATURE_PLACE = {
  subFilter: 'ETSI.CAdES.detached',
  byteRange: [0, OFFSET, OFFSET, OFFSET],
} as const;

const { subFilter, byteRange } = SIGNATURE_PLACE;
// Line ends are escaped inside a PDF's strings, so no title can look like this.
const RANGE = `/SubFilter /${subFilter}\n/ByteRange [${byteRange.join(' ')}]`;

/** Finds the one place that waits for a signature. */
function placeIn(pdf: Buffer): { range: number; from: number; to: number } {
  const at = pdf.indexOf(RANGE, 0, 'latin1');
  if (at < 0 || pdf.indexOf(RANGE, at + 1, 'latin1') >= 0)
    throw new Error('this PDF has not exactly one place for a signature');
  const from = pdf.indexOf('/Contents <', at, 'latin1') + '/Contents '.length;
  const to = pdf.indexOf('>', from, 'latin1') + 1;
  return { range: at + RANGE.indexOf('['), from, to };
}

/** Fills a PDF's signature field in place: one revision, every byte but the signature's own is signed. */
export async function signPdf(
  unsigned: Uint8Array,
  sign: (data: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const pdf = Buffer.from(unsigned);
  const { range, from, to } = placeIn(pdf);
  const width = RANGE.length - RANGE.indexOf('[');
  pdf.write(`[0 ${from} ${to} ${pdf.length - to}]`.padEnd(width), range, 'latin1');
  const signature = Buffer.from(await sign(Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)])));
  if (signature.length * 2 > to - from - 2)
    throw new Error(`the signature takes ${signature.length} bytes, too many for its place`);
  pdf.write(signature.toString('hex'), from + 1, 'latin1');
  return new Uint8Array(pdf);
}
