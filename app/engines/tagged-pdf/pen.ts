import bidiFactory from 'bidi-js';
import type { Face, Fonts, TypeStyle } from './faces';
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

/** Whether one face has every letter; none of them is made of two code units. */
function hasAll(face: Face, text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (!face.hasGlyphForCodePoint(text.charCodeAt(index))) return false;
  return true;
}

/** Cuts words where the face that holds them changes: ŵ and ŷ stand in a face of their own. */
export function stretches(text: string, stack: readonly Face[]): Stretch[] {
  const [first] = stack;
  if (first && hasAll(first, text)) return text === '' ? [] : [{ face: first, text }];
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

const bidi = bidiFactory();
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

interface Placed {
  text: string;
  /** The place from the left. */
  place: number;
  /** Read from right to left. */
  backwards: boolean;
}

/**
 * A line's words with the order in which they stand from left to right, by the Unicode Bidirectional Algorithm; they
 * are drawn in the order in which they are read. Letters within an Arabic word are put in place by its font.
 */
function inPlace(text: string): Placed[] {
  if (!RIGHT_TO_LEFT.test(text)) return [{ text, place: 0, backwards: false }];
  const embedding = bidi.getEmbeddingLevels(text);
  const mirrored = bidi.getMirroredCharactersMap(text, embedding.levels);
  const places = new Map(bidi.getReorderedIndices(text, embedding).map((from, place) => [from, place]));
  const words: (Placed & { kind: string })[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = mirrored.get(index) ?? text.charAt(index);
    const level = embedding.levels[index] ?? 0;
    const kind = `${level}${character === ' '}`;
    const place = places.get(index) ?? index;
    const last = words.at(-1);
    if (last?.kind === kind) {
      last.text += character;
      last.place = Math.min(last.place, place);
    } else words.push({ text: character, place, kind, backwards: level % 2 === 1 });
  }
  return words;
}

/** Draws one line of words. */
export function drawWords(
  file: PdfFile,
  fonts: Fonts,
  { text, x, y, size, style, colour, spacing = 0 }: Words,
): void {
  const options = { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing } as const;
  const [only, ...others] = RIGHT_TO_LEFT.test(text) ? [] : stretches(text, fonts.stack(style));
  // One stretch of one face stands where the words do: nothing is to be measured.
  if (only && others.length === 0) {
    file.font(only.face, size).fillColor(colour).text(only.text, x, y, options);
    return;
  }
  const parts = inPlace(text).flatMap((word) =>
    stretches(word.text, fonts.stack(style)).map((part, index) => ({
      ...part,
      place: word.place + (word.backwards ? -index : index) / 1_000,
      width: file.font(part.face, size).widthOfString(part.text) + spacing * part.text.length,
    })),
  );
  const lefts = new Map<(typeof parts)[number], number>();
  let left = x;
  for (const part of parts.toSorted((a, b) => a.place - b.place)) {
    lefts.set(part, left);
    left += part.width;
  }
  for (const part of parts)
    file
      .font(part.face, size)
      .fillColor(colour)
      .text(part.text, lefts.get(part) ?? x, y, options);
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
