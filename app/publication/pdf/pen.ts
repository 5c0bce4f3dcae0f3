import type { Face, Fonts, TypeStyle } from './fonts';
import type { PdfFile } from './pdf-file';

/** What a drawing gets: the file at its own origin, its size, and words in our fonts. */
export interface Pen {
  file: PdfFile;
  fonts: Fonts;
  width: number;
  height: number;
}

interface Words {
  text: string;
  x: number;
  /** Where the letters stand. */
  y: number;
  size: number;
  style: TypeStyle;
  colour: string;
  /** Points between letters, beside the font's own. */
  spacing?: number;
}

interface Stretch {
  face: Face;
  text: string;
}

/** Cuts words where the face that holds them changes: ŵ and ŷ stand in a face of their own. */
export function stretches(text: string, stack: readonly Face[]): Stretch[] {
  const out: Stretch[] = [];
  for (const character of text) {
    const face =
      stack.find((candidate) => candidate.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) ??
      stack.at(-1);
    if (!face) throw new Error('words without a face');
    const last = out.at(-1);
    if (last && last.face === face) last.text += character;
    else out.push({ face, text: character });
  }
  return out;
}

/** The width of one line of words. */
export function widthOf(
  file: PdfFile,
  fonts: Fonts,
  { text, size, style }: Pick<Words, 'text' | 'size' | 'style'>,
): number {
  return stretches(text, fonts.stack(style)).reduce(
    (width, part) => width + file.font(part.face, size).widthOfString(part.text),
    0,
  );
}

/** Draws one line of words. */
export function drawWords(
  file: PdfFile,
  fonts: Fonts,
  { text, x, y, size, style, colour, spacing = 0 }: Words,
): void {
  let left = x;
  const options = { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing } as const;
  for (const part of stretches(text, fonts.stack(style))) {
    file.font(part.face, size).fillColor(colour).text(part.text, left, y, options);
    left += file.widthOfString(part.text) + spacing * part.text.length;
  }
}

/** The words, shortened to a width with an ellipsis. */
export function fitted(
  file: PdfFile,
  fonts: Fonts,
  words: Pick<Words, 'text' | 'size' | 'style'>,
  width: number,
): string {
  if (widthOf(file, fonts, words) <= width) return words.text;
  const letters = [...words.text];
  while (
    letters.length > 0 &&
    widthOf(file, fonts, { ...words, text: `${letters.join('').trimEnd()}…` }) > width
  )
    letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
