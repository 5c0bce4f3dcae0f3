import { Font, renderToBuffer } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { commissionerPdf, declarationPdf, renewalPdf, statementPdf } from '~/publication/documents.server';
import { house } from '~/publication/pdf/house';
import { freshDatabase } from '../support/database';
import { everythingPublished, type Published, publishEverything } from '../support/published-everything';
import { madeUpAccreditor } from './made-up-facts';
import { drawnText, openPdf, readingOrder } from './open-pdf';
import { pdfOutline } from './outlines';

// Documents are react-pdf documents: its own `renderToBuffer` prints each of them too, in the words and the order of
// what production prints with our engine (app/engines/tagged-pdf). Compared is the very element that was printed.
// Left out is what an engine adds to its pages, and no document says:
// - lines at the head and foot of pages: ours are furniture in the file and not read; react-pdf draws none;
// - a table's head on its second and later pages: ours is furniture there; react-pdf's is at the top of the page;
// - what is said and not shown: descriptions of pictures.

const printed = vi.hoisted(() => ({ element: null as unknown }));
vi.mock('~/engines/tagged-pdf/render-tagged-pdf', async (original) => {
  const engine = await original<typeof import('~/engines/tagged-pdf/render-tagged-pdf')>();
  const renderWithin: typeof engine.renderWithin = (most, [fullest, ...shorter], ...rest) => {
    const noting = (edition: () => ReactElement) => () => {
      const element = edition();
      printed.element = element;
      return element;
    };
    return engine.renderWithin(most, [noting(fullest), ...shorter.map(noting)], ...rest);
  };
  const renderTaggedPdf: typeof engine.renderTaggedPdf = (element, ...rest) =>
    renderWithin(Number.POSITIVE_INFINITY, [() => element], ...rest);
  return { ...engine, renderWithin, renderTaggedPdf };
});

/** Words between blanks; a mark that follows a link stands beside it, whether or not it is a piece of its own. */
const wordsOf = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\s+([.,;:)])/g, '$1')
    .split(/\s+/)
    .filter(Boolean);

/** What a file of ours says, as it is read, and its tables' heads. */
async function readOurs(pdf: Uint8Array): Promise<{ words: string[]; heads: string[][] }> {
  const opened = await openPdf(pdf);
  const spoken = await readingOrder(opened);
  const outline = await pdfOutline(opened);
  return {
    words: wordsOf(spoken.map(({ role, text }) => (role.endsWith(' alt') ? '' : text)).join(' ')),
    heads: outline.flatMap((line) =>
      line.startsWith('head ') ? [wordsOf(line.slice(5).replaceAll(' | ', ' '))] : [],
    ),
  };
}

const beginsWith = (words: readonly string[], start: readonly string[]) =>
  start.every((word, index) => words[index] === word);

/** What react-pdf's own renderer prints of the same element, without a head that goes on at the top of a page. */
async function readStock(
  element: ReactElement,
  { words: ours, heads }: Awaited<ReturnType<typeof readOurs>>,
) {
  const opened = await openPdf(new Uint8Array(await renderToBuffer(element as never)));
  const words: string[] = [];
  for (let page = 1; page <= opened.numPages; page += 1) {
    // Where react-pdf parts a word, also where two faces meet in one, it adds a hyphen.
    // For words in pictures it loads no last resort: “≥” there comes without its sign.
    const text = (await drawnText(opened, page, '\n')).replaceAll('-\n', '').replaceAll('\u0000', '≥');
    const drawn = wordsOf(text);
    const again = heads.find(
      (head) => beginsWith(drawn, head) && !beginsWith(ours.slice(words.length), head),
    );
    words.push(...drawn.slice(again?.length ?? 0));
  }
  return words;
}

/** The longest word that any line has room for. */
const ROOMY = 24;

/** Our words with each that no line had room for in one piece again. */
function inOnePiece(ours: readonly string[], stock: readonly string[]): string[] {
  const words: string[] = [];
  for (const word of ours) {
    const last = words.at(-1) ?? '';
    const whole = stock[words.length - 1] ?? '';
    const parted = whole.length > ROOMY && last !== whole && whole.startsWith(last + word);
    if (parted) words[words.length - 1] = last + word;
    else words.push(word);
  }
  return words;
}

/** The demo's enterprises, and figures that real ones have published: among them some of which a page is all there is. */
const ORGANISATIONS = [
  'bryn-works',
  'cludiant-dyffryn-wyr',
  'firm-footing',
  'kettle-and-crumb',
  'loop-and-mend',
  'northgate-homes',
  'second-plate',
  'belu-water',
  'connection-crew',
  'recycling-lives',
];

describe('react-pdf’s own renderToBuffer prints what our engine prints', () => {
  freshDatabase('embedded');
  const newest = new Map<string, Published>();
  const complaints = vi.spyOn(console, 'warn');
  beforeAll(async () => {
    // Our letters stand in for react-pdf's last resort too, which lacks “≥” and more.
    Font.clear();
    Font.register({ family: 'Helvetica', src: house.lastResort });
    for (const { family, weight, src } of house.faces) Font.register({ family, src, fontWeight: weight });
    // As ours: no word is parted but one that no line has room for, which else would run off the paper.
    Font.registerHyphenationCallback((word) =>
      word.length > ROOMY ? (word.match(/.{1,8}/g) ?? []) : [word],
    );
    await publishEverything();
    for (const published of (await everythingPublished()).reverse())
      newest.set(published.document.organisation.slug, published);
  });

  it.each([...ORGANISATIONS.map((slug) => [slug, false] as const), ['bryn-works', true] as const])(
    '%s, its accreditor named: %s',
    async (slug, named) => {
      const { document, facts: plain } = newest.get(slug) as Published;
      const facts = named ? { ...plain, accreditor: await madeUpAccreditor() } : plain;
      const documents = {
        renewal: () => renewalPdf(document, facts),
        statement: () => statementPdf(document, facts),
        declaration: () => declarationPdf(document, facts),
        commissioner: () => commissionerPdf(document, facts),
        'a theme for a tender': () =>
          commissionerPdf(document, facts, { theme: 'jobs', tenderDate: '2026-02-01' }),
      };
      for (const [kind, print] of Object.entries(documents)) {
        const ours = await readOurs(await print());
        expect(ours.words.length, kind).toBeGreaterThan(60);
        const stock = await readStock(printed.element as ReactElement, ours);
        expect(stock, kind).toEqual(inOnePiece(ours.words, stock));
      }
      expect(complaints).not.toHaveBeenCalled();
    },
  );
});
