import { blankFile } from '~/publication/pdf/blank-file';
import type { DocumentMeta } from '~/publication/pdf/document-meta';
import { type Fonts, openFonts } from '~/publication/pdf/fonts';
import type { LayoutNode } from '~/publication/pdf/layout-tree';
import { loadParts, type Parts } from '~/publication/pdf/parts';
import type { PdfFile, StructureElement } from '~/publication/pdf/pdf-file';
import type { Pen } from '~/publication/pdf/pen';
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
  const { box, props, style = {}, lines } = node;
  if (!box) return [];
  const at = { left: left + box.left, top: top + box.top, width: box.width, height: box.height };
  const { tag, alt, scope, paint } = props ?? {};
  const meaning = { ...(tag && { tag }), ...(alt && { alt }), ...(scope && { scope }) };
  if (paint) return [{ kind: 'drawing', at, paint, items: [], ...meaning, ...(alt && { tag: 'Figure' }) }];
  const ground = style.backgroundColor as string | undefined;
  const colour = String(style.borderBottomColor ?? style.borderColor ?? '#000000');
  const thickness = Number(style.borderBottomWidth ?? 0);
  const under: Item[] = [
    ...(ground ? [{ kind: 'ground' as const, at, colour: ground, items: [] }] : []),
    ...(thickness ? [{ kind: 'rule' as const, at, colour, thickness, items: [] }] : []),
  ];
  if (!lines) {
    const items = (node.children ?? []).flatMap((child) => note(child, at.left, at.top));
    return [...under, { kind: 'box', items, ...meaning }];
  }
  const [before, after] = [box.paddingLeft ?? 0, box.paddingRight ?? 0];
  const padded = { ...at, left: at.left + before, width: at.width - before - after };
  const text = lines
    .map((line) => line.string)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!text) return [...under, ...(tag ? [{ kind: 'box' as const, items: [], ...meaning }] : [])];
  return [
    ...under,
    { kind: 'words', text, at: padded, type: typeOf(style, lines[0]?.box.height), items: [], ...meaning },
  ];
}

function typeOf(style: Record<string, unknown>, lineHeight = 12): Type {
  return {
    family: [style.fontFamily].flat().map(String),
    weight: Number(style.fontWeight ?? 400),
    size: Number(style.fontSize ?? 10),
    lineHeight,
    colour: String(style.color ?? '#000000'),
    align: String(style.textAlign ?? 'left'),
  };
}

/** Draws the notes with pdfkit alone: its own line breaking, its own structure, nothing laid out. */
export async function drawByHand({ pages, meta }: Drawing): Promise<Uint8Array> {
  const parts: Parts = await loadParts();
  const fonts = await openFonts(`${process.cwd()}/public/fonts`);
  const file = blankFile(parts, meta) as Pdfkit;
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
    face(file, fonts, {
      family: ['Sans'],
      weight: 400,
      size: 8.25,
      lineHeight: 10,
      colour: '#51605a',
      align: 'left',
    });
    file.text(`${left}   ${right}`, 54, paper.height - 40, { lineBreak: false });
    file.endMarkedContent();
  }
  file.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function face(file: Pdfkit, fonts: Fonts, { family, weight, size, colour }: Type): void {
  file.font(fonts.stack({ fontFamily: family, fontWeight: weight })[0], size).fillColor(colour);
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
  if (item.scope) element.dictionary.data.A = { O: 'Table', Scope: item.scope };
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
  element.add(file.markStructureContent(String(element.dictionary.data.S)));
  // A touch wider, for pdfkit breaks lines by another rule.
  const options = {
    width: at.width + 2,
    align: type.align,
    lineGap: type.lineHeight - file.currentLineHeight(true),
  };
  file.text(text, at.left, at.top, options);
  file.endMarkedContent();
}
