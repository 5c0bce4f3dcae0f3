import type { TextLine } from './layout-tree';

/** Above this many characters a word (an address, a hash) may be parted, if it would not fit its line otherwise. */
const LONGEST = 28;
const PIECE = 8;

/** Where one document's words were allowed to part. */
export interface LongWords {
  /** Given to the line breaker in place of hyphenation. Ordinary words stay whole, so that they extract whole. */
  part(word: string): string[];
  /** Takes the hyphen back that the line breaker drew at such a place: it is not part of an address. */
  dropHyphen(line: TextLine): TextLine;
}

const pieces = (word: string) => word.match(new RegExp(`.{1,${PIECE}}`, 'gsu')) ?? [word];

/** Lets long words part at line ends, without a hyphen. */
export function longWords(): LongWords {
  const ends = new Set<string>();
  return {
    part(word) {
      if (word.length <= LONGEST) return [word];
      const parts = pieces(word);
      for (const part of parts.slice(0, -1)) ends.add(`${part}-`);
      return parts;
    },
    dropHyphen(line) {
      const last = line.runs.at(-1);
      if (!last?.glyphs || !last.positions || !ends.has(line.string.slice(-PIECE - 1))) return line;
      const run = { ...last, glyphs: last.glyphs.slice(0, -1), positions: last.positions.slice(0, -1) };
      return { ...line, runs: [...line.runs.slice(0, -1), run] };
    },
  };
}
