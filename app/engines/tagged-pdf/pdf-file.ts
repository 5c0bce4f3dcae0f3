import type { Face } from './faces';

/** The parts of a pdfkit document that we touch as it documents them; its published types stop short of structure. */

export interface Ref {
  data: Record<string, unknown>;
}

interface StructureContent {
  refs: unknown[];
}

export interface StructureElement {
  add(child: StructureElement | StructureContent): StructureElement;
}

interface LinkOptions {
  structParent: StructureElement;
  // biome-ignore lint/complexity/noBannedTypes: pdfkit writes String objects as PDF strings and primitives as names
  Contents: String;
}

interface AnnotationOptions extends Record<string, unknown> {
  structParent: StructureElement;
}

export interface PdfFile {
  page: { width: number; height: number; dictionary: Ref };
  appendXML(xml: string): void;
  file(bytes: Uint8Array, options: Record<string, unknown>): unknown;
  struct(tag: string, options?: { alt?: string; lang?: string }): StructureElement;
  addStructure(element: StructureElement): PdfFile;
  markContent(tag: 'Artifact', options: { type: string; attached?: string[] }): PdfFile;
  markStructureContent(tag: string): StructureContent;
  endMarkedContent(): PdfFile;
  addNamedDestination(name: string, kind: 'XYZ', left: null, top: number, zoom: null): void;
  link(x: number, y: number, width: number, height: number, url: string, options: LinkOptions): PdfFile;
  goTo(x: number, y: number, width: number, height: number, name: string, options: LinkOptions): PdfFile;
  annotate(x: number, y: number, width: number, height: number, options: AnnotationOptions): PdfFile;
  ref(data: Record<string, unknown>): Ref & { end(): void };
  font(face: Face, size?: number): PdfFile;
  fontSize(size: number): PdfFile;
  widthOfString(text: string): number;
  text(
    text: string,
    x: number,
    y: number,
    options: { lineBreak: false; baseline?: 'alphabetic'; characterSpacing?: number },
  ): PdfFile;
  save(): PdfFile;
  restore(): PdfFile;
  translate(x: number, y: number): PdfFile;
  scale(factor: number): PdfFile;
  moveTo(x: number, y: number): PdfFile;
  lineTo(x: number, y: number): PdfFile;
  rect(x: number, y: number, width: number, height: number): PdfFile;
  circle(x: number, y: number, radius: number): PdfFile;
  path(d: string): PdfFile;
  image(bytes: Uint8Array, x: number, y: number, size: { width: number; height: number }): PdfFile;
  lineWidth(width: number): PdfFile;
  dash(length: number, options: { space: number }): PdfFile;
  fillColor(colour: string): PdfFile;
  fillOpacity(opacity: number): PdfFile;
  fill(colour: string, rule?: 'even-odd'): PdfFile;
  stroke(colour: string): PdfFile;
  end(): void;
  on(event: 'data', listen: (chunk: Uint8Array) => void): PdfFile;
  on(event: 'end', listen: () => void): PdfFile;
  on(event: 'error', listen: (error: Error) => void): PdfFile;
}
