import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const brand = readFileSync('app/styles/_brand.scss', 'utf8');

/** The colours of a time of day, by name. */
function palette(name: string): Map<string, string> {
  const block = new RegExp(`\\$${name}: \\(([^)]*)\\)`).exec(brand)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/"([a-z-]+)": (#[0-9a-f]{6})/g)].map(([, key = '', hex = '']) => [key, hex]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** What is written on what; pictures too are drawn on paper, and their words are in these colours. */
const WRITTEN: [string[], string[]][] = [
  [
    ['ink', 'ink-soft', 'evergreen', 'evergreen-dark', 'leaf', 'gold', 'clay', 'slate'],
    ['paper', 'card'],
  ],
  [
    ['ink', 'ink-soft', 'evergreen'],
    ['leaf-wash', 'gold-wash', 'clay-wash', 'slate-wash'],
  ],
  [['paper'], ['evergreen', 'evergreen-dark', 'slate']],
  [['ink-soft'], ['plain']],
  [['gold'], ['gold-wash']],
  [['clay'], ['clay-wash']],
  [['slate'], ['slate-wash']],
];

it.each(['by-day', 'by-night'])('words can be read on what they stand on, %s', (name) => {
  const colours = palette(name);
  expect(colours.size).toBeGreaterThan(15);
  const faint = WRITTEN.flatMap(([words, grounds]) =>
    words.flatMap((word) =>
      grounds.flatMap((ground) => {
        const ratio = contrast(colours.get(word) ?? '', colours.get(ground) ?? '');
        return ratio >= 4.5 ? [] : [`${word} on ${ground}: ${ratio.toFixed(2)}`];
      }),
    ),
  );
  expect(faint).toEqual([]);
});

it('pictures that stand without the style sheet have the colours of the day', async () => {
  const { TONES } = await import('~/engines/charts/tones');
  const day = palette('by-day');
  const name: Record<string, string> = { soft: 'ink-soft', wash: 'band' };
  expect(TONES).toEqual(
    Object.fromEntries(Object.keys(TONES).map((tone) => [tone, day.get(name[tone] ?? tone)])),
  );
});
