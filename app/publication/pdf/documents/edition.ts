/** How much the commissioner document tells: shorter for statements that would not keep to four pages. */
export interface Edition {
  /** Letters of each story; the statement has the whole. With none, only that it is there. */
  story: number;
  defined: 'leading and sensitive' | 'leading' | 'none';
  /** One table a head instead of one a section, in smaller type, and lower pictures. */
  close: boolean;
  /** How many figures are large on the cover, at most. */
  large: number;
}

/** The fullest first. */
export const EDITIONS: readonly [Edition, ...Edition[]] = [
  { story: 700, defined: 'leading and sensitive', close: false, large: 4 },
  { story: 420, defined: 'leading', close: false, large: 4 },
  { story: 420, defined: 'leading', close: true, large: 4 },
  { story: 420, defined: 'none', close: true, large: 4 },
  { story: 240, defined: 'none', close: true, large: 4 },
  { story: 0, defined: 'none', close: true, large: 4 },
  // A cover that is taller than its page by more than its spaces give.
  { story: 0, defined: 'none', close: true, large: 2 },
];

/** What is read in one sitting. */
export const MOST_PAGES = 4;
