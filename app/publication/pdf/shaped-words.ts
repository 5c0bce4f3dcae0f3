import type { Face } from './fonts';
import type { EmbeddedFace } from './pdf-file';

/** What pdfkit knows of a word in a face: its glyphs and where they stand, in thousandths of its size. */
type Shaped = ReturnType<EmbeddedFace['layoutRun']>;

/** Letters kept for each face: some hundred pages' labels, headings and definitions, in a few megabytes. */
const MOST_LETTERS = 60_000;

interface Known {
  words: Map<string, Shaped>;
  letters: number;
}

const faces = new WeakMap<Face, Known>();

/**
 * Remembers how a face shapes words, from one file to the next: the same labels and definitions stand in every
 * document, and shaping takes half of the time of drawing them. Nobody changes what shaping gave.
 */
export function rememberShapes(font: EmbeddedFace, face: Face): void {
  const known = faces.get(face) ?? { words: new Map<string, Shaped>(), letters: 0 };
  faces.set(face, known);
  const shape = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => {
    if (features) return shape(text, features);
    const found = known.words.get(text);
    if (found) return found;
    const shaped = shape(text);
    known.words.set(text, shaped);
    known.letters += text.length;
    for (const oldest of known.words.keys()) {
      if (known.letters <= MOST_LETTERS) break;
      known.letters -= oldest.length;
      known.words.delete(oldest);
    }
    return shaped;
  };
}
