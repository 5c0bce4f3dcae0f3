import { createHash } from 'node:crypto';
import type { Attachment } from './document-meta';
import type { Face, FontStore } from './faces';
import type { LayoutNode, Paint } from './layout-tree';
import type { PdfFile, Ref, StructureElement } from './pdf-file';

// Everything that pdfkit 0.20.1 and @react-pdf/render 4.7 do not promise, and that stands on here. All of it is held by
// tests/pdf: after an update of either, they say what moved. The README lists what each buys.

interface AnnotationChild {
  annotationRef: Ref;
}

/** What pdfkit keeps of a structure element. */
interface InnerElement {
  dictionary: Ref;
  add(child: unknown): unknown;
  _flushChild(child: unknown): void;
}

/** A font inside a file. */
interface EmbeddedFace {
  layoutRun(text: string, features?: unknown): Shaped;
}

/** What pdfkit knows of a word in a face: its glyphs and where they stand, in thousandths of its size. */
interface Shaped {
  glyphs: unknown[];
  positions: unknown[];
  advanceWidth: number;
}

interface OutlineItem {
  outlineData: Record<string, unknown>;
  addItem(title: string, options: { expanded: boolean }): OutlineItem;
}

/** What pdfkit takes: lines of text, or bytes. */
type Chunk = string | Uint8Array;

/** The content of a page while it is drawn. */
interface Content {
  write(chunk: Chunk): void;
  end(): void;
}

interface InnerFile {
  outline: OutlineItem;
  page: { height: number; dictionary: Ref; annotations: Ref[]; content: Content };
  x: number;
  y: number;
  _root: Ref;
  _id: Uint8Array;
  _offset: number;
  _font: EmbeddedFace | null;
  _addInfo: () => void;
  _write(data: Chunk): void;
  _line(text: string, options: object): void;
  _fragment(text: string, x: number, y: number, options: object): void;
  on(event: 'pageAdded', listen: () => void): InnerFile;
  push(chunk: Uint8Array | null): boolean;
  addNamedEmbeddedFile(name: string, ref: Ref): void;
  ref(data: object): Ref & { end(chunk?: Uint8Array): void };
  endAcroForm: () => InnerFile;
}

const innerFile = (file: PdfFile) => file as unknown as InnerFile;
const innerElement = (element: StructureElement) => element as unknown as InnerElement;

/** Gives a file our metadata, whole, and an identifier: pdfkit's own comes from title and date alone, equal for two versions of one day. */
export function identify(file: PdfFile, metadata: string, id: Uint8Array): void {
  const inner = innerFile(file);
  inner._addInfo = () => file.appendXML(metadata);
  inner._id = id;
}

/** Lines of text kept until bytes are wanted of them. */
class Lines {
  #text = '';

  add(line: string): void {
    this.#text += `${line}\n`;
  }

  /** Their bytes, one a letter as everywhere in a PDF; none is left. */
  take(): Uint8Array {
    const bytes = Buffer.from(this.#text, 'latin1');
    this.#text = '';
    return bytes;
  }
}

/** pdfkit makes bytes of every line, and a chunk of its stream: thousands in a file. Many lines at once give the same bytes. */
export function writeManyLinesAtOnce(file: PdfFile): void {
  const inner = innerFile(file);
  const lines = new Lines();
  const push = inner.push.bind(inner);
  inner._write = (data) => {
    if (typeof data === 'string') {
      lines.add(data);
      inner._offset += data.length + 1;
      return;
    }
    push(lines.take());
    push(data);
    inner._offset += data.length;
  };
  // Called with nothing at the file's end alone.
  inner.push = (chunk) => {
    push(lines.take());
    return push(chunk);
  };
  inner.on('pageAdded', () => {
    const { content } = inner.page;
    const page = new Lines();
    const [write, end] = [content.write.bind(content), content.end.bind(content)];
    content.write = (chunk) => (typeof chunk === 'string' ? page.add(chunk) : write(chunk));
    content.end = () => {
      write(page.take());
      end();
    };
  });
}

/** Nobody goes on writing where words ended, for which pdfkit measures all words once more. */
export function forgetWhereWordsEnd(file: PdfFile): void {
  const inner = innerFile(file);
  inner._line = (text, options) => inner._fragment(text, inner.x, inner.y, options);
}

/** Attaches a file of data as pdfkit's own `file` does, which works its checksum out in JavaScript: thirty times as long. */
export function attach(file: PdfFile, { bytes, name, mediaType, description }: Attachment, date: Date): void {
  const inner = innerFile(file);
  const CheckSum = new String(createHash('md5').update(bytes).digest('hex'));
  const Params = { CreationDate: date, ModDate: date, CheckSum, Size: bytes.byteLength };
  const embedded = inner.ref({ Type: 'EmbeddedFile', Params, Subtype: mediaType.replace('/', '#2F') });
  embedded.end(bytes);
  const filename = new String(name);
  const specification = inner.ref({
    Type: 'Filespec',
    AFRelationship: 'Data',
    F: filename,
    EF: { F: embedded },
    UF: filename,
    Desc: new String(description),
  });
  specification.end();
  inner.addNamedEmbeddedFile(name, specification);
  const { data } = inner._root;
  data.AF = [...((data.AF as Ref[] | undefined) ?? []), specification];
}

/** pdfkit opens a face anew at every change of font; one object for each face is quicker and embeds it once. */
export function keepOneFontPerFace(file: PdfFile): void {
  const inner = innerFile(file);
  const known = new Map<Face, EmbeddedFace>();
  const open = file.font.bind(file);
  file.font = (face, size) => {
    const font = known.get(face);
    if (!font) {
      open(face, size);
      if (inner._font) {
        rememberShapes(inner._font, face);
        known.set(face, inner._font);
      }
      return file;
    }
    inner._font = font;
    return size === undefined ? file : file.fontSize(size);
  };
}

/** A glyph as fontkit opens it. */
interface Glyph {
  codePoints: number[];
  _decode(): unknown;
}

/** A face whose glyphs a file's own face is made of. */
interface GlyphsFace {
  _glyphs: Record<number, Glyph>;
  getGlyph(id: number, codePoints?: number[]): Glyph;
}

/**
 * A glyph that was asked for as a part of another, as the full stop is of a colon and A of À, is kept by fontkit without
 * its character, and would be drawn and never said: by a screen reader, a search or a copy. Once it is asked for by its
 * character it is opened anew.
 */
function sayEveryGlyph(inner: GlyphsFace): void {
  const getGlyph = inner.getGlyph.bind(inner);
  inner.getGlyph = (id, codePoints) => {
    const known = inner._glyphs[id];
    if (known && known.codePoints.length === 0 && codePoints && codePoints.length > 0)
      delete inner._glyphs[id];
    return getGlyph(id, codePoints);
  };
}

/** Reads the outline of a glyph once: each file's own face asks again which other glyphs it is made of. */
function decodeGlyphsOnce(inner: GlyphsFace): void {
  const getGlyph = inner.getGlyph.bind(inner);
  const known = new WeakSet<Glyph>();
  inner.getGlyph = (id, codePoints) => {
    const glyph = getGlyph(id, codePoints);
    if (known.has(glyph)) return glyph;
    known.add(glyph);
    const decode = glyph._decode.bind(glyph);
    let decoded: { outline: unknown } | undefined;
    glyph._decode = () => {
      decoded ??= { outline: decode() };
      return decoded.outline;
    };
    return glyph;
  };
}

/** How a face hands out its glyphs, which stay with it for all files of a process. */
export function keepGlyphs(face: Face): void {
  const inner = face as unknown as GlyphsFace;
  sayEveryGlyph(inner);
  decodeGlyphsOnce(inner);
}

/** Letters kept for each face: some hundred pages' labels, headings and definitions, in a few megabytes. */
const MOST_LETTERS = 60_000;
const shapes = new WeakMap<Face, { words: Map<string, Shaped>; letters: number }>();

/**
 * Remembers how a face shapes words, from one file to the next: the same labels and definitions stand in every
 * document, and shaping takes half of the time of drawing them. Nobody changes what shaping gave.
 */
function rememberShapes(font: EmbeddedFace, face: Face): void {
  const known = shapes.get(face) ?? { words: new Map<string, Shaped>(), letters: 0 };
  shapes.set(face, known);
  const shape = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => {
    if (features) return shape(text, features);
    const found = known.words.get(text);
    if (found) return found;
    const shaped = shape(text);
    known.words.set(text, shaped);
    known.letters += text.length;
    for (const oldest of known.words.keys()) {
      if (known.letters <= MOST_LETTERS) break;
      known.letters -= oldest.length;
      known.words.delete(oldest);
    }
    return shaped;
  };
}

/** The bookmark last added at each level; 0 is the outline itself. */
export type Bookmarks = OutlineItem[];

export const startBookmarks = (file: PdfFile): Bookmarks => [innerFile(file).outline];

/** Adds a heading to the bookmarks, under the last heading of a higher level. */
export function addBookmark(
  file: PdfFile,
  last: Bookmarks,
  { level, title, top }: { level: number; title: string; top: number },
): void {
  last.length = Math.min(level, last.length);
  const item = last.at(-1)?.addItem(title, { expanded: true });
  if (!item) throw new Error('the outline has no root');
  const { page } = innerFile(file);
  // pdfkit writes a left edge counted from the right; no left edge keeps the reader's own.
  item.outlineData.Dest = [page.dictionary, 'XYZ', null, page.height - top, null];
  last.push(item);
}

/** What an element is: "P", "TD". */
export const roleOf = (element: StructureElement): string => String(innerElement(element).dictionary.data.S);

/** Whether an element hangs under its parent already. */
export const isHung = (element: StructureElement): boolean =>
  Boolean(innerElement(element).dictionary.data.P);

/** Gives an element its attributes, which pdfkit has no option for. */
export function describe(element: StructureElement, attributes: Record<string, unknown>): void {
  innerElement(element).dictionary.data.A = attributes;
}

const isAnnotation = (child: unknown): child is AnnotationChild =>
  typeof child === 'object' && child !== null && 'annotationRef' in child;

/** pdfkit says of every annotation that it stands on the page that is current in the end, the last one. */
export function rememberPages(element: StructureElement, file: PdfFile): StructureElement {
  const inner = innerElement(element);
  const pages = new Map<AnnotationChild, Ref>();
  const add = inner.add.bind(element);
  const flush = inner._flushChild.bind(element);
  inner.add = (child) => {
    if (isAnnotation(child)) pages.set(child, file.page.dictionary);
    return add(child);
  };
  inner._flushChild = (child) => {
    if (!isAnnotation(child)) return flush(child);
    (inner.dictionary.data.K as unknown[]).push({
      Type: 'OBJR',
      Obj: child.annotationRef,
      Pg: pages.get(child),
    });
  };
  return element;
}

/** Enters the field that was drawn last as the file's form; `certifying` says to readers which signature certifies. */
export function closeForm(file: PdfFile, certifying: Ref): void {
  const inner = innerFile(file);
  inner._root.data.Perms = { DocMDP: certifying };
  const fields = file.ref({ Fields: [inner.page.annotations.at(-1)], SigFlags: 3 });
  inner._root.data.AcroForm = fields;
  // pdfkit's own asks readers to draw the fields, which PDF/A forbids, and for a font.
  inner.endAcroForm = () => {
    fields.end();
    return inner;
  };
}

/** The layout adds this family to every list by itself, so it names the face that holds all the others lack. */
export const LAST_RESORT = 'Helvetica';

/** One object for both of the last resort's faces, or the file would be embedded twice. */
export function joinLastResort(store: FontStore): void {
  const [other, slanted] = store.getRegisteredFonts()[LAST_RESORT]?.sources ?? [];
  if (other && slanted) slanted.data = other.data;
}

/**
 * A child list in which functions may stand between nodes. The renderer only ever calls forEach on it, so the
 * functions are called there in drawing order: a fraction of the cost of a Canvas node for every mark. It does so
 * once to draw and once more to look for bookmarks of its own, so a list paints the first time only.
 */
class PaintList extends Array<LayoutNode | Paint> {
  private painted = false;

  override forEach(draw: (child: LayoutNode, index: number, all: LayoutNode[]) => void): void {
    const paint = !this.painted;
    this.painted = true;
    for (let i = 0; i < this.length; i += 1) {
      const child = this[i];
      if (typeof child === 'function') {
        if (paint) child();
      } else if (child) draw(child, i, []);
    }
  }
}

/** The list as the renderer's types want it. */
export const paintList = (children: readonly (LayoutNode | Paint)[]): LayoutNode[] => {
  const list = new PaintList();
  list.push(...children);
  return list as unknown as LayoutNode[];
};
