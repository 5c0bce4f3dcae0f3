import { webcrypto } from 'node:crypto';
import { CertBag, type Certificate, PFX, PKCS8ShroudedKeyBag, type PrivateKeyInfo } from 'pkijs';
import { exact } from './bytes';
import { UnusableCertificate } from './unusable-certificate';

/** What signs: a private key, its certificate, and the certificates between that one and a root. */
export interface SigningKey {
  key: webcrypto.CryptoKey;
  certificate: Certificate;
  chain: Certificate[];
}

interface Held {
  certificates: Certificate[];
  privateKey: PrivateKeyInfo | undefined;
}

async function decrypt(file: Uint8Array, password: ArrayBuffer): Promise<Held> {
  const pfx = readPfx(file);
  try {
    await pfx.parseInternalValues({ password, checkIntegrity: true });
  } catch {
    throw new UnusableCertificate('its password is not the right one', true);
  }
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (!safe) throw new UnusableCertificate('it holds nothing');
  try {
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
    return await bagsOf(safe.parsedValue.safeContents, password);
  } catch {
    throw new UnusableCertificate(
      'it is encrypted in an outdated way. Export it again with AES: openssl pkcs12 -export -keypbe AES-256-CBC -certpbe AES-256-CBC',
    );
  }
}

function readPfx(file: Uint8Array): PFX {
  try {
    return PFX.fromBER(exact(file));
  } catch {
    throw new UnusableCertificate('it is not a PKCS#12 file (.p12, .pfx)');
  }
}

interface SafeContent {
  value: { safeBags: { bagValue: unknown }[] };
}

async function bagsOf(contents: readonly SafeContent[], password: ArrayBuffer): Promise<Held> {
  const held: Held = { certificates: [], privateKey: undefined };
  for (const { bagValue } of contents.flatMap(({ value }) => value.safeBags)) {
    if (bagValue instanceof CertBag) held.certificates.push(bagValue.parsedValue as Certificate);
    if (!(bagValue instanceof PKCS8ShroudedKeyBag)) continue;
    // Its types leave out what its own method asks for.
    await (bagValue as unknown as { parseInternalValues(p: object): Promise<void> }).parseInternalValues({
      password,
    });
    held.privateKey = bagValue.parsedValue;
  }
  return held;
}

const EC = '1.2.840.10045.2.1';
const RSA_ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const EC_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

async function importKey(privateKey: PrivateKeyInfo): Promise<webcrypto.CryptoKey> {
  const algorithm = privateKey.privateKeyAlgorithm.algorithmId === EC ? EC_ALGORITHM : RSA_ALGORITHM;
  try {
    const bytes = privateKey.toSchema().toBER(false);
    return await webcrypto.subtle.importKey('pkcs8', bytes, algorithm, true, ['sign']);
  } catch {
    throw new UnusableCertificate('its key is neither RSA nor of the curve P-256');
  }
}

/** Whether the certificate is for this key: their public halves are one. */
async function belongsTo(certificate: Certificate, key: webcrypto.CryptoKey): Promise<boolean> {
  try {
    const algorithm = { algorithm: key.algorithm as Algorithm, usages: ['verify'] };
    const publicKey = await certificate.getPublicKey({ algorithm } as never);
    const [mine, its] = await Promise.all(
      [key, publicKey].map((each) => webcrypto.subtle.exportKey('jwk', each as webcrypto.CryptoKey)),
    );
    return mine?.kty === its?.kty && (mine?.kty === 'EC' ? mine.x === its?.x : mine?.n === its?.n);
  } catch {
    return false;
  }
}

/** Opens a PKCS#12 file. Takes some 20 ms on purpose (its password is stretched), so it is done once a process. */
export async function openPkcs12(file: Uint8Array, password: string): Promise<SigningKey> {
  const { certificates, privateKey } = await decrypt(file, exact(Buffer.from(password)));
  if (!privateKey) throw new UnusableCertificate('it holds no private key');
  const key = await importKey(privateKey);
  const matches = await Promise.all(certificates.map((each) => belongsTo(each, key)));
  const certificate = certificates[matches.indexOf(true)];
  if (!certificate) throw new UnusableCertificate('it holds no certificate for its key');
  // No root: no signature covers an embedded one, and whoever verifies brings their own.
  const chain = certificates.filter((each) => each !== certificate && !each.issuer.isEqual(each.subject));
  return { key, certificate, chain };
}
