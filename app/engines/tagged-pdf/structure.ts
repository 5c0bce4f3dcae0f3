import { describe, isHung, rememberPages, roleOf } from './internals';
import type { Box, LayoutNode, Paint } from './layout-tree';
import type { InlineMeaning } from './meaning';
import type { PdfFile, StructureElement } from './pdf-file';
import type { SetCell } from './set-row';

/** The structure tree of one file while its pages are tagged and drawn. */
export interface Structure {
  root: StructureElement;
  /** The element of a node, and whether this is the first piece of the node that is met. */
  elementOf(node: LayoutNode, tag: string): { element: StructureElement; first: boolean };
  /** The element of a link or a foreign phrase, which may run over lines and pages. */
  inlineOf(meaning: InlineMeaning): StructureElement;
  /** The element of a row's cell, hung under the row's where it first appears. */
  cellOf(key: string, cell: Pick<SetCell, 'tag' | 'scope'>, row: StructureElement): StructureElement;
  /** The element of a form field. */
  form(alt: string): StructureElement;
  /** Marks that open and close content of an element. Opening hangs the element under its parent. */
  open(element: StructureElement, parent?: StructureElement): Paint;
  hang(element: StructureElement, parent: StructureElement): Paint;
  artifact(type?: 'Layout' | 'Pagination', attached?: 'Top' | 'Bottom'): Paint;
  close: Paint;
}

/** Figures say where they stand on their page. */
export function placeFigure(element: StructureElement, place: Box, pageHeight: number): void {
  const { left, top, width, height } = place;
  const box = [left, pageHeight - top - height, left + width, pageHeight - top];
  describe(element, { O: 'Layout', Placement: 'Block', BBox: box });
}

/** Starts the structure tree of a file. */
export function startStructure(file: PdfFile): Structure {
  const root = file.struct('Document');
  file.addStructure(root);
  const elements = new Map<number, StructureElement>();
  const inlines = new Map<InlineMeaning, StructureElement>();
  const cells = new Map<string, StructureElement>();

  // Elements are hung up when they are painted, not when the tree is walked: else a parent's list holds its elements
  // first and its text after, which is the wrong reading order (and veraPDF does not notice).
  const hangNow = (element: StructureElement, parent: StructureElement) => {
    if (!isHung(element)) parent.add(element);
  };

  return {
    root,
    elementOf(node, tag) {
      const id = node.props?.nodeId ?? -1;
      const known = elements.get(id);
      if (known) return { element: known, first: false };
      const alt = node.props?.alt;
      const element = file.struct(tag, alt ? { alt } : {});
      if (node.props?.numbering) describe(element, { O: 'List', ListNumbering: node.props.numbering });
      elements.set(id, element);
      return { element, first: true };
    },
    inlineOf(meaning) {
      const known = inlines.get(meaning);
      if (known) return known;
      const element =
        meaning.kind === 'link' ? file.struct('Link') : file.struct('Span', { lang: meaning.lang });
      inlines.set(meaning, element);
      return rememberPages(element, file);
    },
    cellOf(key, { tag, scope }, row) {
      const known = cells.get(key);
      if (known) return known;
      const element = file.struct(tag);
      if (scope) describe(element, { O: 'Table', Scope: scope });
      row.add(element);
      cells.set(key, element);
      return element;
    },
    form: (alt) => rememberPages(file.struct('Form', { alt }), file),
    open: (element, parent) => () => {
      if (parent) hangNow(element, parent);
      element.add(file.markStructureContent(roleOf(element)));
    },
    hang: (element, parent) => () => hangNow(element, parent),
    artifact:
      (type = 'Layout', attached) =>
      () => {
        file.markContent('Artifact', attached ? { type, attached: [attached] } : { type });
      },
    close: () => {
      file.endMarkedContent();
    },
  };
}
