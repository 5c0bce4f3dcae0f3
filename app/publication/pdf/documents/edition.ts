/** How much the commissioner document tells: shorter for statements that would not keep to four pages. */
export interface Edition {
  /** Letters of each story; the statement has the whole. With none, only that it is there. */
  story: number;
  defined: 'leading and sensitive' | 'leading' | 'none';
  /** One table a head instead of one a section, in smaller type, and lower pictures. */
  close: boolean;
}

/** The fullest first. */
export const EDITIONS: readonly [Edition, ...Edition[]] = [
  { story: 700, defined: 'leading and sensitive', close: false },
  { story: 420, defined: 'leading', close: false },
  { story: 420, defined: 'leading', close: true },
  { story: 420, defined: 'none', close: true },
  { story: 240, defined: 'none', close: true },
  { story: 0, defined: 'none', close: true },
];

/** What is read in one sitting. */
export const MOST_PAGES = 4;
