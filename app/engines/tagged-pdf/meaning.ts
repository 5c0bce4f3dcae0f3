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

/** What a box, a text or a picture means: more than react-pdf's own props say, and nothing to its own renderer. */
export interface Meaning {
  tag?: StructureTag;
  /** What a figure says to someone who cannot see it. A picture without it is decoration. */
  alt?: string;
  numbering?: 'None' | 'Disc' | 'Decimal';
  /** The level at which a heading stands in the bookmarks. */
  outline?: 1 | 2 | 3;
  /** Never last on its page: what follows begins there too; beside the last rows of a table, where that can be cut. */
  keep?: boolean;
  /** Points of the space above it that are left out, as far as that makes a run of pages one page. */
  gives?: number;
}

/** What only words mean. */
interface WordsMeaning {
  /** What a cell of a table is the head of. */
  scope?: 'Column' | 'Row';
  /** The language of words inside other words. */
  lang?: string;
}

// The props that our elements have beside react-pdf's own.
declare module '@react-pdf/renderer' {
  interface NodeProps extends Meaning {}
  interface TextProps extends WordsMeaning {}
  interface LinkProps {
    /** What the link says to a screen reader, where its words alone do not. */
    says?: string;
  }
}

/** What a run of text inside a text means. */
export type InlineMeaning = { kind: 'link'; href: string; says: string } | { kind: 'lang'; lang: string };
