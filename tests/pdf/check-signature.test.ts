import { beforeAll, describe, expect, it } from 'vitest';
import { signatureWords } from '~/commands/signature-words';
import { cadesDetached } from '~/engines/pades/cades';
import { checkSignature } from '~/engines/pades/check-signature';
import { openPkcs12 } from '~/engines/pades/open-pkcs12';
import { selfMadePkcs12 } from '~/engines/pades/sign-pdf';
import { at } from '~/platform/clock.server';
import { printPdf } from '~/publication/printer/print.server';
import { openSeal, type Seal } from '~/publication/signature/seal';
import { publishedFacts } from './made-up-facts';
import { usualStatement } from './made-up-statement';

const certificate = (name: string, serial: string) =>
  selfMadePkcs12({
    name,
    serial,
    from: new Date('2026-01-01T00:00:00Z'),
    until: new Date('2027-01-01T00:00:00Z'),
    password: 'correct',
  });
const DURING = new Date('2026-06-20T10:00:00Z');

describe('the check of a signature, without asking anybody', () => {
  let file: Uint8Array;
  let seal: Seal;
  let signed: Buffer;
  let gap: { from: number; to: number };
  beforeAll(async () => {
    file = await certificate('Accreditor of tests', '0123');
    seal = await openSeal(file, 'correct');
    signed = Buffer.from(await printed(seal));
    const [, from = 0, to = 0] = (/\/ByteRange \[0 (\d+) (\d+)/.exec(signed.toString('latin1')) ?? []).map(
      Number,
    );
    gap = { from, to };
  });

  const stateOf = async (pdf: Uint8Array) => (await checkSignature(pdf)).state;
  const words = async (pdf: Uint8Array, own: Seal | null = seal) =>
    signatureWords('a.pdf', await checkSignature(pdf), own).join('\n');

  /** The file with another signature in the same place, padded as ours is. */
  function withSignature(cms: Uint8Array): Buffer {
    const copy = Buffer.from(signed);
    const room = gap.to - gap.from - 2;
    copy.write(Buffer.from(cms).toString('hex').padEnd(room, '0'), gap.from + 1, 'latin1');
    return copy;
  }

  const covered = () => Buffer.concat([signed.subarray(0, gap.from), signed.subarray(gap.to)]);

  it('names who signed, when, and that the certificate is self-made', async () => {
    expect(await checkSignature(signed)).toMatchObject({
      state: 'valid',
      at: DURING,
      signer: { subject: 'Accreditor of tests', issuer: 'Accreditor of tests', selfMade: true },
    });
    expect(await words(signed)).toBe(
      [
        'a.pdf: signature valid, of Accreditor of tests, said to be of 2026-06-20 10:00 UTC',
        'a.pdf: it certifies the file: no change is allowed after it',
        'a.pdf: signed by this service’s certificate',
        'a.pdf: its certificate is self-made: nobody else vouches for it, valid from 2026-01-01 to 2027-01-01, the day of signing included',
      ].join('\n'),
    );
    expect(await words(signed, { ...seal, demo: true })).toContain('the demo’s and proves nothing');
    expect(await words(signed, null)).toContain('no certificate of its own to compare with');
  });

  const flipped = (place: number) => {
    const changed = Buffer.from(signed);
    changed[place] = (changed[place] ?? 0) ^ 1;
    return changed;
  };

  it('finds one flipped bit in what is signed, wherever it is', async () => {
    const places = Array.from({ length: 200 }, (_, n) => Math.floor(((n + 0.5) / 200) * signed.length));
    const outside = places.filter((place) => place < gap.from || place >= gap.to);
    expect(outside.length).toBeGreaterThan(190);
    for (const place of outside) expect(await stateOf(flipped(place)), `byte ${place}`).not.toBe('valid');
    expect(await words(flipped(200))).toBe(
      'a.pdf: changed after signing: the file is not what its signature covers',
    );
  });

  it('lets nobody change whose signature it is: a bit flipped there breaks it, or means nothing', async () => {
    let broken = 0;
    for (let place = gap.from; place < gap.to; place += 3) {
      const check = await checkSignature(flipped(place));
      // The envelope's own version numbers, for one, are not signed in any CMS.
      if (check.state === 'valid') expect(check.signer.fingerprint).toBe(seal.fingerprint);
      else broken += 1;
    }
    expect(broken).toBeGreaterThan((gap.to - gap.from) / 3 / 2);
  });

  it('finds what is added behind, cut off, or hidden in the signature’s own place', async () => {
    expect(await stateOf(Buffer.concat([signed, Buffer.from('% added\n')]))).toBe('added_to');
    expect(await stateOf(signed.subarray(0, -1))).toBe('changed');
    const hidden = Buffer.from(signed);
    hidden.write('41', gap.to - 3, 'latin1');
    expect(await stateOf(hidden)).toBe('changed');
    const text = Buffer.from(signed);
    text.write('>\n(x)', gap.to - 6, 'latin1');
    expect(await stateOf(text)).toBe('changed');
  });

  it('is not taken in by another’s signature under our certificate, nor by another certificate for our key', async () => {
    const ours = await openPkcs12(file, 'correct');
    const theirs = await openPkcs12(await certificate('Accreditor of tests', '0123'), 'correct');
    const forged = await cadesDetached({ ...ours, key: theirs.key }, covered());
    expect(await stateOf(withSignature(forged))).toBe('broken');
    expect(await words(withSignature(forged))).toContain('a.pdf: signature not valid');
    expect(await stateOf(withSignature(new Uint8Array([0x30, 0x03, 1, 2, 3])))).toBe('broken');
    expect(await stateOf(withSignature(await cadesDetached(ours, Buffer.from('other words'))))).toBe(
      'changed',
    );
  });

  it('says when it is valid and yet not this service’s', async () => {
    const other = await openSeal(await certificate('Accreditor of tests', '0123'), 'correct');
    const pdf = await printed(other);
    expect(await words(pdf)).toMatch(
      /signature valid, of Accreditor of tests[\s\S]*not signed by this service’s certificate/,
    );
  });

  it('says when the certificate was not valid on the day of signing', async () => {
    const before = { ...seal, from: new Date('2020-01-01T00:00:00Z') };
    const pdf = await at(new Date('2025-06-20T10:00:00Z'), () => printed(before, null));
    expect(await words(pdf)).toContain('valid from 2026-01-01 to 2027-01-01, and not on the day of signing');
  });

  it('says when there is none', async () => {
    expect(await words(await printed(null))).toBe('a.pdf: not signed');
  });
});

async function printed(seal: Seal | null, moment: Date | null = DURING): Promise<Uint8Array> {
  const order = { kind: 'commissioner' as const, document: usualStatement(), facts: publishedFacts };
  const print = () => printPdf(order, async () => ({ seal, warnings: [] }));
  return moment ? at(moment, print) : print();
}
