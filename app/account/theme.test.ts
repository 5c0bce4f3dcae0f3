import { readFileSync } from 'node:fs';
import { colord, extend } from 'colord';
import a11y from 'colord/plugins/a11y';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GROUNDS, themeCss, themeOf, whyNotColour } from './theme';

extend([a11y]);

it('is held against the grounds that the style sheet has', () => {
  const brand = readFileSync('app/styles/_brand.scss', 'utf8');
  for (const [time, grounds] of Object.entries(GROUNDS)) {
    const block = new RegExp(`\\$by-${time}: \\(([^)]*)\\)`).exec(brand)?.[1] ?? '';
    const found = ['paper', 'card', 'leaf-wash', 'gold-wash', 'clay-wash', 'slate-wash'].map(
      (name) => new RegExp(`"${name}": (#[0-9a-f]{6})`).exec(block)?.[1],
    );
    expect(grounds).toEqual(found);
  }
});

it('can be read by day and by night, whatever colour is taken', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
  let taken = 0;
  fc.assert(
    fc.property(hex, (colour) => {
      const readable = GROUNDS.day.every((ground) => colord(colour).contrast(ground) >= 4.5);
      expect(whyNotColour(colour) === null).toBe(readable);
      if (!readable) return;
      taken += 1;
      const { day, night } = themeOf(colour);
      for (const each of day)
        for (const ground of GROUNDS.day) expect(colord(each).contrast(ground)).toBeGreaterThanOrEqual(4.5);
      for (const each of night)
        for (const ground of GROUNDS.night) expect(colord(each).contrast(ground)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(100);
});

it('is nothing but a colour', () => {
  for (const wrong of ['', 'red', '#fff', '#0e4b3', '#0e4b3a;}', 'url(x)', '#0E4B3G'])
    expect(whyNotColour(wrong)).not.toBeNull();
  expect(themeCss('#0e4b3a')).toMatch(/^:root\{--evergreen:#0e4b3a;--evergreen-dark:#[0-9a-f]{6};/);
});
