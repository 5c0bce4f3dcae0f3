import { colord, extend } from 'colord';
import a11y from 'colord/plugins/a11y';
import mix from 'colord/plugins/mix';

extend([a11y, mix]);

/** What the accreditor's colour is written on, and what is written on it: `app/styles/_brand.scss`, which a test compares. */
export const GROUNDS = {
  day: ['#fbfaf6', '#ffffff', '#e9f2ec', '#fbf2dc', '#fbeae4', '#e8edf4'],
  night: ['#131917', '#1b2420', '#1c2d25', '#302811', '#38221b', '#1f2a39'],
} as const;

/** WCAG 2.2, success criterion 1.4.3: contrast of words, at least. */
const AA = 4.5;

const worstOn = (colour: string, grounds: readonly string[]) =>
  Math.min(...grounds.map((ground) => colord(colour).contrast(ground)));

/** Why a colour cannot be used, as somebody who chose it is told; null where it can. */
export function whyNotColour(colour: string): string | null {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return 'Enter a colour as six letters and digits, like #0e4b3a';
  const worst = worstOn(colour, GROUNDS.day);
  if (worst >= AA) return null;
  return `Choose a darker colour: words in it would have a contrast of ${worst.toFixed(1)} to 1, and need ${AA} to 1`;
}

/** A colour as paper has it, where words in it can be read there; null where they cannot. */
export const printedColour = (colour: string): string | null =>
  worstOn(colour, ['#ffffff']) >= AA ? colour : null;

interface Theme {
  day: [colour: string, darker: string];
  night: [colour: string, lighter: string];
}

/** A colour by day, and made so light by night that words in it can be read; each with what a pointer makes of it. */
export function themeOf(colour: string): Theme {
  let night = colour;
  for (let white = 0; worstOn(night, GROUNDS.night) < AA && white < 1; white += 0.05)
    night = colord(colour).mix('#ffffff', white).toHex();
  return {
    day: [colour, colord(colour).mix('#000000', 0.4).toHex()],
    night: [night, colord(night).mix('#ffffff', 0.4).toHex()],
  };
}

/** The style sheet that sets it. */
export function themeCss(colour: string): string {
  const { day, night } = themeOf(colour);
  // The design system's own names for it, which `app/styles/_colours.scss` sets by night, too.
  const set = ([one, other]: [string, string]) =>
    `:root{--evergreen:${one};--evergreen-dark:${other};--govuk-brand-colour:${one};--govuk-link-colour:${one};--govuk-link-visited-colour:${one};--govuk-link-hover-colour:${other}}`;
  return `${set(day)}\n@media screen and (prefers-color-scheme:dark){${set(night)}}\n`;
}
