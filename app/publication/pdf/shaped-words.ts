/** A font as fontkit opens it, as far as words are shaped with it. */
export interface ShapingFont {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  lineGap: number;
  layout(text: string, features?: unknown, script?: unknown, language?: unknown, direction?: string): Shaped;
}

interface Shaped {
  glyphs: unknown[];
}

/** Letters kept for each font: some hundred pages' labels, headings and definitions, in a few megabytes. */
const MOST_LETTERS = 60_000;

const METRICS = ['unitsPerEm', 'ascent', 'descent', 'lineGap'] as const;

/**
 * Remembers how a font shapes words. The same labels and definitions stand in every document, and in every edition
 * of one that is tried for length; a font's sizes are read from its tables again for each run of text.
 */
export function rememberShapes(font: ShapingFont): void {
  for (const metric of METRICS) Object.defineProperty(font, metric, { value: font[metric] });
  const known = new Map<string, Shaped>();
  let letters = 0;
  const shape = font.layout.bind(font);
  font.layout = (text, features, script, language, direction) => {
    // Only the layout names a direction; pdfkit, which does not, changes what it is given.
    if (!direction) return shape(text, features, script, language, direction);
    const key = features ? `${JSON.stringify(features)} ${text}` : text;
    const shaped = known.get(key) ?? shape(text, features, script, language, direction);
    if (!known.has(key)) letters += key.length;
    // Shared from now on: whoever would change them shall fail.
    Object.freeze(shaped.glyphs);
    known.set(key, shaped);
    for (const oldest of known.keys()) {
      if (letters <= MOST_LETTERS) break;
      letters -= oldest.length;
      known.delete(oldest);
    }
    return shaped;
  };
}
