import { OctetString, type Sequence } from 'asn1js';
import { Certificate, ContentInfo, type IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { digest, exact } from './bytes';
import { fingerprintOf, nameOf } from './certificate';
import { signedParts } from './signed-parts';

/** Whose certificate signed. */
export interface Signer {
  subject: string;
  issuer: string;
  /** Nobody but itself vouches for it. */
  selfMade: boolean;
  from: Date;
  until: Date;
  /** SHA-256 of the certificate, as hex. */
  fingerprint: string;
}

export type SignatureCheck =
  | { state: 'unsigned' }
  /** `changed`: the file is not what was signed. `added_to`: a revision was added behind what was signed. `broken`: what stands in the signature's place proves nothing. */
  | { state: 'changed' | 'broken' | 'added_to' }
  | { state: 'valid'; signer: Signer; at: Date | null; certifies: boolean };

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/** Checks a PDF's signature (PAdES B-B with SHA-256) against the certificate inside it. Whom to trust is not decided here. */
export async function checkSignature(pdf: Uint8Array): Promise<SignatureCheck> {
  const parts = signedParts(pdf);
  if (!parts) return { state: 'unsigned' };
  if (parts === 'not_whole') return { state: 'changed' };
  if (parts === 'added_to') return { state: 'added_to' };
  const check = await checkDetached(parts.covered, parts.cms);
  return check.state === 'valid' ? { ...check, at: parts.at, certifies: parts.certifies } : check;
}

/** The same of a signature that stands apart from the bytes it covers. */
export async function checkDetached(
  covered: Uint8Array,
  cms: Uint8Array,
): Promise<{ state: 'changed' | 'broken' } | { state: 'valid'; signer: Signer }> {
  const signed = read(cms);
  if (!signed) return { state: 'broken' };
  const { data, signer, certificate } = signed;
  if (octetsIn(signer, MESSAGE_DIGEST) !== hexOf(digest(covered))) return { state: 'changed' };
  // Another certificate for the same key is not the one that signed.
  if (octetsIn(signer, SIGNING_CERTIFICATE_V2, 3) !== fingerprintOf(certificate)) return { state: 'broken' };
  return (await verifies(data, covered))
    ? { state: 'valid', signer: describe(certificate) }
    : { state: 'broken' };
}

interface Signed {
  data: SignedData;
  signer: SignerInfo;
  certificate: Certificate;
}

/** One signer and its certificate; null for anything else. */
function read(cms: Uint8Array): Signed | null {
  try {
    const data = new SignedData({ schema: ContentInfo.fromBER(exact(cms)).content });
    const [signer, other] = data.signerInfos;
    if (!signer || other) return null;
    const sid = signer.sid as IssuerAndSerialNumber;
    const certificate = data.certificates?.find(
      (each): each is Certificate =>
        each instanceof Certificate &&
        each.issuer.isEqual(sid.issuer) &&
        each.serialNumber.isEqual(sid.serialNumber),
    );
    return certificate ? { data, signer, certificate } : null;
  } catch {
    return null;
  }
}

async function verifies(data: SignedData, covered: Uint8Array): Promise<boolean> {
  try {
    return await data.verify({ signer: 0, data: exact(covered), checkChain: false });
  } catch {
    return false;
  }
}

const hexOf = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex');

/** The octets in one of the signed attributes, as many layers down as they lie. */
function octetsIn(signer: SignerInfo, attribute: string, depth = 0): string | null {
  let inner: unknown = signer.signedAttrs?.attributes.find(({ type }) => type === attribute)?.values[0];
  for (let layer = 0; layer < depth; layer++) inner = (inner as Sequence | undefined)?.valueBlock?.value?.[0];
  return inner instanceof OctetString ? Buffer.from(inner.valueBlock.valueHexView).toString('hex') : null;
}

function describe(certificate: Certificate): Signer {
  const { subject, issuer, notBefore, notAfter } = certificate;
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    selfMade: subject.isEqual(issuer),
    from: notBefore.value,
    until: notAfter.value,
    fingerprint: fingerprintOf(certificate),
  };
}
