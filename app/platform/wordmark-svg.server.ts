/** What a wordmark is drawn with. Letters are shapes: a font that only its maker has would be another one here. */
const ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath title desc style metadata'.split(
    ' ',
  ),
);
const SVG_LIMIT = 200_000;
/** What draws it goes into each part of a part: as deep as a person draws, not as deep as a file can be. */
const DEEPEST = 40;
/** Shapes can be cut by shapes that are cut themselves: each of these may double the work. */
const MOST_CUTS = 16;
/** Wider or taller than any name is written; a picture as tall as a number can say would take all memory. */
const LONGEST_SHAPE = 20;

const textOf = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Whether it says that it is an SVG; any other text is neither that nor a picture. */
export function isSvg(bytes: Uint8Array): boolean {
  return /^\s*(<\?xml|<!DOCTYPE svg|<!--|<svg)/i.test(textOf(bytes.subarray(0, 200)) ?? '');
}

/**
 * An SVG drawn as a PNG. It is never served itself, and what draws it reads no other file: so whatever names one, or could be
 * unfolded without end, is refused before it is drawn. A sentence where it is.
 */
export async function drawnSvg(bytes: Uint8Array, width: number): Promise<Uint8Array | string> {
  const text = textOf(bytes);
  if (text === null) return 'This SVG is not in UTF-8';
  if (text.length > SVG_LIMIT) return 'This SVG is larger than 200 kB. Save it as PNG';
  const wrong = wrongIn(text);
  if (wrong) return `${wrong}. Save it as PNG, or with everything turned into paths`;
  const { Resvg } = await import('@resvg/resvg-js');
  try {
    const drawing = new Resvg(plain(text), {
      fitTo: { mode: 'width', value: width },
      font: { loadSystemFonts: false },
    });
    const shape = drawing.height / drawing.width;
    if (!(shape <= LONGEST_SHAPE / 10 && shape >= 1 / LONGEST_SHAPE))
      return 'This SVG is far too tall or too wide for a wordmark';
    return drawing.render().asPng();
  } catch {
    return 'This SVG cannot be drawn';
  }
}

/** Without what programs leave in: comments, and where its grammar once was. */
const plain = (text: string) =>
  text.replace(/<!--[\s\S]*?-->/g, '').replace(/<!DOCTYPE\s+svg(\s+PUBLIC\s+"[^"]*"\s+"[^"]*")?\s*>/i, '');

function wrongIn(text: string): string | null {
  const rest = plain(text).replace(/<\?xml[^>]*\?>/g, '');
  if (/<[!?]/.test(rest)) return 'This SVG declares something of its own';
  if (/<style[^>]*>[^<]*\b(clip-path|mask|filter)\b/.test(rest)) return 'This SVG cuts its shapes by a style';
  if ((rest.match(/clip-path/g) ?? []).length > MOST_CUTS) return 'This SVG cuts too many shapes';
  let depth = 0;
  for (const [tag, end = '', name = ''] of rest.matchAll(/<(\/?)\s*([^\s/>]*)[^>]*>?/g)) {
    if (end) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > DEEPEST) return 'This SVG has too many parts within parts';
    // What its maker's program notes for itself is drawn by nobody.
    const noted = /^(sodipodi|inkscape|rdf|cc|dc|i|x):/.test(name);
    if (!noted && !ELEMENTS.has(name.replace(/^svg:/, '')))
      return `This SVG has something in it that is not taken: ${name.slice(0, 30) || '<'}`;
  }
  if (/\b(?:xlink:)?href\s*=\s*(?!["']#)/i.test(rest)) return 'This SVG names something outside of it';
  if (/url\(\s*(?!["']?#)/i.test(rest) || /@import/i.test(rest))
    return 'This SVG names something outside of it';
  return null;
}
