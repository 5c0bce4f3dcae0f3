import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureWords } from '~/commands/signature-words';
import { checkSignature } from '~/engines/pades/check-signature';
import { selfMadePkcs12 } from '~/engines/pades/sign-pdf';
import { at } from '~/platform/clock.server';
import { setContext } from '~/platform/context.server';
import { printPdf } from '~/publication/printer/print.server';
import { openSeal, type Seal } from '~/publication/signature/seal';
import { itWithPdfsig, runProgram } from '../support/programs';
import { itWithVeraPdf, veraPdf } from '../support/verapdf';
import { publishedFacts } from './made-up-facts';
import { usualStatement } from './made-up-statement';
import { repainted } from './repaint';

const DURING = new Date('2026-06-20T10:00:00Z');

describe('a certifying signature', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certifying-'));
  let seal: Seal;
  let signed: Uint8Array;
  let forged: Buffer;
  const keep = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  beforeAll(async () => {
    const file = await selfMadePkcs12({
      name: 'Accreditor of tests',
      serial: '0123',
      from: new Date('2026-01-01T00:00:00Z'),
      until: new Date('2027-01-01T00:00:00Z'),
      password: 'correct',
    });
    seal = await openSeal(file, 'correct');
    setContext({ signing: { certificate: keep('seal.p12', file), password: 'correct', demo: 'none' } });
    const order = { kind: 'declaration' as const, document: usualStatement(), facts: publishedFacts };
    signed = await at(DURING, () => printPdf(order));
    forged = repainted(signed);
  });
  afterAll(() => {
    setContext({ signing: { certificate: undefined, password: '', demo: 'none' } });
    rmSync(folder, { recursive: true });
  });

  it('says in catalog and signature that nothing may be changed after it', async () => {
    const text = Buffer.from(signed).toString('latin1');
    const [, id] = /\/Perms <<\n\/DocMDP (\d+) 0 R\n>>/.exec(text) ?? [];
    expect(text.split(/\n(?=\d+ 0 obj)/).find((object) => object.startsWith(`${id} 0 obj`))).toMatch(
      /\/Type \/Sig\n[\s\S]*\/Reference \[<<\n\/Type \/SigRef\n\/TransformMethod \/DocMDP\n\/TransformParams <<\n\/Type \/TransformParams\n\/P 1\n\/V \/1\.2\n>>\n>>\]/,
    );
    expect(text).not.toMatch(/\/Digest(Method|Value|Location)/);
    expect(await checkSignature(signed)).toMatchObject({ state: 'valid', certifies: true });
  });

  itWithVeraPdf('leaves the file PDF/UA-1 and PDF/A-3a (needs Java and libjaxb-java)', async () => {
    const conforms = { conforms: true, broken: [] };
    expect(await veraPdf(signed, 'ua1', '3a')).toMatchObject({ ua1: conforms, '3a': conforms });
  });

  itWithPdfsig('meets a file that really shows something else, all that was signed being there', async () => {
    expect(forged.subarray(0, signed.length).equals(Buffer.from(signed))).toBe(true);
    const seen = async (name: string, bytes: Uint8Array) => {
      const stem = join(folder, name);
      const { code, said } = await runProgram(
        'pdftoppm',
        '-r',
        '20',
        '-singlefile',
        keep(`${name}.pdf`, bytes),
        stem,
      );
      expect([code, said]).toEqual([0, '']);
      return readFileSync(`${stem}.ppm`);
    };
    const [before, after] = [await seen('before', signed), await seen('after', forged)];
    expect(before.equals(after)).toBe(false);
    // One colour over all of the page: as it is rendered.
    const pixels = after.subarray(after.length - 3000);
    expect([
      ...new Set(Array.from({ length: 1000 }, (_, n) => pixels.subarray(n * 3, n * 3 + 3).toString('hex'))),
    ]).toEqual(['ffe599']);
  });

  it('is not taken for valid where a revision repaints what it covers', async () => {
    const check = await checkSignature(forged);
    expect(check).toEqual({ state: 'added_to' });
    expect(signatureWords('a.pdf', check, seal)).toEqual([
      'a.pdf: changed after signing: a revision was added behind what its signature covers, which can show other pages than those that were signed',
    ]);
  });

  itWithPdfsig('is what pdfsig calls valid, and of the repainted file no longer whole', async () => {
    const [whole, painted] = await Promise.all([
      runProgram('pdfsig', keep('signed.pdf', signed)),
      runProgram('pdfsig', keep('repainted.pdf', forged)),
    ]);
    expect(whole.said).toContain('Signature Validation: Signature is Valid.');
    expect(whole.said).toContain('Total document signed');
    expect(painted.said).toContain('Not total document signed');
    if (process.env.PDFSIG_WORDS) process.stdout.write(`${whole.said}\n${painted.said}\n`);
  });
});
