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
  /** The top of the line. */
  y: number;
  size: number;
  style: TypeStyle;
  colour: string;
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

/** Draws one line of words outside the layout. */
export function drawWords(file: PdfFile, fonts: Fonts, { text, x, y, size, style, colour }: Words): void {
  let left = x;
  for (const part of stretches(text, fonts.stack(style))) {
    file.font(part.face, size).fillColor(colour).text(part.text, left, y, { lineBreak: false });
    left += file.widthOfString(part.text);
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
