import type { Pen } from './pen';
import type { RowWords } from './set-row';

/** The structure types of PDF 1.7 that our documents use. */
export type StructureTag =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Link'
  | 'Span';

/** What a box or a text means: props the layout carries through and the tagger reads. */
export interface Meaning {
  tag?: StructureTag;
  /** What a figure says to someone who cannot see it. A drawing without it is decoration. */
  alt?: string;
  numbering?: 'None' | 'Disc' | 'Decimal';
  /** The level at which a heading stands in the bookmarks. */
  outline?: 1 | 2 | 3;
  /** The name by which links inside the document find this place. */
  anchor?: string;
  /** A table's row: its cells stand side by side and are drawn as one. */
  row?: RowWords;
  /** Drawn straight into the file instead of laid out. */
  paint?: (pen: Pen) => void;
}

/** What a run of text inside a text means. */
export type InlineMeaning = { kind: 'link'; href: string; says: string } | { kind: 'lang'; lang: string };
