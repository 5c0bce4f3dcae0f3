import { cadesDetached } from './cades';
import { fingerprintOf, nameOf } from './certificate';
import { openPkcs12 } from './open-pkcs12';
import type { Seal } from './seal';

/** Signatures on a curve differ by a byte or two. No more than needed, for nothing guards the blanks behind one. */
const SPARE = 8;

/** Opens a PKCS#12 file for signing; what makes it unusable is thrown as `UnusableCertificate`. */
export async function openSeal(file: Uint8Array, password: string, demo = false): Promise<Seal> {
  const key = await openPkcs12(file, password);
  const { certificate } = key;
  const sign = (data: Uint8Array) => cadesDetached(key, data);
  const { length } = await sign(new Uint8Array());
  return {
    name: nameOf(certificate.subject),
    fingerprint: fingerprintOf(certificate),
    demo,
    room: length + SPARE,
    from: certificate.notBefore.value,
    until: certificate.notAfter.value,
    sign,
  };
}
