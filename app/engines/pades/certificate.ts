import type { Certificate, RelativeDistinguishedNames } from 'pkijs';
import { digest } from './bytes';

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

/** Who stands in a certificate: the organisation, where it names one. */
export function nameOf({ typesAndValues }: RelativeDistinguishedNames): string {
  const said = (type: string) =>
    typesAndValues.find((each) => each.type === type)?.value.valueBlock.value as string | undefined;
  return said(ORGANISATION) || said(COMMON_NAME) || 'the holder of its certificate';
}

/** SHA-256 of a certificate as it was read, as hex: no two have the same. */
export function fingerprintOf(certificate: Certificate): string {
  return Buffer.from(digest(new Uint8Array(certificate.toSchema().toBER(false)))).toString('hex');
}
