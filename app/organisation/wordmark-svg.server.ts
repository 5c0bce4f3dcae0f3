/** What a wordmark is drawn with. Letters are shapes: a font that only its maker has would be another one here. */
const ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath title desc style metadata'.split(
    ' ',
  ),
);
const SVG_LIMIT = 200_000;

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
  for (const [, name = ''] of rest.matchAll(/<\/?\s*([^\s/>]*)/g)) {
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
