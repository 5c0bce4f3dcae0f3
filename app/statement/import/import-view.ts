/** One year as the preview shows it. */
export interface PreviewYear {
  year: string;
  period: string;
  /** Whether the import starts this statement. */
  begins: boolean;
  /** What becomes of a version that is closed; empty where the import writes into none. */
  revises: string;
  figures: { kind: 'new' | 'changed' | 'same'; label: string; before: string; after: string }[];
}

export interface Preview {
  filename: string;
  /** The file itself, base64, so that what is imported is what was looked at. */
  content: string;
  years: PreviewYear[];
  ownMeasures: string[];
  notices: string[];
}
