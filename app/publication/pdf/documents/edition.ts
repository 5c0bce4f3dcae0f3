/** How much the commissioner document tells: shorter for statements that would not keep to four pages. */
export interface Edition {
  /** Letters of each story; the statement has the whole. */
  story: number;
  defined: 'leading and sensitive' | 'leading' | 'none';
}

/** The fullest first. */
export const EDITIONS: readonly [Edition, ...Edition[]] = [
  { story: 700, defined: 'leading and sensitive' },
  { story: 420, defined: 'leading' },
  { story: 240, defined: 'none' },
];

/** What is read in one sitting. */
export const MOST_PAGES = 4;
