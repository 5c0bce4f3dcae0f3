import { cadesDetached } from './cades';
import { fingerprintOf, nameOf } from './certificate';
import { openPkcs12 } from './open-pkcs12';

/** A certificate with its key, ready to sign. */
export interface OpenedCertificate {
  /** In whose name it signs. */
  name: string;
  /** SHA-256 of the certificate, as hex. */
  fingerprint: string;
  /** Bytes that a signature takes at most. */
  room: number;
  from: Date;
  until: Date;
  sign: (data: Uint8Array) => Promise<Uint8Array>;
}

/** Signatures on a curve differ by a byte or two. No more than needed, for nothing guards the blanks behind one. */
const SPARE = 8;

/** The certificate in a PKCS#12 file; what makes it unusable is thrown as `UnusableCertificate`. */
export async function certificateIn(file: Uint8Array, password: string): Promise<OpenedCertificate> {
  const key = await openPkcs12(file, password);
  const { certificate } = key;
  const sign = (data: Uint8Array) => cadesDetached(key, data);
  const { length } = await sign(new Uint8Array());
  return {
    name: nameOf(certificate.subject),
    fingerprint: fingerprintOf(certificate),
    room: length + SPARE,
    from: certificate.notBefore.value,
    until: certificate.notAfter.value,
    sign,
  };
}
