import type { Fonts, TypeStyle } from './faces';
import { partsOf } from './long-words';
import type { InlineMeaning } from './meaning';
import { wordWidth } from './word-width';

/** How a stretch of words looks, and what it means where that is more than the words. */
export interface RunStyle extends TypeStyle {
  size: number;
  colour: string;
  /** Points between letters, beside the font's own. */
  spacing: number;
  underline: boolean;
  meaning: InlineMeaning | null;
}

export interface Run {
  text: string;
  style: RunStyle;
}

export interface Piece extends Run {
  width: number;
}

export interface Line {
  pieces: Piece[];
  width: number;
}

/** How words stand in their room. */
interface Setting {
  /** Points from edge to edge. */
  room: number;
  lineHeight: number;
  align: 'left' | 'right';
}

/** Words in lines. */
export interface SetWords extends Setting {
  lines: Line[];
}

/** What stands between two places where a line may end: letters of one style or more. */
interface Word {
  parts: Piece[];
  width: number;
  /** The style of the blank before it; none at the start of a line that somebody ended. */
  blank: RunStyle | null;
  /** Begins a line, whatever room is left on the last one. */
  starts: boolean;
}

/** Sets words in lines: greedily, as ragged text is set. A word that is too long for any line is parted. */
export function setWords(runs: readonly Run[], setting: Setting, fonts: Fonts): SetWords {
  const lines: Line[] = [];
  let line: Line = { pieces: [], width: 0 };
  const end = (blank: RunStyle | null) => {
    // A blank at a line's end keeps its last word apart from the next line's first, to the ear and to a search.
    const last = line.pieces.at(-1);
    if (blank && last) last.text += ' ';
    lines.push(line);
    line = { pieces: [], width: 0 };
  };
  for (const word of wordsOf(runs, setting.room, fonts)) {
    const space = word.blank && line.pieces.length > 0 ? wordWidth(fonts, word.blank, ' ') : 0;
    const full = line.pieces.length > 0 && line.width + space + word.width > setting.room;
    if (word.starts || full) end(word.blank);
    else if (word.blank && line.pieces.length > 0)
      append(line, { text: ' ', style: word.blank, width: space });
    for (const part of word.parts) append(line, part);
  }
  if (line.pieces.length > 0) lines.push(line);
  return { ...setting, lines };
}

function append(line: Line, { text, style, width }: Piece): void {
  const last = line.pieces.at(-1);
  line.width += width;
  if (last?.style === style) {
    last.text += text;
    last.width += width;
  } else line.pieces.push({ text, style, width });
}

function wordsOf(runs: readonly Run[], room: number, fonts: Fonts): Word[] {
  const words: Word[] = [];
  let word: Word = { parts: [], width: 0, blank: null, starts: false };
  const next = (blank: RunStyle, starts: boolean) => {
    if (word.parts.length > 0) words.push(word);
    else starts ||= word.starts;
    word = {
      parts: [],
      width: 0,
      blank: words.length > 0 ? blank : null,
      starts: starts && words.length > 0,
    };
  };
  for (const { text, style } of runs)
    for (const token of text.split(/([ \n])/)) {
      if (token === ' ' || token === '\n') next(style, token === '\n');
      else if (token !== '')
        for (const [index, part] of partsThatFit(token, style, room, fonts).entries()) {
          // Pieces of a parted word stand together where there is room, and nothing stands between them.
          if (index > 0) {
            words.push(word);
            word = { parts: [], width: 0, blank: null, starts: false };
          }
          const width = wordWidth(fonts, style, part);
          word.parts.push({ text: part, style, width });
          word.width += width;
        }
    }
  if (word.parts.length > 0) words.push(word);
  return words;
}

function partsThatFit(word: string, style: RunStyle, room: number, fonts: Fonts): string[] {
  return wordWidth(fonts, style, word) > room ? partsOf(word) : [word];
}

/** The room the longest line takes. */
export function widest({ lines }: SetWords): number {
  return Math.max(0, ...lines.map(({ width }) => width));
}
