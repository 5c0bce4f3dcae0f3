/** A file of letters: TrueType, for pdfkit subsets nothing else into what PDF/A allows. */
export interface FaceFile {
  family: string;
  weight: number;
  /** Its path. */
  src: string;
}

/** What is the same in all documents of a house. Size, margins and plain type of a page are the page's own style. */
export interface House {
  /** Named as the program that made the file. */
  name: string;
  faces: readonly FaceFile[];
  /** Families in the order in which a character is looked for; a character that none of them and no fallback has prints as a box. */
  plain: readonly string[];
  /** Families that stand behind every text's own, for characters these never have; in one weight, 400. */
  fallbacks: readonly string[];
  /** The file that is looked in last. */
  lastResort: string;
  /** The lines at the head and the foot of a page. */
  furniture: {
    size: number;
    colour: string;
    rule: string;
    /** From the foot's words to the paper's edge, in points. */
    footer: number;
  };
}
