import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type StructureNode, structureOf } from './open-pdf';

/** A line of what a document says in its structure: "h2 Jobs", "head Measure | 2025/26", "row Jobs created | 31". */
export type Outline = string[];

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
const plain = (html: string) =>
  squeezed(html.replace(/<[^>]*>/g, '').replace(/&(\w+|#x27);/g, (all, name) => CHARACTERS[name] ?? all));

/** The headings and figure tables of the statement's page, units in names where the PDF has them; a chart's own table repeats its picture and is left out. */
export function htmlOutline(html: string): Outline {
  const shown = html
    .replace(/<details.*?<\/details>/gs, '')
    .replace(/<span class="figure-note">.*?<\/span>/gs, '')
    .replace(
      />([^<]*)<span class="quiet">, (.*?)<\/span>/g,
      (_, label, unit) => `>${asPrinted(label, unit)}`,
    );
  return [...shown.matchAll(/<(h2|h3|tr)\b[^>]*>(.*?)<\/\1>/gs)].map(([, tag = '', inner = '']) =>
    tag === 'tr'
      ? lineOf([...inner.matchAll(/<(th|td)\b[^>]*>(.*?)<\/\1>/gs)].map(htmlCell))
      : `${tag} ${plain(inner)}`,
  );
}

/** The PDF leaves out a unit that the name or its cells say: pounds, and of what a share is. */
function asPrinted(label: string, unit: string): string {
  const said = label.toLowerCase().includes(unit.toLowerCase());
  return said || unit === 'pounds' || /^percent/.test(unit) ? label : `${label}, ${unit}`;
}

interface Cell {
  head: boolean;
  text: string;
}

const htmlCell = ([, tag, inner = '']: RegExpMatchArray): Cell => ({
  head: tag === 'th',
  text: plain(inner),
});

const lineOf = (cells: readonly Cell[]) => {
  const kind = cells.every(({ head }) => head) && cells.length > 1 ? 'head' : 'row';
  return `${kind} ${cells.map(({ text }) => text).join(' | ')}`;
};

/** The same of a PDF, page after page, from its structure tree: what a screen reader is given. */
export async function pdfOutline(document: PDFDocumentProxy): Promise<Outline> {
  const outline: Outline = [];
  const visit = (node: StructureNode) => {
    // pdf.js shows a table's other rows on each of its pages, without words.
    if (wordsIn(node) === '') return;
    if (/^H[1-6]$/.test(node.role)) outline.push(`${node.role.toLowerCase()} ${wordsIn(node)}`);
    else if (node.role === 'TR') outline.push(lineOf(node.children.map(pdfCell)));
    else node.children.forEach(visit);
  };
  for (const page of await structureOf(document)) visit(page);
  return outline;
}

const pdfCell = (node: StructureNode): Cell => ({ head: node.role === 'TH', text: wordsIn(node) });

function wordsIn({ text, children }: StructureNode): string {
  return squeezed([text, ...children.map(wordsIn)].join(' '));
}
