import { webcrypto } from 'node:crypto';
import { Integer, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { exact } from './bytes';

const COMMON_NAME = '2.5.4.3';
const KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const ITERATIONS = 10_000;

export interface SelfMade {
  /** The name readers show: whose signature this is, or that it is none. */
  name: string;
  from: Date;
  until: Date;
  /** Positive, as hex. */
  serial: string;
  password: string;
}

async function certificateFor(
  keys: webcrypto.CryptoKeyPair,
  { name, from, until, serial }: SelfMade,
): Promise<Certificate> {
  const certificate = new Certificate({ version: 2 });
  certificate.serialNumber = new Integer({ valueHex: exact(Buffer.from(serial, 'hex')) });
  for (const who of [certificate.issuer, certificate.subject])
    who.typesAndValues.push(
      new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value: name }) }),
    );
  certificate.notBefore.value = from;
  certificate.notAfter.value = until;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as never);
  await certificate.sign(keys.privateKey as never, ALGORITHM.hash);
  return certificate;
}

/** Makes a key and a certificate that vouches for itself, as a PKCS#12 file: for trying things out. */
export async function makePkcs12(options: SelfMade): Promise<Uint8Array> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await certificateFor(keys, options);
  const password = exact(Buffer.from(options.password));
  const parsedValue = PrivateKeyInfo.fromBER(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const keyBag = new PKCS8ShroudedKeyBag({ parsedValue });
  // Its types leave out what its own method asks for.
  await (keyBag as unknown as { makeInternalValues(p: object): Promise<void> }).makeInternalValues({
    password,
    contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256 },
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: ITERATIONS,
  });
  const bags = [
    new SafeBag({ bagId: KEY_BAG, bagValue: keyBag }),
    new SafeBag({ bagId: CERTIFICATE_BAG, bagValue: new CertBag({ parsedValue: certificate }) }),
  ];
  const safeContents = [{ privacyMode: 0, value: new SafeContents({ safeBags: bags }) }];
  const authenticatedSafe = new AuthenticatedSafe({ parsedValue: { safeContents } });
  await authenticatedSafe.makeInternalValues({ safeContents: [{}] });
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe } });
  const mac = {
    password,
    iterations: ITERATIONS,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  };
  await pfx.makeInternalValues(mac);
  return new Uint8Array(pfx.toSchema().toBER(false));
}
