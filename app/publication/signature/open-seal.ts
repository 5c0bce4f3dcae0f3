import type { Certificate } from 'pkijs';
import { cadesDetached } from './cades';
import { openPkcs12 } from './open-pkcs12';
import type { Seal } from './seal';

/** Signatures on a curve differ by a byte or two. No more than needed, for nothing guards the blanks behind one. */
const SPARE = 8;

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

/** Whose certificate this is: the organisation, where it names one. */
function nameOf({ subject }: Certificate): string {
  const said = (type: string) =>
    subject.typesAndValues.find((each) => each.type === type)?.value.valueBlock.value as string | undefined;
  return said(ORGANISATION) || said(COMMON_NAME) || 'the holder of its certificate';
}

/** Opens a PKCS#12 file for signing; what makes it unusable is thrown as `UnusableCertificate`. */
export async function openSeal(file: Uint8Array, password: string, demo = false): Promise<Seal> {
  const key = await openPkcs12(file, password);
  const { certificate } = key;
  const sign = (data: Uint8Array) => cadesDetached(key, data);
  const { length } = await sign(new Uint8Array());
  return {
    name: nameOf(certificate),
    demo,
    room: length + SPARE,
    from: certificate.notBefore.value,
    until: certificate.notAfter.value,
    sign,
  };
}
