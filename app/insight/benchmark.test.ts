import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureNamed } from '../../tests/support/figures';
import { FEWEST, isCompared, quartilesOf } from './benchmark';
import { coarse, readSpread, sizeOf, spreadOf, writeSpread } from './spread';

const RUNS = 10_000;

function spread(values: readonly number[]) {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(coarse(value), (counts.get(coarse(value)) ?? 0) + 1);
  return spreadOf(counts);
}

const figures = fc.array(
  fc.oneof(
    fc.integer({ min: -2_000, max: 5_000 }),
    fc.double({ min: 0, max: 445_000_000, noNaN: true, noDefaultInfinity: true }),
  ),
  { minLength: 1, maxLength: 60 },
);

describe('quartiles of a cohort', () => {
  it('are not shown of four, and are of five', () => {
    expect(quartilesOf(spread([10, 20, 30, 40]), true)).toEqual({ shown: 'few' });
    expect(quartilesOf(spread([10, 20, 30, 40, 50]), true)).toEqual({
      shown: 'yes',
      p25: 20,
      median: 30,
      p75: 40,
    });
  });

  it('are not shown where one makes up more than three quarters', () => {
    // 300 of 400 is three quarters; 304 of 404 is more.
    expect(quartilesOf(spread([25, 25, 25, 25, 300]), true).shown).toBe('yes');
    expect(quartilesOf(spread([25, 25, 25, 25, 304]), true)).toEqual({ shown: 'dominated' });
    expect(quartilesOf(spread([25, 25, 25, 25, 304]), false).shown).toBe('yes');
    // A loss dominates like a profit.
    expect(quartilesOf(spread([1, 2, 3, 4, -100]), true)).toEqual({ shown: 'dominated' });
  });

  it('are not shown where all state the same', () => {
    expect(quartilesOf(spread([0, 0, 0, 0, 0, 0]), true)).toEqual({ shown: 'alike' });
  });

  it('count a nil as a figure', () => {
    expect(quartilesOf(spread([0, 0, 0, 4, 6]), true)).toMatchObject({ shown: 'yes', p25: 0 });
  });

  it('lie in order between the lowest and the highest, in whatever order the figures come', () => {
    fc.assert(
      fc.property(figures, (values) => {
        const found = quartilesOf(spread(values), false);
        expect(quartilesOf(spread(values.toReversed()), false)).toEqual(found);
        if (found.shown !== 'yes') return;
        // Rounding to two digits may pass the ends by 5%, or by the last of three digits of the figure itself.
        const slack = (value: number) => Math.abs(value) * 0.06;
        const [low, high] = [Math.min(...values), Math.max(...values)];
        expect(found.p25).toBeGreaterThanOrEqual(low - slack(low));
        expect(found.p75).toBeLessThanOrEqual(high + slack(high));
        expect(found.median).toBeGreaterThanOrEqual(found.p25);
        expect(found.p75).toBeGreaterThanOrEqual(found.median);
      }),
      { numRuns: RUNS },
    );
  });

  it('rest on three figures at least: none is one organisation’s own, however the others are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: FEWEST, maxLength: 30 }),
        (values) => {
          const sorted = values.toSorted((a, b) => a - b);
          const found = quartilesOf(spread(values), false);
          if (found.shown !== 'yes') throw new Error('Five different figures are shown');
          // Move the figure at the quartile's place to its neighbour's: the quartile moves a third of that, not all.
          const place = Math.floor((values.length - 1) / 2);
          const moved = sorted.with(place, sorted[place - 1] ?? 0);
          const after = quartilesOf(spread(moved), false);
          const step = (sorted[place] ?? 0) - (sorted[place - 1] ?? 0);
          if (after.shown === 'yes')
            expect(Math.abs(found.median - after.median)).toBeLessThanOrEqual(step / 3 + 1);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('come from a spread that is stored and read back whole', () => {
    fc.assert(
      fc.property(figures, (values) => {
        const made = spread(values);
        expect(readSpread(writeSpread(made))).toEqual(
          made.map(([value, by]) => [value === 0 ? 0 : value, by]),
        );
        expect(sizeOf(made)).toBe(values.length);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what is compared', () => {
  it('is no own measure, no sensitive one, no rate in disguise, and nothing that is not a number', () => {
    const own = { ...measureNamed('jobs_created'), own: true };
    const never = ['homelessness_prevented', 'aims', 'full_time_hours'].map(measureNamed);
    expect([own, ...never].filter(isCompared)).toEqual([]);
    expect(isCompared(measureNamed('jobs_created'))).toBe(true);
  });
});
