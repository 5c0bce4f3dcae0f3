import type { Face, Fonts, TypeStyle } from './faces';
import { stretches } from './pen';

/** Fontkit's own name for what shaping gives. */
interface ShapingFace extends Face {
  layout(text: string): { positions: { xAdvance: number }[] };
}

interface Lettering extends TypeStyle {
  size: number;
  spacing: number;
}

const known = new WeakMap<Fonts, Map<string, Widths>>();
const MOST_WORDS = 20_000;

/** Widths of words in one face. */
type Widths = Map<string, number>;

function widthsOf(fonts: Fonts, { fontFamily, fontWeight }: TypeStyle): Widths {
  const faces = known.get(fonts) ?? new Map<string, Widths>();
  known.set(fonts, faces);
  const face = `${fontFamily[0]}${fontWeight}`;
  const widths = faces.get(face) ?? new Map<string, number>();
  if (widths.size > MOST_WORDS) widths.clear();
  faces.set(face, widths);
  return widths;
}

/** The width of a word at one point, remembered: the same words stand in every document. */
function emWidth(fonts: Fonts, style: TypeStyle, word: string): number {
  const widths = widthsOf(fonts, style);
  const found = widths.get(word);
  if (found !== undefined) return found;
  let width = 0;
  for (const { face, text } of stretches(word, fonts.stack(style))) {
    const { positions } = (face as ShapingFace).layout(text);
    width += positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / face.unitsPerEm;
  }
  widths.set(word, width);
  return width;
}

/** The width of a word in points. */
export function wordWidth(fonts: Fonts, style: Lettering, word: string): number {
  const width = emWidth(fonts, style, word) * style.size;
  return style.spacing === 0 ? width : width + style.spacing * word.length;
}
