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

/** An opened certificate with its key, ready to sign. */
export interface Seal {
  name: string;
  /** SHA-256 of the certificate, as hex. */
  fingerprint: string;
  demo: boolean;
  room: number;
  from: Date;
  until: Date;
  sign: (data: Uint8Array) => Promise<Uint8Array>;
}

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** Whether a signature made now would stand: never signed before its time, nor after it. */
export function isValid({ from, until }: Seal, now: Date): boolean {
  return from <= now && now <= until;
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
