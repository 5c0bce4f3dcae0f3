import type { TextLine, TextRun } from './layout-tree';

const isBlank = (glyph: { codePoints?: number[] } | undefined) => glyph?.codePoints?.[0] === 0x20;

/** Gives a run's blanks the width the font gives them. */
function relaxed(run: TextRun): TextRun {
  const { glyphs = [], positions = [] } = run;
  const scale = run.attributes.scale ?? 0;
  let gained = 0;
  const spaced = positions.map((position, index) => {
    const glyph = glyphs[index];
    const lost = glyph && isBlank(glyph) ? glyph.advanceWidth * scale - position.xAdvance : 0;
    if (lost < 0.01) return position;
    gained += lost;
    return { ...position, xAdvance: position.xAdvance + lost };
  });
  return gained === 0 ? run : { ...run, positions: spaced, xAdvance: (run.xAdvance ?? 0) + gained };
}

/**
 * The line breaker squeezes the blanks of a full line by up to a third, even where the right edge is ragged, so that
 * dense lines stand beside loose ones. Here each line gets its own width again; it may reach a little further right,
 * into room the paragraph left for that. Underlined lines stay: their rules were drawn to the squeezed words.
 */
export function naturalSpaces(line: TextLine): TextLine {
  const { align } = line.runs[0]?.attributes ?? {};
  if ((align && align !== 'left') || line.decorationLines?.length) return line;
  return { ...line, runs: line.runs.map(relaxed) };
}
