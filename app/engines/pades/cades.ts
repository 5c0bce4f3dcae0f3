import { Constructed, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  type Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { digest, exact } from './bytes';
import type { SigningKey } from './open-pkcs12';

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

const sequence = (...value: (Sequence | OctetString | Constructed | Certificate['serialNumber'])[]) =>
  new Sequence({ value });

/** Names the certificate inside what is signed, so that none can be put in its place. The hash is SHA-256, the default. */
function signingCertificate(certificate: Certificate): Sequence {
  const hash = new OctetString({ valueHex: digest(new Uint8Array(certificate.toSchema(true).toBER(false))) });
  const name = new Constructed({
    idBlock: { tagClass: 3, tagNumber: 4 },
    value: [certificate.issuer.toSchema()],
  });
  return sequence(sequence(sequence(hash, sequence(sequence(name), certificate.serialNumber))));
}

/** Exactly the three attributes of PAdES B-B, in the order DER gives them; the time stands in the PDF itself. */
function signedAttributes(certificate: Certificate, data: Uint8Array): SignedAndUnsignedAttributes {
  const attribute = (type: string, value: unknown) => new Attribute({ type, values: [value] });
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute(CONTENT_TYPE, new ObjectIdentifier({ value: DATA })),
      attribute(MESSAGE_DIGEST, new OctetString({ valueHex: digest(data) })),
      attribute(SIGNING_CERTIFICATE_V2, signingCertificate(certificate)),
    ],
  });
}

/** A detached CAdES signature (CMS) of some bytes. */
export async function cadesDetached(
  { key, certificate, chain }: SigningKey,
  data: Uint8Array,
): Promise<Uint8Array> {
  const { issuer, serialNumber } = certificate;
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    signedAttrs: signedAttributes(certificate, data),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    signerInfos: [signer],
    certificates: [certificate, ...chain],
  });
  await signed.sign(key as never, 0, 'SHA-256', exact(data));
  const content = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER(false));
}
