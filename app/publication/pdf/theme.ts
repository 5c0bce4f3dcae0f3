import type { Tone } from '~/engines/charts/shapes';
import { TONES } from '~/engines/charts/tones';

/** The colours of the house, as the pages have them. */
export const colour = {
  ...TONES,
  leafWash: '#e9f2ec',
  goldWash: '#fbf2dc',
  clayWash: '#fbeae4',
};

/** Ink or paper: whichever reads on this tone with a contrast of at least 4.5. */
export const inkOn: Record<Tone, string> = {
  ink: colour.paper,
  soft: colour.paper,
  rule: colour.ink,
  evergreen: colour.paper,
  leaf: '#ffffff',
  gold: '#ffffff',
  clay: '#ffffff',
  slate: '#ffffff',
  paper: colour.ink,
  wash: colour.ink,
};

/** Families in the order a character is looked for; `@react-pdf/layout` adds the last resort itself. */
export const sans = ['Sans', 'Sans Ext'];
const serif = ['Serif', 'Serif Ext', 'Sans', 'Sans Ext'];

/** A4 in points. */
export const paper = { width: 595.28, height: 841.89 };
export const margin = { top: 56, side: 54, bottom: 76, footer: 40 };
export const contentWidth = paper.width - 2 * margin.side;

/**
 * Sizes with their line heights. A height with a unit is inherited, one without is lost by the layout; and on quarter
 * points everything adds up exactly, or the pages would break in hairlines between a table's caption and its head.
 */
export const type = {
  title: { fontFamily: serif, fontSize: 33, lineHeight: '37pt', fontWeight: 600 },
  heading: { fontFamily: serif, fontSize: 19, lineHeight: '23pt', fontWeight: 600 },
  subheading: { fontFamily: serif, fontSize: 13, lineHeight: '16.25pt', fontWeight: 600 },
  figure: { fontFamily: serif, fontSize: 25, lineHeight: '27pt', fontWeight: 600 },
  lede: { fontFamily: serif, fontSize: 14, lineHeight: '20pt', fontWeight: 400 },
  body: { fontFamily: sans, fontSize: 10, lineHeight: '14.75pt', fontWeight: 400 },
  small: { fontFamily: sans, fontSize: 9, lineHeight: '12.5pt', fontWeight: 400 },
  table: { fontFamily: sans, fontSize: 9.25, lineHeight: '12.25pt', fontWeight: 400 },
} as const;
