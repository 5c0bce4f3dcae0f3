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

const known = new WeakMap<Fonts, Map<string, number>>();
const MOST_WORDS = 20_000;

/** The width of a word at one point, remembered: the same words stand in every document. */
function emWidth(fonts: Fonts, style: TypeStyle, word: string): number {
  const widths = known.get(fonts) ?? new Map<string, number>();
  if (widths.size > MOST_WORDS) widths.clear();
  known.set(fonts, widths);
  const key = `${style.fontFamily[0]}${style.fontWeight}${word}`;
  const found = widths.get(key);
  if (found !== undefined) return found;
  let width = 0;
  for (const { face, text } of stretches(word, fonts.stack(style))) {
    const { positions } = (face as ShapingFace).layout(text);
    width += positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / face.unitsPerEm;
  }
  widths.set(key, width);
  return width;
}

/** The width of a word in points. */
export function wordWidth(fonts: Fonts, style: Lettering, word: string): number {
  const width = emWidth(fonts, style, word) * style.size;
  return style.spacing === 0 ? width : width + style.spacing * word.length;
}
