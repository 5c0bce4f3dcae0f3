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
  scope?: 'Column' | 'Row';
  numbering?: 'None' | 'Disc' | 'Decimal';
  /** The level at which a heading stands in the bookmarks. */
  outline?: 1 | 2 | 3;
  /** The name by which links inside the document find this place. */
  anchor?: string;
  /** Words of a table's row, set and drawn by ourselves: one node for the layout instead of one a cell. */
  row?: RowWords;
  /** Drawn straight into the file instead of laid out. */
  paint?: (pen: Pen) => void;
}

/** What a run of text inside a text means. The layout keeps no props of a nested text but `src`. */
export type InlineMeaning = { kind: 'link'; href: string; says: string } | { kind: 'lang'; lang: string };

/** Packs an inline meaning into the one attribute that survives the layout. */
export const packInline = (meaning: InlineMeaning): string => JSON.stringify(meaning);

/** Reads it back from a laid-out run. */
export const unpackInline = (packed: string): InlineMeaning => JSON.parse(packed) as InlineMeaning;
