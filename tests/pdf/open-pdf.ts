import './pdfjs-on-node-20';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of structure as a reader meets it: its role and the words below it that belong to no inner element. */
export interface Spoken {
  role: string;
  text: string;
}

interface TreeNode {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: TreeNode[];
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Opens a PDF with pdf.js, which reads it as a browser does. */
export function openPdf(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: pdf.slice(), verbosity: 0, useSystemFonts: false }).promise;
}

/** The words of each marked content of a page. */
async function wordsOf(document: PDFDocumentProxy, pageNumber: number): Promise<Map<string, string>> {
  const page = await document.getPage(pageNumber);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const words = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((candidate) => candidate !== undefined);
      if (id) words.set(id, `${words.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id);
  }
  return words;
}

/** Everything a screen reader would say, in its order. Artifacts are not in it. */
export async function readingOrder(document: PDFDocumentProxy): Promise<Spoken[]> {
  const spoken: Spoken[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const words = await wordsOf(document, number);
    const visit = (node: TreeNode, role: string) => {
      if (node.type === 'content' && node.id) spoken.push({ role, text: squeezed(words.get(node.id) ?? '') });
      if (node.alt) spoken.push({ role: `${node.role} alt`, text: node.alt });
      for (const child of node.children ?? []) visit(child, node.role ?? role);
    };
    const page = await document.getPage(number);
    visit((await page.getStructTree()) as TreeNode, 'Root');
  }
  return spoken;
}

/** The same in one line. */
export async function readAloud(pdf: Uint8Array): Promise<string> {
  const spoken = await readingOrder(await openPdf(pdf));
  return squeezed(spoken.map(({ text }) => text).join(' '));
}

/** A node of the structure tree with the words that stand directly in it. */
export interface StructureNode {
  role: string;
  text: string;
  children: StructureNode[];
}

/** The structure of each page. An element that goes on over the page has a node on both. */
export async function structureOf(document: PDFDocumentProxy): Promise<StructureNode[]> {
  const pages: StructureNode[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const words = await wordsOf(document, number);
    const read = ({ role = '', children = [] }: TreeNode): StructureNode => ({
      role,
      text: children.map(({ type, id }) => (type === 'content' && id ? (words.get(id) ?? '') : '')).join(' '),
      children: children.filter((child) => child.role).map(read),
    });
    const page = await document.getPage(number);
    pages.push(read((await page.getStructTree()) as TreeNode));
  }
  return pages;
}

/** The words of one page as they are drawn, furniture included; `lineEnd` stands between its lines. */
export async function drawnText(
  document: PDFDocumentProxy,
  pageNumber: number,
  lineEnd = ' ',
): Promise<string> {
  const page = await document.getPage(pageNumber);
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? lineEnd : ''}` : '')).join('');
}
