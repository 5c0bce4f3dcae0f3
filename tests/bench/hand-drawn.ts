import '../support/scheme';
import type { DocumentMeta } from '~/engines/tagged-pdf/document-meta';
import type { Face, Fonts } from '~/engines/tagged-pdf/faces';
import { openFonts } from '~/engines/tagged-pdf/fonts';
import { describe, roleOf } from '~/engines/tagged-pdf/internals';
import type { LayoutNode } from '~/engines/tagged-pdf/layout-tree';
import { loadParts, type Parts } from '~/engines/tagged-pdf/parts';
import type { PdfFile, StructureElement } from '~/engines/tagged-pdf/pdf-file';
import type { Pen } from '~/engines/tagged-pdf/pen';
import type { SetRow } from '~/engines/tagged-pdf/set-row';
import type { SetWords } from '~/engines/tagged-pdf/set-words';
import { house } from '~/publication/pdf/house';
import { paper } from '~/publication/pdf/theme';

/** A document as somebody would note it down who draws it by hand: what, where, and in which structure. */
type Item = { tag?: string; alt?: string; scope?: string; items: Item[] } & (
  | { kind: 'box' }
  | { kind: 'words'; text: string; at: Place; type: Type }
  | { kind: 'drawing'; at: Place; paint: (pen: Pen) => void }
  | { kind: 'ground'; at: Place; colour: string }
  | { kind: 'rule'; at: Place; colour: string; thickness: number }
);

interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Type {
  family: readonly string[];
  weight: number;
  size: number;
  lineHeight: number;
  colour: string;
  align: string;
}

export interface Drawing {
  pages: Item[][];
  meta: DocumentMeta;
}

/** pdfkit as it is, beyond the parts that the product uses. */
interface Pdfkit extends PdfFile {
  addPage(options: object): void;
  text(text: string, x: number, y: number, options: object): PdfFile;
  currentLineHeight(gap: boolean): number;
}

/** Notes a laid-out document down. Done once, outside the clock: by hand one knows where things stand. */
export function noteDown(pages: readonly LayoutNode[], meta: DocumentMeta): Drawing {
  return { pages: pages.map((page) => (page.children ?? []).flatMap((child) => note(child, 0, 0))), meta };
}

function note(node: LayoutNode, left: number, top: number): Item[] {
  const { box, props, style = {} } = node;
  if (!box) return [];
  const at = { left: left + box.left, top: top + box.top, width: box.width, height: box.height };
  const { tag, alt, paint, words, row } = props ?? {};
  const meaning = { ...(tag && { tag }), ...(alt && { alt }) };
  if (paint) return [{ kind: 'drawing', at, paint, items: [], ...meaning, ...(alt && { tag: 'Figure' }) }];
  const ground = style.backgroundColor as string | undefined;
  const colour = String(style.borderBottomColor ?? style.borderColor ?? '#000000');
  const thickness = Number(style.borderBottomWidth ?? 0);
  const under: Item[] = [
    ...(ground ? [{ kind: 'ground' as const, at, colour: ground, items: [] }] : []),
    ...(thickness ? [{ kind: 'rule' as const, at, colour, thickness, items: [] }] : []),
  ];
  const inside = { left: at.left + (box.paddingLeft ?? 0), top: at.top + (box.paddingTop ?? 0) };
  if (words) return [...under, ...noteWords(words, inside, meaning)];
  const items = row
    ? noteRow(row, inside)
    : (node.children ?? []).flatMap((child) => note(child, at.left, at.top));
  return [...under, { kind: 'box', items, ...meaning }];
}

function noteRow({ cells }: SetRow, { left, top }: Pick<Place, 'left' | 'top'>): Item[] {
  let x = left;
  return cells.flatMap(({ tag, scope, width, paddingLeft, words }) => {
    const inside = { left: x + paddingLeft, top };
    x += width;
    return noteWords(words, inside, { tag, ...(scope && { scope }) });
  });
}

/** Words as one text: by hand nobody breaks lines, pdfkit does. */
function noteWords(
  { lines, room, lineHeight, align }: SetWords,
  at: Pick<Place, 'left' | 'top'>,
  meaning: Pick<Item, 'tag' | 'scope'>,
): Item[] {
  const pieces = lines.flatMap((line) => line.pieces);
  const [first] = pieces;
  if (!first) return [{ kind: 'box', items: [], ...meaning }];
  const { fontFamily, fontWeight, size, colour } = first.style;
  const text = pieces
    .map((piece) => piece.text)
    .join('')
    .trim();
  const type = { family: fontFamily, weight: fontWeight, size, lineHeight, colour, align };
  return [
    {
      kind: 'words',
      text,
      at: { ...at, width: room, height: lines.length * lineHeight },
      type,
      items: [],
      ...meaning,
    },
  ];
}

const folder = `${process.cwd()}/public/fonts`;
const FILES = {
  Sans: 'sans',
  'Sans Ext': 'sansext',
  Serif: 'serif',
  'Serif Ext': 'serifext',
} as Record<string, string>;
const WEIGHTS = { 400: 'regular', 600: 'semibold', 700: 'bold' } as Record<number, string>;
const fileOf = (family: string, weight: number) => `${FILES[family] ?? 'other'}-${WEIGHTS[weight]}.ttf`;

/** Our painters ask for faces; pdfkit by hand has them by name, and opens each once a file. */
async function facesByName(file: Pdfkit): Promise<Fonts> {
  const fonts = await openFonts(house);
  const names = new Map<Face, string>();
  const stack: Fonts['stack'] = (style) => {
    const faces = fonts.stack(style);
    for (const [index, face] of faces.entries())
      names.set(
        face,
        fileOf(style.fontFamily[index] ?? '', index < style.fontFamily.length ? style.fontWeight : 400),
      );
    return faces;
  };
  const byName = file.font.bind(file) as unknown as (name: string, size?: number) => Pdfkit;
  file.font = (face, size) => byName(`${folder}/${names.get(face)}`, size);
  return { ...fonts, stack };
}

/** Draws the notes with pdfkit alone: its own fonts, its own line breaking, its own structure, nothing laid out. */
export async function drawByHand({ pages, meta }: Drawing): Promise<Uint8Array> {
  const file = fileWith(await loadParts(), meta) as Pdfkit;
  const fonts = await facesByName(file);
  const chunks: Uint8Array[] = [];
  file.on('data', (chunk) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => file.on('end', resolve));
  const root = file.struct('Document');
  file.addStructure(root);
  for (const [index, items] of pages.entries()) {
    file.addPage({ size: [paper.width, paper.height], margin: 0 });
    for (const item of items) drawItem(file, fonts, item, root);
    const { left, right } = meta.footer(index + 1, pages.length);
    file.markContent('Artifact', { type: 'Pagination' });
    const type = { family: ['Sans'], weight: 400, size: 8.25, lineHeight: 10 };
    face(file, fonts, { ...type, colour: '#51605a', align: 'left' });
    file.text(`${left}   ${right}`, 54, paper.height - 40, { lineBreak: false });
    file.endMarkedContent();
  }
  file.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function fileWith(parts: Parts, { title, author, lang, date, attachments = [] }: DocumentMeta): PdfFile {
  const file = parts.newFile({
    tagged: true,
    subset: 'PDF/A-3a',
    pdfVersion: '1.7',
    lang,
    displayTitle: true,
    autoFirstPage: false,
    font: null,
    info: { Title: title, Author: author, CreationDate: date, ModDate: date },
  });
  for (const { bytes, name, mediaType, description } of attachments)
    file.file(bytes, { name, description, type: mediaType, relationship: 'Data' });
  return file;
}

function face(file: Pdfkit, fonts: Fonts, { family, weight, size, colour }: Type): void {
  const [first] = fonts.stack({ fontFamily: family, fontWeight: weight });
  if (first) file.font(first, size).fillColor(colour);
}

function drawItem(file: Pdfkit, fonts: Fonts, item: Item, parent: StructureElement): void {
  if (item.kind === 'ground' || item.kind === 'rule') {
    const { left, top, width, height } = item.at;
    file.markContent('Artifact', { type: 'Layout' });
    if (item.kind === 'ground') file.rect(left, top, width, height).fill(item.colour);
    else
      file
        .moveTo(left, top + height)
        .lineTo(left + width, top + height)
        .lineWidth(item.thickness)
        .stroke(item.colour);
    file.endMarkedContent();
    return;
  }
  const tag = item.tag ?? (item.kind === 'words' ? 'P' : undefined);
  const element = tag ? file.struct(tag, item.alt ? { alt: item.alt } : {}) : parent;
  if (item.scope) describe(element, { O: 'Table', Scope: item.scope });
  if (tag) parent.add(element);
  if (item.kind === 'words') drawWordsByHand(file, fonts, item, element);
  if (item.kind === 'drawing') {
    if (tag) element.add(file.markStructureContent(tag));
    else file.markContent('Artifact', { type: 'Layout' });
    file.save().translate(item.at.left, item.at.top);
    item.paint({ file, fonts, width: item.at.width, height: item.at.height });
    file.restore().endMarkedContent();
  }
  for (const inner of item.items) drawItem(file, fonts, inner, element);
}

function drawWordsByHand(
  file: Pdfkit,
  fonts: Fonts,
  { text, at, type }: Extract<Item, { kind: 'words' }>,
  element: StructureElement,
): void {
  face(file, fonts, type);
  element.add(file.markStructureContent(roleOf(element)));
  // A touch wider, for pdfkit breaks lines by another rule.
  const options = {
    width: at.width + 2,
    align: type.align,
    lineGap: type.lineHeight - file.currentLineHeight(true),
  };
  file.text(text, at.left, at.top, options);
  file.endMarkedContent();
}
