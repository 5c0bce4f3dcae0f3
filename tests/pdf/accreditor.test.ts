import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeAccreditor, changeAccreditorsWordmark } from '~/account/accreditor.server';
import { addAccount } from '~/account/people.server';
import { printedColour } from '~/account/theme';
import { declarationFile, statementFile } from '~/commissioning/published-files.server';
import { setContext } from '~/platform/context.server';
import { type Order, PRINTS, printOrder } from '~/publication/printer/orders.server';
import { accreditorInPrint } from '~/statement/printed-by.server';
import { inTransaction } from '~db/client';
import { freshDatabase } from '../support/database';
import { everythingPublished, type Published, publishEverything } from '../support/published-everything';
import { itWithVeraPdf, veraPdfAll } from '../support/verapdf';
import { madeUpAccreditor } from './made-up-facts';
import { openPdf, readingOrder } from './open-pdf';

const KINDS = Object.keys(PRINTS) as Order['kind'][];
const FLAVOURS = ['ua1', '3a'] as const;
const SAID = { complaints: 'complain@mark.example', colour: '#5a1a6b', registration: true };

/** What a file says as it is read, its pictures' words among it. */
async function saidIn(pdf: Uint8Array): Promise<{ words: string; pictures: string[]; pages: number }> {
  const opened = await openPdf(pdf);
  const spoken = await readingOrder(opened);
  const isAlt = ({ role }: { role: string }) => role.endsWith(' alt');
  return {
    words: spoken.map((each) => (isAlt(each) ? '' : each.text)).join(' '),
    pictures: spoken.filter(isAlt).map(({ text }) => text),
    pages: opened.numPages,
  };
}

describe('who runs the scheme, in every kind of document', () => {
  freshDatabase();
  let published: Published[];
  beforeAll(async () => {
    await publishEverything();
    published = await everythingPublished();
  });

  const some = () => published.filter(({ name }) => /bryn-works|belu-water|northgate/.test(name));

  it('names it, and where one asks and complains, beside its wordmark in words', async () => {
    const accreditor = await madeUpAccreditor();
    for (const { name, document, facts } of some())
      for (const kind of KINDS) {
        const order = { kind, document, facts: { ...facts, accreditor } };
        const pdf = await printOrder(order);
        const { words, pictures } = await saidIn(pdf);
        const at = `${name} ${kind}`;
        expect(words, at).toContain(`Run by ${accreditor.name}.`);
        expect(words, at).toContain('Questions: help@mark.example');
        expect(words, at).toContain('Complaints: https://mark.example/complaints');
        expect(words, at).toContain('What it has to say by law: https://proofmark.example/about');
        expect(pictures[0], at).toBe(accreditor.name);
        const whole = kind === 'renewal' || kind === 'statement';
        expect(words.includes('We keep what you state for six years'), at).toBe(whole);
        expect(Buffer.compare(pdf, await printOrder(order)), at).toBe(0);
      }
  }, 240_000);

  it('says nothing of what it does not say, and nothing at all where nobody has named it', async () => {
    const [first] = some();
    if (!first) throw new Error('Nothing is published');
    const quiet = { contact: '', complaints: '', legal: '', colour: null, wordmark: null };
    const accreditor = await madeUpAccreditor(quiet);
    const { words, pictures } = await saidIn(
      await printOrder({
        kind: 'statement',
        document: first.document,
        facts: { ...first.facts, accreditor },
      }),
    );
    expect(words).toContain(`Run by ${accreditor.name}.`);
    expect(words).not.toMatch(/Questions:|Complaints:|by law/);
    expect(pictures).not.toContain(accreditor.name);
    const unnamed = await saidIn(await printOrder({ ...first, kind: 'statement' }));
    expect(unnamed.words).not.toContain('Run by');
  });

  it('leaves every declaration on its one page, and a commissioner’s document on its four', async () => {
    const accreditor = await madeUpAccreditor({
      name: 'The Society for the Mark of Social Enterprise in Wales '.repeat(2),
    });
    for (const { name, document, facts } of published)
      for (const [kind, most] of [
        ['declaration', 1],
        ['commissioner', 4],
      ] as const) {
        const pdf = await printOrder({ kind, document, facts: { ...facts, accreditor } });
        expect((await openPdf(pdf)).numPages, `${name} ${kind}`).toBeLessThanOrEqual(most);
      }
  }, 300_000);

  it('has its colour where words in it can be read on paper', () => {
    expect(printedColour('#5a1a6b')).toBe('#5a1a6b');
    expect(printedColour('#ffcc00')).toBeNull();
  });

  it('stays in a published file as it was on the day that it was made', async () => {
    const [first] = some();
    const { slug } = first?.document.organisation ?? { slug: '' };
    const end = first?.document.statement.period.end ?? '';
    const personId = await inTransaction((tx) => addAccount(tx, { name: 'Ada', email: 'ada@mark.example' }));
    const admin = {
      personId,
      name: 'Ada',
      email: 'ada@mark.example',
      bodyRoles: ['admin' as const],
      memberships: [],
    };
    const before = setContext({ dataDir: mkdtempSync(join(tmpdir(), 'wordmark-')) });
    const clear = {
      create: {
        width: 300,
        height: 90,
        channels: 4 as const,
        background: { r: 0, g: 90, b: 60, alpha: 0.5 },
      },
    };
    await changeAccreditor(admin, {
      ...SAID,
      name: 'The First Mark',
      contact: 'one@mark.example',
      legal: 'One.',
    });
    await changeAccreditorsWordmark(admin, new File([await sharp(clear).png().toBuffer()], 'mark.png'));
    const facts = (await accreditorInPrint()).accreditor;
    expect((await sharp(facts?.wordmark?.png).metadata()).hasAlpha).toBe(false);
    const kept = await statementFile(slug, end);
    expect((await saidIn(kept.bytes)).words).toContain('Run by The First Mark.');
    await changeAccreditor(admin, { ...SAID, name: 'Another', contact: 'two@mark.example', legal: 'Two.' });
    await changeAccreditorsWordmark(admin, null);
    expect((await statementFile(slug, end)).sha256).toBe(kept.sha256);
    expect(Buffer.compare((await statementFile(slug, end)).bytes, kept.bytes)).toBe(0);
    // What nobody had asked for before is made on this day.
    expect((await saidIn((await declarationFile(slug, end)).bytes)).words).toContain('Run by Another.');
    setContext({ dataDir: before.dataDir });
  });

  itWithVeraPdf(
    'conforms in every kind (needs Java and libjaxb-java)',
    async () => {
      const accreditor = await madeUpAccreditor();
      const grey = { create: { width: 90, height: 300, channels: 3 as const, background: '#888888' } };
      const png = new Uint8Array(await sharp(grey).greyscale().png().toBuffer());
      const tall = await madeUpAccreditor({ wordmark: { png, width: 90, height: 300 } });
      const orders = some().flatMap(({ name, document, facts }) =>
        KINDS.flatMap((kind) =>
          [accreditor, tall].map((each) => ({
            name,
            order: { kind, document, facts: { ...facts, accreditor: each } },
          })),
        ),
      );
      async function* pdfs() {
        for (const { order } of orders) yield await printOrder(order);
      }
      const verdicts = await veraPdfAll(FLAVOURS, pdfs());
      const faults = orders.flatMap(({ name, order }, index) =>
        FLAVOURS.filter((flavour) => !verdicts[index]?.[flavour].conforms).map(
          (flavour) => `${name} ${order.kind}: ${flavour} ${verdicts[index]?.[flavour].broken.join('; ')}`,
        ),
      );
      expect(faults).toEqual([]);
    },
    300_000,
  );
});
