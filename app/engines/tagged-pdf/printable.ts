/** Stands where a character has no glyph in any of our fonts. */
const NO_GLYPH = '□';

const SPACES = /[\t\u2000-\u200a\u205f\u3000]/g;
const NO_BREAK_SPACES = /\u202f/g;
// Marks that only steer drawing: left in, they print as boxes.
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu;

/** What needs no care: letters, figures and points of plain English, no blank beside another. */
const PLAIN = /^(?:[!-~]| (?! ))*$/;

/**
 * The text as it can be printed: composed, its blanks plain and single (the line breaker takes a double blank for a
 * place to hyphenate), and a visible box for every character our fonts lack.
 */
export function printable(text: string, covers: (codePoint: number) => boolean): string {
  if (PLAIN.test(text)) return shown(text, covers);
  const plain = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(SPACES, ' ')
    .replace(NO_BREAK_SPACES, '\u00a0')
    .replace(/\u2011/g, '-')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/g, ' ');
  return shown(plain, covers);
}

function shown(plain: string, covers: (codePoint: number) => boolean): string {
  let out = '';
  for (const character of plain) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === '\n') out += ' \n';
    else out += covers(codePoint) ? character : NO_GLYPH;
  }
  return out;
}
