import type { LayoutNode, Paint, TextLine, TextRun } from './layout-tree';
import { type InlineMeaning, unpackInline } from './meaning';
import type { PdfFile, StructureElement } from './pdf-file';
import type { Structure } from './structure';

/** The inline element that is being written: a link or a foreign phrase may run over lines and pages. */
interface Inline {
  key: string | null;
  meaning: InlineMeaning | null;
  element: StructureElement;
}

interface Group {
  key: string | null;
  runs: TextRun[];
  from: number;
  to: number;
}

/** The runs of a line, joined where they mean the same. */
function groupsOf(line: TextLine): Group[] {
  const groups: Group[] = [];
  let at = 0;
  for (const run of line.runs) {
    const key = run.attributes.link ?? null;
    const end = at + (run.xAdvance ?? 0);
    const plain = { ...run, attributes: { ...run.attributes, link: null } };
    const last = groups.at(-1);
    if (last && last.key === key) {
      last.runs.push(plain);
      last.to = end;
    } else groups.push({ key, runs: [plain], from: at, to: end });
    at = end;
  }
  return groups;
}

/** A text node that holds a part of one line, where the whole node would have drawn it. */
function piece(
  node: LayoutNode,
  line: TextLine,
  from: number,
  content: Pick<TextLine, 'runs' | 'decorationLines'>,
): LayoutNode {
  const firstY = node.lines?.[0]?.box.y ?? 0;
  const box = node.box && { ...node.box, top: node.box.top + line.box.y - firstY };
  return { ...node, box, lines: [{ ...line, ...content, box: { ...line.box, x: line.box.x + from } }] };
}

/** The place of a link's words, for the finger or the pointer. */
function drawLink(file: PdfFile, node: LayoutNode, line: TextLine, group: Group, inline: Inline): void {
  if (inline.meaning?.kind !== 'link' || !node.box) return;
  const { href, says } = inline.meaning;
  const x = node.box.left + (node.box.paddingLeft ?? 0) + line.box.x + group.from;
  const y = node.box.top + (node.box.paddingTop ?? 0) + line.box.y - (node.lines?.[0]?.box.y ?? 0);
  const options = { structParent: inline.element, Contents: new String(says) };
  if (href.startsWith('#')) file.goTo(x, y, group.to - group.from, line.box.height, href.slice(1), options);
  else file.link(x, y, group.to - group.from, line.box.height, href, options);
}

/** Tags the words of laid-out texts. Keeps the inline element of a text that goes on over the page. */
export function textTagger(file: PdfFile, structure: Structure) {
  const open = new Map<StructureElement, Inline>();

  // Only ever made to be hung up at once: an element left without a parent keeps the file from ending.
  const inlineElement = (meaning: InlineMeaning) =>
    meaning.kind === 'link' ? structure.inline('Link') : structure.inline('Span', meaning.lang);

  const inlineFor = (key: string | null, element: StructureElement): Inline => {
    const current = open.get(element);
    if (current && current.key === key) return current;
    const meaning = key ? unpackInline(key) : null;
    const next = { key, meaning, element: meaning ? inlineElement(meaning) : element };
    open.set(element, next);
    return next;
  };

  return (node: LayoutNode, element: StructureElement): (LayoutNode | Paint)[] => {
    const lines = node.lines ?? [];
    if (lines.length === 0) return [];
    if (!lines.some((line) => line.runs.some((run) => run.attributes.link)))
      return [structure.open(element), node, structure.close];
    return lines.flatMap((line) => {
      const drawn = groupsOf(line).flatMap((group): (LayoutNode | Paint)[] => {
        const inline = inlineFor(group.key, element);
        const words = piece(node, line, group.from, { runs: group.runs, decorationLines: [] });
        const parent = inline.meaning ? element : undefined;
        return [
          structure.open(inline.element, parent),
          words,
          structure.close,
          () => drawLink(file, node, line, group, inline),
        ];
      });
      if (!line.decorationLines?.length) return drawn;
      const underline = piece(node, line, 0, { runs: [], decorationLines: line.decorationLines });
      return [...drawn, structure.artifact(), underline, structure.close];
    });
  };
}
