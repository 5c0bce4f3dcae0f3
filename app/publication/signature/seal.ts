import { type OpenedCertificate, openCertificate } from '../../engines/pades/sign-pdf';

/** What a document says of its signature. */
export interface SealFacts {
  /** In whose name it is signed. */
  name: string;
  /** Made by the demo for itself: it proves nothing about who signed. */
  demo: boolean;
  /** The moment of signing. */
  at: Date;
  /** Bytes to keep free for the signature. */
  room: number;
}

/** What this service signs with. */
export interface Seal extends OpenedCertificate {
  /** Made by the demo for itself. */
  demo: boolean;
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** Opens a PKCS#12 file for signing; what makes it unusable is thrown as `UnusableCertificate`. */
export async function openSeal(file: Uint8Array, password: string, demo = false): Promise<Seal> {
  return { ...(await openCertificate(file, password)), demo };
}

/** What to warn of when starting; null when the certificate is good for a while. */
export function warningAbout(seal: Seal, now: Date): string | null {
  const day = (moment: Date) => moment.toISOString().slice(0, 10);
  const unsigned = 'PDFs are not signed until it is replaced';
  if (seal.until < now)
    return `The signing certificate of ${seal.name} expired on ${day(seal.until)}: ${unsigned}.`;
  if (seal.from > now)
    return `The signing certificate of ${seal.name} is valid from ${day(seal.from)} only: until then PDFs are not signed.`;
  const left = Math.floor((seal.until.getTime() - now.getTime()) / DAY_MS);
  if (left >= SOON_DAYS) return null;
  return `The signing certificate of ${seal.name} expires on ${day(seal.until)}, in ${left} ${left === 1 ? 'day' : 'days'}.`;
}
