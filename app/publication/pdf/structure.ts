import type { LayoutNode, Paint, PlacedBox } from './layout-tree';
import type { InlineMeaning } from './meaning';
import type { AnnotationChild, PdfFile, Ref, StructureChild, StructureElement } from './pdf-file';
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

const isAnnotation = (child: StructureChild): child is AnnotationChild => 'annotationRef' in child;

/** pdfkit says of every annotation that it stands on the page that is current in the end, the last one. */
function rememberPages(element: StructureElement, file: PdfFile): StructureElement {
  const pages = new Map<AnnotationChild, Ref>();
  const add = element.add.bind(element);
  const flush = element._flushChild.bind(element);
  element.add = (child) => {
    if (isAnnotation(child)) pages.set(child, file.page.dictionary);
    return add(child);
  };
  element._flushChild = (child) => {
    if (!isAnnotation(child)) return flush(child);
    (element.dictionary.data.K as unknown[]).push({
      Type: 'OBJR',
      Obj: child.annotationRef,
      Pg: pages.get(child),
    });
  };
  return element;
}

/** The attributes a node's meaning asks for. */
function describe(element: StructureElement, { props }: LayoutNode): void {
  if (props?.numbering) element.dictionary.data.A = { O: 'List', ListNumbering: props.numbering };
}

/** Figures say where they stand on their page. */
export function placeFigure(element: StructureElement, place: PlacedBox, pageHeight: number): void {
  const { left, top, width, height } = place;
  const box = [left, pageHeight - top - height, left + width, pageHeight - top];
  element.dictionary.data.A = { O: 'Layout', Placement: 'Block', BBox: box };
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
    if (!element.dictionary.data.P) parent.add(element);
  };

  return {
    root,
    elementOf(node, tag) {
      const id = node.props?.nodeId ?? -1;
      const known = elements.get(id);
      if (known) return { element: known, first: false };
      const alt = node.props?.alt;
      const element = file.struct(tag, alt ? { alt } : {});
      describe(element, node);
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
      if (scope) element.dictionary.data.A = { O: 'Table', Scope: scope };
      row.add(element);
      cells.set(key, element);
      return element;
    },
    form: (alt) => rememberPages(file.struct('Form', { alt }), file),
    open: (element, parent) => () => {
      if (parent) hangNow(element, parent);
      element.add(file.markStructureContent(String(element.dictionary.data.S)));
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
