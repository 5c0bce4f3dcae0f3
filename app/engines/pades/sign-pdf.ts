import type { OpenedCertificate } from './open-certificate';
import type { SelfMade } from './self-made';

export type { OpenedCertificate } from './open-certificate';
export { UnusableCertificate } from './unusable-certificate';

// pkijs takes a tenth of a second to load: a process that signs nothing does without it.

/** Opens a PKCS#12 file for signing; what makes it unusable is thrown as `UnusableCertificate`. */
export async function openCertificate(file: Uint8Array, password: string): Promise<OpenedCertificate> {
  return (await import('./open-certificate')).certificateIn(file, password);
}

/** Makes a key and a certificate that vouches for itself, as a PKCS#12 file: for trying things out. */
export async function selfMadePkcs12(options: SelfMade): Promise<Uint8Array> {
  return (await import('./self-made')).makePkcs12(options);
}

/** Whether a signature made now would stand: never signed before its time, nor after it. */
export function isValid({ from, until }: Pick<OpenedCertificate, 'from' | 'until'>, now: Date): boolean {
  return from <= now && now <= until;
}

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
export async function signPdf(unsigned: Uint8Array, sign: OpenedCertificate['sign']): Promise<Uint8Array> {
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
