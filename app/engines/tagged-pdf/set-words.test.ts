import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fonts } from './faces';
import { openFonts } from './fonts';
import type { House } from './house';
import { type Run, type RunStyle, setWords } from './set-words';
import { wordWidth } from './word-width';

const face = (family: string, file: string, weight = 400) => ({
  family,
  weight,
  src: `public/fonts/${file}.ttf`,
});
const sans = ['Sans', 'Sans Ext'];
const serif = ['Serif', 'Serif Ext', ...sans];
const house: House = {
  name: 'Tests',
  faces: [
    face('Sans', 'sans-regular'),
    face('Sans', 'sans-semibold', 600),
    face('Sans Ext', 'sansext-regular'),
    face('Sans Ext', 'sansext-semibold', 600),
    face('Serif', 'serif-regular'),
    face('Serif Ext', 'serifext-regular'),
  ],
  plain: sans,
  fallbacks: [],
  lastResort: 'public/fonts/other-regular.ttf',
  furniture: { size: 8, colour: '#000000', rule: '#000000', footer: 40 },
};
const style: RunStyle = {
  fontFamily: sans,
  fontWeight: 400,
  size: 10,
  colour: '#000000',
  spacing: 0,
  underline: false,
  meaning: null,
};
const strong = { ...style, fontWeight: 600 };

const words = fc.array(
  fc.constantFrom('a', 'home', 'tŷ', 'organisations', 'x'.repeat(60), '£445,000,000', '–'),
  {
    minLength: 1,
    maxLength: 40,
  },
);
const runs: fc.Arbitrary<Run[]> = fc.array(
  fc.record({ text: words.map((list) => list.join(' ')), style: fc.constantFrom(style, strong) }),
  { minLength: 1, maxLength: 5 },
);

describe('setting words', () => {
  let fonts: Fonts;
  beforeAll(async () => {
    fonts = await openFonts(house);
  });
  const set = (given: readonly Run[], room: number) =>
    setWords(given, { room, lineHeight: 14, align: 'left' }, fonts);
  const textOf = ({ pieces }: { pieces: { text: string }[] }) => pieces.map(({ text }) => text).join('');

  /** A line's first word, whose letters may be of several styles. */
  const firstWord = (pieces: readonly Run[]): Run[] => {
    const first: Run[] = [];
    for (const { text, style: own } of pieces) {
      const [word = '', ...more] = text.split(' ');
      first.push({ text: word, style: own });
      if (more.length > 0) break;
    }
    return first;
  };

  it('loses no letter, and ends no line inside a word but one that fits none', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 80, max: 500 }), (given, room) => {
        const { lines } = set(given, room);
        const said = given.map(({ text }) => text).join('');
        expect(lines.map(textOf).join('')).toBe(said);
        for (const line of lines.slice(0, -1)) expect(/ $|x$/.test(textOf(line))).toBe(true);
      }),
    );
  });

  it('keeps to its room, and fills it', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 120, max: 500 }), (given, room) => {
        const { lines } = set(given, room);
        for (const [index, line] of lines.entries()) {
          const one = textOf(line).trim().split(' ').length === 1;
          if (!one) expect(line.width).toBeLessThanOrEqual(room + 1e-6);
          const next = firstWord(lines[index + 1]?.pieces ?? []);
          const text = next.map((part) => part.text).join('');
          if (!text || text.includes('x') || !/ $/.test(textOf(line))) continue;
          const width = next.reduce((sum, part) => sum + wordWidth(fonts, part.style, part.text), 0);
          expect(line.width + width + wordWidth(fonts, style, ' ')).toBeGreaterThan(room - 1);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets no word overrun its room, however large its letters', () => {
    const title = { ...strong, size: 33, fontFamily: serif };
    const { lines } = set([{ text: 'Gwasanaethau Cymunedol MWWWWWWWWWWWWWWWWWWWM', style: title }], 487);
    for (const { width } of lines) expect(width).toBeLessThanOrEqual(487);
    expect(lines.map(textOf).join('')).toBe('Gwasanaethau Cymunedol MWWWWWWWWWWWWWWWWWWWM');
  });

  it('ends a line where somebody did', () => {
    const { lines } = set([{ text: 'one \ntwo three', style }], 500);
    expect(lines.map(textOf)).toEqual(['one ', 'two three']);
  });
});
