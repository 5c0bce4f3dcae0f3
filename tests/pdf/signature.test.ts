import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfMadePkcs12 } from '~/engines/pades/sign-pdf';
import { at } from '~/platform/clock.server';
import type { Order } from '~/publication/printer/orders.server';
import { printPdf } from '~/publication/printer/print.server';
import { openSeal, type Seal, warningAbout } from '~/publication/signature/seal';
import { itWithOpenssl, itWithPdfsig, runProgram } from '../support/programs';
import { itWithVeraPdf, veraPdf } from '../support/verapdf';
import { hardMeta } from './hard-document';
import { publishedFacts } from './made-up-facts';
import { usualStatement } from './made-up-statement';
import { openPdf, readingOrder } from './open-pdf';

const order: Order = { kind: 'commissioner', document: usualStatement(), facts: publishedFacts };
const made = {
  name: 'Accreditor of tests',
  from: new Date('2026-01-01T00:00:00Z'),
  until: new Date('2027-01-01T00:00:00Z'),
  serial: '0123',
  password: 'correct',
};
const DURING = new Date('2026-06-20T10:00:00Z');
const LONG_AFTER = new Date('2027-06-20T10:00:00Z');

const conforms = { conforms: true, broken: [] };

/** What a signature covers, and the signature itself. */
function parts(pdf: Uint8Array): { covered: Buffer; cms: Buffer } {
  const file = Buffer.from(pdf);
  const [, from, to, rest] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]?/
    .exec(file.toString('latin1'))
    ?.map(Number) ?? [0, 0, 0, 0];
  if (!from || !to) throw new Error('This file is not signed');
  expect(to + (rest ?? 0)).toBe(file.length);
  const hex = file.subarray(from + 1, to - 1).toString('latin1');
  return {
    covered: Buffer.concat([file.subarray(0, from), file.subarray(to)]),
    cms: Buffer.from(hex, 'hex'),
  };
}

describe('the signature of a PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signature-'));
  const keep = (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  let seal: Seal;
  let signed: Uint8Array;
  const printed = (by: Seal | null) => printPdf(order, async () => ({ seal: by, warnings: [] }));
  beforeAll(async () => {
    seal = await openSeal(await selfMadePkcs12(made), made.password);
    signed = await at(DURING, () => printed(seal));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  itWithPdfsig(
    'is valid, of the kind PAdES asks for, and covers the whole file (needs poppler-utils)',
    async () => {
      const { said } = await runProgram('pdfsig', keep('signed.pdf', signed));
      expect(said).toContain('Signature Type: ETSI.CAdES.detached');
      expect(said).toContain('Signature Validation: Signature is Valid.');
      expect(said).toContain('Total document signed');
      expect(said).toContain('Accreditor of tests');
      expect(said).toContain('Signing Time: Jun 20 2026');
    },
  );

  itWithPdfsig('breaks with any one byte that it covers (needs poppler-utils)', async () => {
    const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)/.exec(Buffer.from(signed).toString('latin1')) ?? [];
    const [envelope = Number.NaN, after = Number.NaN] = [Number(range[2]), Number(range[3])];
    expect(after).toBeGreaterThan(envelope);
    // Not in the signature's own envelope, where a field that nobody signed may change: there the file's hash speaks.
    const places = Array.from({ length: 40 }, (_, n) => Math.floor(((n + 0.5) / 40) * signed.length)).filter(
      (place) => place < envelope || place >= after,
    );
    expect(places.length).toBeGreaterThan(30);
    for (const place of places) {
      const changed = Uint8Array.from(signed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const { said } = await runProgram('pdfsig', keep('changed.pdf', changed));
      const stands = said.includes('Signature is Valid') && said.includes('Total document signed');
      expect(stands, `byte ${place}: ${said}`).toBe(false);
    }
  });

  itWithPdfsig('does not cover what is added behind it, and says so (needs poppler-utils)', async () => {
    const longer = Buffer.concat([signed, Buffer.from('% added\n')]);
    const { said } = await runProgram('pdfsig', keep('longer.pdf', longer));
    expect(said).not.toContain('Total document signed');
  });

  itWithVeraPdf('leaves the file PDF/UA-1 and PDF/A-3a (needs Java and libjaxb-java)', async () => {
    expect(await veraPdf(signed, 'ua1', '3a')).toEqual({ ua1: conforms, '3a': conforms });
  });

  itWithOpenssl('is CAdES: the certificate is part of what is signed (needs openssl)', async () => {
    const { covered, cms } = parts(signed);
    const p12 = keep('self-made.p12', await selfMadePkcs12(made));
    // The same password opens it elsewhere, so what we make is what others read.
    const { code } = await runProgram('openssl', 'pkcs12', '-in', p12, '-passin', 'pass:correct', '-nodes');
    expect(code).toBe(0);
    const cmsFile = keep('signature.der', cms);
    const certificate = join(folder, 'signer.pem');
    await runProgram(
      'openssl',
      'pkcs7',
      '-inform',
      'DER',
      '-in',
      cmsFile,
      '-print_certs',
      '-out',
      certificate,
    );
    const { said } = await runProgram(
      ...(['openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', cmsFile] as [
        string,
        ...string[],
      ]),
      ...['-content', keep('covered', covered), '-CAfile', certificate, '-purpose', 'any', '-no_check_time'],
      ...['-out', '/dev/null'],
    );
    expect(said).toContain('CAdES Verification successful');
  });

  it('is said on the page, and the demo’s is said to prove little', async () => {
    const wordsOf = async (pdf: Uint8Array) =>
      (await readingOrder(await openPdf(pdf))).map(({ text }) => text).join(' ');
    expect(await wordsOf(signed)).toContain('carries the digital signature of Accreditor of tests');
    expect(await wordsOf(await at(DURING, () => printed({ ...seal, demo: true })))).toContain(
      'not who signed',
    );
  });

  it('is left out, with its field, where there is no certificate or none that is valid now', async () => {
    const plain = Buffer.from(await printed(null)).toString('latin1');
    expect(plain).not.toMatch(/\/AcroForm|\/ByteRange|digital signature/);
    expect(Buffer.from(await at(LONG_AFTER, () => printed(seal))).toString('latin1')).toBe(plain);
  });

  it('is warned of before it expires and after, and never used before its time', () => {
    expect(warningAbout(seal, DURING)).toBeNull();
    expect(warningAbout(seal, new Date('2026-12-20T00:00:00Z'))).toBe(
      'The signing certificate of Accreditor of tests expires on 2027-01-01, in 12 days.',
    );
    expect(warningAbout(seal, LONG_AFTER)).toContain('expired on 2027-01-01: PDFs are not signed');
    expect(warningAbout(seal, new Date('2025-01-01T00:00:00Z'))).toContain('valid from 2026-01-01 only');
  });

  itWithOpenssl(
    'takes an RSA certificate with its chain, and leaves the root out (needs openssl)',
    async () => {
      const file = authorityMade(folder);
      const rsa = await openSeal(readFileSync(file), 'secret');
      expect(rsa.name).toBe('Accreditor Ltd');
      const pdf = await printed(rsa);
      const { said } = await runProgram('pdfsig', '-nocert', keep('rsa.pdf', pdf));
      expect(said).toContain('Signature is Valid');
      expect(parts(pdf).cms.toString('latin1')).not.toContain('Issuing root of tests\u0000');
      await expect(openSeal(readFileSync(file), 'wrong')).rejects.toThrow('is not the right one');
      await expect(openSeal(readFileSync(join(folder, 'old.p12')), 'secret')).rejects.toThrow('outdated way');
    },
  );

  it.each([
    ['another password', () => selfMadePkcs12(made), 'is not the right one'],
    ['no PKCS#12', async () => new TextEncoder().encode(hardMeta.title), 'it is not a PKCS#12 file'],
    ['an empty file', async () => new Uint8Array(), 'it is not a PKCS#12 file'],
    ['half a file', async () => (await selfMadePkcs12(made)).slice(0, 300), 'it is not a PKCS#12 file'],
  ])('cannot be made with %s, and says why', async (_name, file, reason) => {
    await expect(openSeal(await file(), 'another')).rejects.toThrow(reason);
  });
});

/** A root, and an RSA certificate it issued, as an authority would send them; once more in yesterday's encryption. */
function authorityMade(folder: string): string {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const rsa = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...rsa,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '99',
    '-subj',
    '/CN=Issuing root of tests',
  );
  openssl('req', ...rsa, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/O=Accreditor Ltd/CN=Seal');
  openssl(
    'x509',
    '-req',
    '-in',
    'leaf.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '90',
    '-out',
    'leaf.pem',
  );
  const bundle = ['-inkey', 'leaf.key', '-in', 'leaf.pem', '-certfile', 'ca.pem', '-passout', 'pass:secret'];
  openssl('pkcs12', '-export', ...bundle, '-out', 'leaf.p12');
  openssl('pkcs12', '-export', '-legacy', ...bundle, '-out', 'old.p12');
  return join(folder, 'leaf.p12');
}
