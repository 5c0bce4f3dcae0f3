import { Document, Text, View } from '@react-pdf/renderer';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf } from '~/engines/tagged-pdf/bytes-of';
import { loadParts } from '~/engines/tagged-pdf/parts';
import { renderTaggedPdf } from '~/engines/tagged-pdf/render-tagged-pdf';
import { PdfPage } from '~/publication/pdf/components/page';
import { Heading, Paragraph } from '~/publication/pdf/components/text';
import { FactList } from '~/publication/pdf/documents/fact-list';
import { house } from '~/publication/pdf/house';
import { itWithVeraPdf, veraPdf } from '../support/verapdf';
import { hardDocument, hardMeta, LONG } from './hard-document';
import { drawnText, openPdf, readAloud, readingOrder, type Spoken } from './open-pdf';

/** A file of pdfkit's own making: a page of untagged words. */
async function untaggedPdf(): Promise<Uint8Array> {
  const file = (await loadParts()).newFile({ pdfVersion: '1.7' });
  const chunks: Uint8Array[] = [];
  file.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => file.on('end', resolve));
  file.text('Nobody tagged this.', 50, 50, { lineBreak: false }).end();
  await ended;
  return Buffer.concat(chunks);
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('the PDF engine', () => {
  let pdf: Uint8Array;
  let spoken: Spoken[];
  const saysAll = () => squeezed(spoken.map(({ text }) => text).join(' '));

  beforeAll(async () => {
    pdf = await renderTaggedPdf(hardDocument, hardMeta, house);
    spoken = await readingOrder(await openPdf(pdf));
  });

  itWithVeraPdf('conforms to PDF/UA-1 and PDF/A-3a (needs Java and libjaxb-java)', async () => {
    expect(await veraPdf(pdf, 'ua1', '3a')).toEqual({
      ua1: { conforms: true, broken: [] },
      '3a': { conforms: true, broken: [] },
    });
  });

  itWithVeraPdf('is checked by something that can say no (needs Java and libjaxb-java)', async () => {
    const { ua1, '3a': a3 } = await veraPdf(await untaggedPdf(), 'ua1', '3a');
    expect(ua1.conforms || a3.conforms).toBe(false);
    expect(ua1.broken.join('\n')).toContain('7.1-3');
  });

  it('gives the same bytes every time, and another identifier to another version', async () => {
    expect(Buffer.compare(pdf, await renderTaggedPdf(hardDocument, hardMeta, house))).toBe(0);
    const other = await renderTaggedPdf(hardDocument, { ...hardMeta, idSeed: 'version-2' }, house);
    const idOf = (bytes: Uint8Array) =>
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/ID \[<(\w+)>/)?.[1];
    expect(idOf(other)).not.toBe(idOf(pdf));
    expect(idOf(pdf)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is read in the order it is seen', () => {
    const inOrder = [
      'Gold Mark',
      'Bryn Works CIC',
      'About 60 households',
      '31 new jobs',
      'Where each pound',
      '58p kept',
      '3p carried',
      'Check this document',
      'The page says whether',
      'Social well-being',
      'Bar chart:',
      'A second paragraph',
      'First aim',
      'Tŷ Ŵyn, dŵr a’r gŵyl',
      'annex',
      'Figures by group',
      'group 1',
      'group 60',
      'Hash:',
    ];
    const places = inOrder.map((words) => saysAll().indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('keeps the words of a link between the words around it', () => {
    const start = spoken.findIndex(({ text }) => text.startsWith('Scan, or type'));
    expect(spoken.slice(start, start + 3).map(({ role }) => role)).toEqual(['P', 'Link', 'P']);
  });

  it('reads a long paragraph and each table head once, and says nothing of the furniture', async () => {
    expect(saysAll().split(squeezed(LONG))).toHaveLength(2);
    expect(spoken.filter(({ text }) => text === 'How it was counted')).toHaveLength(1);
    expect(spoken.filter(({ text }) => /^\d of \d$/.test(text))).toEqual([]);
    const document = await openPdf(pdf);
    for (let page = 1; page <= document.numPages; page += 1) {
      expect(await drawnText(document, page)).toContain(`${page} of ${document.numPages}`);
    }
    expect(await drawnText(document, document.numPages)).toContain('How it was counted');
  });

  it('never parts a word, and parts an address without a hyphen', () => {
    expect(
      spoken
        .map(({ text }) => text)
        .join('')
        .replaceAll(' ', ''),
    ).toContain('0123456789abcdef'.repeat(8));
  });

  it('says what figures show, and shows a box where it has no glyph', () => {
    const alts = spoken.filter(({ role }) => role === 'Figure alt').map(({ text }) => text);
    expect(alts).toEqual([
      expect.stringContaining('QR code: opens https://'),
      expect.stringContaining('Bar chart'),
    ]);
    expect(saysAll()).toContain('□ and □ have no glyph, 😀, Ελλάδα and София have.');
  });

  it('says a full stop that its face met first as a part of a colon, and a letter first met under an accent', async () => {
    const range = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('');
    const made = `:;…!?=${range(0xc0, 0x17f)}`;
    const parts = range(0x21, 0x7e).replace(/[:;!?=]/g, '');
    // A house that nobody has printed with: faces are opened once a process, and remember what they were asked.
    const unused = { ...house };
    for (const { family, weight } of house.faces) {
      const print = (words: string) =>
        renderTaggedPdf(
          <Document>
            <PdfPage>
              <Text style={{ fontFamily: [family, ...house.plain], fontWeight: weight }}>{words}</Text>
            </PdfPage>
          </Document>,
          hardMeta,
          unused,
        );
      await print(made);
      const said = (await readAloud(await print(parts))).replaceAll(' ', '');
      expect(said, `${family} ${weight}`).toContain(parts);
    }
  });

  it('has bookmarks from its headings, nested by level', async () => {
    const outline = await (await openPdf(pdf)).getOutline();
    expect(outline).toHaveLength(1);
    const [title] = outline;
    expect(title?.title).toBe('Bryn Works CIC');
    expect(title?.items.map((item: { title: string }) => item.title)).toEqual([
      'Where each pound of surplus went',
      'Check this document',
      'Social well-being',
      'Annex',
    ]);
    expect(title?.items[2]?.items).toHaveLength(3);
  });

  it('carries its title, its language and its data', async () => {
    const document = await openPdf(pdf);
    const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
    expect(info).toMatchObject({ Title: hardMeta.title, Author: hardMeta.author, Language: 'en-GB' });
    const files = await document.getAttachments();
    expect([...(files?.keys() ?? [])]).toEqual(['statement.json']);
  });

  it('refuses words that stand outside a text', async () => {
    const broken = (
      <Document>
        <PdfPage>loose words</PdfPage>
      </Document>
    );
    await expect(renderTaggedPdf(broken, hardMeta, house)).rejects.toThrow('words outside a text');
  });

  it('gives up on a file that does not end', async () => {
    const file = (await loadParts()).newFile({ tagged: true, pdfVersion: '1.7' });
    const orphan = () => {
      file.struct('P');
      file.end();
    };
    const never = bytesOf(file, orphan, 50).then(() => 'ended');
    await expect(never).rejects.toThrow('did not end within 50 ms');
  });

  it.each([380, 450, 520, 590, 640, 680])(
    'leaves no heading alone at the foot of a page, %i points down',
    async (height) => {
      const document = (
        <Document>
          <PdfPage>
            <View style={{ height }} />
            <Heading level={2}>Upper heading</Heading>
            <Heading level={3}>Lower heading</Heading>
            <Paragraph>{LONG}</Paragraph>
          </PdfPage>
        </Document>
      );
      const opened = await openPdf(
        await renderTaggedPdf(
          document,
          { ...hardMeta, header: undefined, footer: () => ({ left: '', right: '' }) },
          house,
        ),
      );
      expect((await drawnText(opened, 1)).trim()).not.toMatch(/heading$/);
    },
  );
});

describe('a short list of facts', () => {
  const heights = Array.from({ length: 16 }, (_, at) => 560 + 8 * at);

  it.each(heights)('is not parted by the end of a page, %i points down', async (height) => {
    const facts = ['First', 'Second', 'Third'].map((label) => ({
      label,
      says: `What is so of the ${label}`,
    }));
    const document = (
      <Document>
        <PdfPage>
          <View style={{ height }} />
          <Heading level={2}>Method</Heading>
          <FactList facts={facts} />
          <View style={{ height: 500 }} />
        </PdfPage>
      </Document>
    );
    const opened = await openPdf(await renderTaggedPdf(document, hardMeta, house));
    const cover = await drawnText(opened, 1);
    expect(['Method', 'First', 'Third'].map((words) => cover.includes(words))).toEqual(
      Array(3).fill(cover.includes('Method')),
    );
  });
});

describe('words that people bring from elsewhere', () => {
  it('prints Arabic from right to left, and pictures instead of boxes', async () => {
    const words = 'Thanks 😀 ♻️ ✅. أهلا وسهلا بكم';
    const page = (
      <Document>
        <PdfPage>
          <Paragraph>{words}</Paragraph>
        </PdfPage>
      </Document>
    );
    const opened = await openPdf(await renderTaggedPdf(page, hardMeta, house));
    const { items } = await (await opened.getPage(1)).getTextContent();
    const drawn = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []));
    const said = drawn.map(({ str }) => str).join(' ');
    expect(said).not.toContain('□');
    expect(said).toMatch(/😀.*♻.*✅/s);
    const left = (word: string) => drawn.find(({ str }) => str.includes(word))?.transform[4] as number;
    const [last, first] = [left('بكم'), left('وسه')];
    expect(last).toBeGreaterThan(left('Thanks'));
    expect(first).toBeGreaterThan(last);
  });
});
