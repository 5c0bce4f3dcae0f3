import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankFigure } from '../questionnaire/answers';
import type { Figure } from '../questionnaire/figure';
import { formatCell, formatFigure } from '../questionnaire/format';
import type { Measure } from '../questionnaire/measure';
import { disclose, publishedGroup, publishedTotal, withoutNumbers } from './disclosure';

const PERIOD = { start: '2025-04-01', end: '2026-03-31' };
const count: Measure = {
  id: 'prevented',
  kind: 'count',
  unit: 'households',
  label: 'Households',
  question: '',
  definition: '',
  definitionSource: '',
  polarity: 'higher',
  head: 'social',
  sensitive: true,
  breakdown: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id })),
};
const share: Measure = { ...count, id: 'moved', kind: 'share' };

const figure = (measure: Measure, parts: Partial<Figure>): Figure => ({
  ...blankFigure(measure.id, PERIOD),
  ...parts,
});

const counted = (number: number, category = ''): Figure =>
  figure(count, { number, category, status: number === 0 ? 'nil' : 'reported' });

/** A total and its groups as published, in words. */
function published(total: number, groups: readonly number[] = [], measure = count): string[] {
  const figures = [counted(total), ...groups.map((group, index) => counted(group, 'abcd'[index]))];
  return disclose(measure, figures).map((each) => formatCell(each, measure));
}

/** The bucket of a whole count, by the words of the rule. */
function bucket(total: number): string {
  if (total < 10) return 'fewer than 10';
  return total < 20 ? '10' : String(Math.floor((total + 5) / 10) * 10);
}

describe('sdc-1', () => {
  it.each([
    [0, ['fewer than 10']],
    [9, ['fewer than 10']],
    [10, ['10']],
    [19, ['10']],
    [20, ['20']],
    [24, ['20']],
    [25, ['30']],
    [1234, ['1,230']],
  ])('publishes a total of %i as %j', (total, words) => {
    expect(published(total)).toEqual(words);
  });

  it('shows groups from a total of 20 on, each rounded by itself, none at all like nine', () => {
    expect(published(19, [12, 7])).toEqual(['10']);
    expect(published(23, [14, 9, 0])).toEqual(['20', '10', 'fewer than 10', 'fewer than 10']);
    expect(published(60, [30, 30], { ...count, sensitive: 'highly' })).toEqual(['60']);
  });

  it('says the same whatever the hidden value within a bucket is', () => {
    fc.assert(
      fc.property(fc.nat(500), (total) => {
        expect(published(total)).toEqual([bucket(total)]);
        const words = disclose(count, [counted(total)]).map((each) => JSON.stringify(each));
        const twin = [...Array(501).keys()].find((other) => bucket(other) === bucket(total)) ?? 0;
        expect(words).toEqual(disclose(count, [counted(twin)]).map((each) => JSON.stringify(each)));
      }),
    );
  });

  it('gives a percentage only from rounded numbers on a rounded base of 50 or more', () => {
    const said = (numerator: number, denominator: number) =>
      disclose(share, [figure(share, { numerator, denominator })]).map((each) => formatFigure(each, share));
    expect(said(37, 44)).toEqual(['not shown']);
    expect(said(36, 45)).toEqual(['about 80%']);
    expect(said(3, 60)).toEqual(['not shown']);
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (a, b) => {
        const [n, N] = [Math.min(a, b), Math.max(a, b, 1)];
        const rounded = (value: number) => Math.floor((value + 5) / 10) * 10;
        expect(said(n, N)).toEqual(n < 10 ? ['not shown'] : said(rounded(n), rounded(N)));
      }),
    );
    expect(disclose(share, [figure(share, { number: 96 })])[0]?.number).toBeNull();
  });

  it('leaves nothing of the hidden value behind, and changes nothing when applied again', () => {
    const once = disclose(count, [
      { ...counted(7), qualifier: 'about', decimals: 1, note: 'There were 7. Counted by the wardens.' },
      { ...counted(60), series: 'target' },
      { ...counted(43), slice: 'Gwent' },
    ]);
    expect(JSON.stringify(once[0])).not.toContain('7');
    expect(once[0]).toMatchObject({ qualifier: null, decimals: 0, note: 'Counted by the wardens.' });
    expect(once.map((each) => each.series)).toEqual(['actual', 'target']);
    expect(disclose(count, once)).toEqual(once);
  });

  it('drops the sentences of a note that hold a count, and keeps years and lengths of time', () => {
    expect(withoutNumbers('Kept for 6 months in 2025/26. Two of them moved.')).toBe(
      'Kept for 6 months in 2025/26.',
    );
    expect(withoutNumbers('Up from 12.')).toBeNull();
  });
});

/** Every way to part a total among groups. */
function* partitions(total: number, groups: number): Generator<number[]> {
  if (groups === 1) yield [total];
  else
    for (let first = 0; first <= total; first += 1)
      for (const rest of partitions(total - first, groups - 1)) yield [first, ...rest];
}

/** Who knows that groups add up to their total: for each published table, the values each cell can have. */
function candidates(groups: number, upTo: number): Map<string, Set<number>[]> {
  const tables = new Map<string, Set<number>[]>();
  for (let total = 20; total <= upTo; total += 1)
    for (const parts of partitions(total, groups)) {
      const shown = [publishedTotal(total), ...parts.map(publishedGroup)];
      const key = shown.map(({ number }) => number).join();
      const cells = tables.get(key) ?? shown.map(() => new Set<number>());
      for (const [index, value] of [total, ...parts].entries()) cells[index]?.add(value);
      tables.set(key, cells);
    }
  return tables;
}

describe('the exhaustive attack on a total and its groups', () => {
  it.each([
    [2, 94],
    [3, 84],
    [4, 54],
  ])(
    'leaves five candidates or more for every small cell of %i groups, and recovers none',
    (groups, upTo) => {
      const cells = [...candidates(groups, upTo).values()].flat();
      // A cell under five is what “hide under 5” wants to hide, and fails to.
      const small = cells.filter((values) => Math.min(...values) < 5);
      expect(small.length).toBeGreaterThan(0);
      expect(Math.min(...small.map((values) => values.size))).toBeGreaterThanOrEqual(5);
      expect(Math.min(...cells.map((values) => values.size))).toBeGreaterThan(1);
    },
  );
});
