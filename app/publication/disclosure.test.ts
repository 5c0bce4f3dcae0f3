import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { blankFigure } from '../questionnaire/answers';
import { classOf } from '../questionnaire/disclosure-class';
import type { Figure, Period } from '../questionnaire/figure';
import { formatCell, formatFigure } from '../questionnaire/format';
import type { DisclosureClass, Measure } from '../questionnaire/measure';
import { WITHIN } from '../questionnaire/rules';
import { coreMeasure } from '../questionnaire/sections';
import { publishedCells } from './csv/published-cells';
import { bandOf, disclose, LEAST_CANDIDATES, type Memory, publishedShare } from './disclosure';

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
  disclosure: 'sensitive',
  groupsArePublic: true,
  breakdown: ['a', 'b', 'c', 'd'].map((id) => ({ id, label: id })),
};
const share: Measure = { ...count, id: 'moved', kind: 'share' };
const people: Measure = { ...count, id: 'trained', unit: 'people', disclosure: 'people' };

const figure = (measure: Measure, parts: Partial<Figure>): Figure => ({
  ...blankFigure(measure.id, PERIOD),
  ...parts,
});

const counted = (number: number, parts: Partial<Figure> = {}, measure = count): Figure =>
  figure(measure, { number, status: number === 0 ? 'nil' : 'reported', ...parts });

const groups = (numbers: readonly number[], measure = count) =>
  numbers.map((number, index) => counted(number, { category: 'abcd'[index] ?? '' }, measure));
const slices = (numbers: readonly number[], measure = count) =>
  numbers.map((number, index) => counted(number, { slice: `Area ${index + 1}` }, measure));

/** Figures as published, in a table's words. */
function said(figures: readonly Figure[], measure = count, memory: Memory = [], exact: Period | null = null) {
  return disclose({ measure, figures, memory, exact }).map((each) => formatCell(each, measure));
}

const remembered = (...documents: readonly (readonly Figure[])[]): Memory =>
  documents.map((figures) => new Map([[figures[0]?.measureId ?? '', figures]]));

describe('sdc-2', () => {
  it.each([
    [0, 'fewer than 10'],
    [9, 'fewer than 10'],
    [10, '10 to 19'],
    [19, '10 to 19'],
    [20, 'about 20'],
    [24, 'about 20'],
    [25, 'about 30'],
    [1234, 'about 1,230'],
  ])('publishes a sensitive total of %i as “%s”', (total, words) => {
    expect(said([counted(total)])).toEqual([words]);
  });

  it.each([
    ['more_than', 26, 'at least 20'],
    ['at_least', 10, 'at least 10'],
    ['at_least', 8, 'not shown'],
    ['less_than', 10, 'fewer than 10'],
    ['less_than', 12, 'fewer than 20'],
    ['about', 12, '10 to 19'],
  ] as const)('says nothing false of “%s %i”', (qualifier, number, words) => {
    expect(said([counted(number, { qualifier })])).toEqual([words]);
  });

  it.each([
    ['about', 16_000, 'about 16,000'],
    ['more_than', 26, 'more than 26'],
    ['at_least', 10, 'at least 10'],
    ['less_than', 12, 'fewer than 20'],
    ['almost', 10, '10 to 19'],
    ['about', 9, 'fewer than 10'],
  ] as const)(
    'leaves what helped people are stated as, “%s %i”, unless it could tell of a few',
    (qualifier, number, words) => {
      expect(said([counted(number, { qualifier }, people)], people)).toEqual([words]);
    },
  );

  it('says a restated count of people helped as it is, in the year that restates it and in the next', () => {
    const [stated, again] = [counted(121, {}, people), counted(118, { series: 'comparative' }, people)];
    const first = disclose({ measure: people, figures: [stated, again], memory: [], exact: null });
    expect(first.map(({ number }) => number)).toEqual([121, 118]);
    expect(said([stated, again], people, remembered(first))).toEqual(['121', '118']);
  });

  it('gives no numbers between which an approximation or an estimate would lie', () => {
    const bounds = (parts: Partial<Figure>) =>
      disclose({ measure: count, figures: [counted(57, parts)], memory: [], exact: null }).map((each) => {
        const { lower, upper } = publishedCells(each, count);
        return [lower, upper];
      });
    expect(bounds({ basis: 'counted' })).toEqual([['55', '64']]);
    for (const parts of [{ qualifier: 'about' }, { basis: 'estimated' }, { basis: 'modelled' }] as const)
      expect(bounds(parts)).toEqual([['', '']]);
  });

  it('gives each value one range, and ranges that part all numbers among them', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (value) => {
        const { low, high } = bandOf(value);
        expect(low <= value && value <= high).toBe(true);
        for (let other = low; other <= high; other += 1) expect(bandOf(other)).toEqual({ low, high });
      }),
    );
  });

  it('counts people who were helped from ten on, and as ranges once a part of them is public', () => {
    expect(said([counted(9, {}, people)], people)).toEqual(['fewer than 10']);
    expect(said([counted(123, {}, people)], people)).toEqual(['123']);
    expect(said([counted(123, {}, people), ...slices([60, 50], people)], people)).toEqual([
      'about 120',
      'about 60',
      'about 50',
    ]);
  });

  it('never publishes groups of a measure that does not say so, whatever its class, nor of a special one', () => {
    for (const disclosure of ['open', 'people', 'sensitive', 'special'] as const) {
      const closed = { ...count, disclosure, groupsArePublic: false };
      expect(disclose({ measure: closed, figures: groups([50, 50]) })).toEqual([]);
    }
    expect(disclose({ measure: { ...count, disclosure: 'special' }, figures: groups([50, 50]) })).toEqual([]);
  });

  it('publishes neither an “n of N” nor a percentage of an own measure that nobody has classed as if it were open', () => {
    const own: Measure = { ...count, own: true, kind: 'ratio', unit: 'percent', disclosure: 'open' };
    const ofN = figure(own, { number: 76.9, numerator: 10, denominator: 13 });
    expect(said([ofN], { ...own, disclosureAssumed: true })).toEqual(['not shown']);
    expect(said([figure(own, { number: 76.9 })], { ...own, disclosure: 'sensitive' })).toEqual(['not shown']);
  });

  it('leaves nothing of the hidden value behind in what was typed with it', () => {
    const words = 'From case files, 7 households. Counted by the wardens.';
    const typed = { note: words, explanation: words, source: words, statedLabel: '7 households housed' };
    const once = disclose({
      measure: count,
      figures: [
        { ...counted(7), qualifier: 'about', decimals: 1, basis: 'counted', ...typed },
        { ...counted(60), ...typed, series: 'target' },
        { ...counted(43), ...typed, slice: 'Gwent' },
      ],
    });
    expect(JSON.stringify(once)).not.toContain('7');
    expect(once.map((each) => each.series)).toEqual(['actual', 'target']);
    expect(once[0]).toMatchObject({ source: 'Counted by the wardens.', statedLabel: null, basis: null });
  });

  it('keeps a source whose only numbers are dates, for the cover names the same, and no other', () => {
    const sourceOf = (source: string) =>
      disclose({ measure: count, figures: [counted(43, { source })] })[0]?.source;
    for (const kept of [
      'https://k.example/reports/2021-22/impact-report.pdf',
      'https://k.example/2018/02/26/impact',
      'https://k.example/1064698/files/2023-03-31-accounts.md',
      'Annual report 2021-2022',
    ])
      expect([kept, sourceOf(kept)]).toEqual([kept, kept]);
    for (const lost of [
      'Case files, 43 households',
      'https://k.example/43-households',
      'https://k.example/over-200-people',
      '7 households',
    ])
      expect([lost, sourceOf(lost)]).toEqual([lost, null]);
  });

  it('cleans sources and notes of open measures of sentences that count a few people', () => {
    const measure: Measure = { ...count, disclosure: 'open' };
    const [open] = disclose({
      measure,
      figures: [counted(4, { note: 'Two tenants did it. In 4 sites.', source: 'case files, 7 households' })],
    });
    expect(open).toMatchObject({ number: 4, note: 'In 4 sites.', source: null });
  });
});

describe('shares', () => {
  const of = (numerator: number, denominator: number) =>
    formatFigure(
      disclose({ measure: share, figures: [figure(share, { numerator, denominator })] })[0] ?? counted(0),
      share,
    );

  it.each([
    [37, 44, 'not shown'],
    [44, 54, 'between 80% and 90% of about 50'],
    [45, 54, 'between 80% and 90% of about 50'],
    [54, 54, 'between 90% and 100% of about 50'],
    [29, 100, 'between 25% and 30% of about 100'],
    [102, 120, 'between 85% and 90% of about 120'],
  ])('publishes %i of %i as “%s”', (n, N, words) => {
    expect(of(n, N)).toBe(words);
  });

  it('are true, at most five points from their middle, and leave five numerators to who knows the base', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 3_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (N, at) => {
          const n = Math.round(at * N);
          const form = publishedShare(n, N, null);
          if (form.as !== 'share') throw new Error('A share of a large base is a range');
          const exact = (n * 100) / N;
          expect(form.low <= exact && exact <= form.high).toBe(true);
          expect(Math.abs(exact - (form.low + form.high) / 2)).toBeLessThanOrEqual(5);
          let same = 0;
          for (let other = 0; other <= N; other += 1)
            if (JSON.stringify(publishedShare(other, N, null)) === JSON.stringify(form)) same += 1;
          expect(same).toBeGreaterThanOrEqual(LEAST_CANDIDATES);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says for which of two reasons a share is not shown, and never shows a part of one', () => {
    const why = (parts: Partial<Figure>) =>
      disclose({ measure: share, figures: [figure(share, parts)] })[0]?.published;
    expect(why({ numerator: 3, denominator: 49 })).toEqual({ as: 'withheld', why: 'small_base' });
    expect(why({ number: 64 })).toEqual({ as: 'withheld', why: 'unknown_base' });
    const area = figure(share, { numerator: 80, denominator: 90, slice: 'Gwent' });
    expect(disclose({ measure: share, figures: [area] })).toEqual([]);
  });
});

/** Every way to part a total among groups. */
function* partitions(total: number, among: number): Generator<number[]> {
  if (among === 1) yield [total];
  else
    for (let first = 0; first <= total; first += 1)
      for (const rest of partitions(total - first, among - 1)) yield [first, ...rest];
}

/**
 * The attacker who knows the rule and everything but the values: of all truths that would have been published in
 * these very words, the values each small cell can have. Gives the fewest.
 */
class Attacker {
  private readonly seen = new Map<string, Map<string, Set<number>>>();
  cells = 0;
  worst = '';

  look(output: unknown, truth: Readonly<Record<string, number>>): void {
    const key = JSON.stringify(output);
    const known = this.seen.get(key) ?? new Map<string, Set<number>>();
    this.seen.set(key, known);
    for (const [cell, value] of Object.entries(truth)) {
      const values = known.get(cell) ?? new Set();
      values.add(value);
      known.set(cell, values);
    }
  }

  fewest(): number {
    let fewest = Number.POSITIVE_INFINITY;
    for (const [output, cells] of this.seen)
      for (const [cell, values] of cells) {
        if (Math.min(...values) >= 10) continue;
        this.cells += 1;
        if (values.size < fewest) this.worst = `${output} ${cell}: ${[...values].join(' ')}`;
        fewest = Math.min(fewest, values.size);
      }
    return fewest;
  }
}

const named = (prefix: string, values: readonly number[]) =>
  Object.fromEntries(values.map((value, index) => [`${prefix}${index}`, value]));

describe('the exhaustive attack', () => {
  it.each([
    [2, 64, 'sensitive'],
    [3, 44, 'sensitive'],
    [4, 34, 'sensitive'],
    [2, 64, 'people'],
    [3, 44, 'people'],
    [2, 64, 'special'],
  ] as const)('on a total and its %i groups up to %i, of a %s measure', (among, upTo, disclosure) => {
    const measure: Measure = { ...count, disclosure: disclosure as DisclosureClass };
    const attacker = new Attacker();
    for (let total = 0; total <= upTo; total += 1)
      for (const parts of partitions(total, among)) {
        const figures = [counted(total, {}, measure), ...groups(parts, measure)];
        attacker.look(said(figures, measure), { total, ...named('g', parts) });
      }
    expect(attacker.fewest(), attacker.worst).toBeGreaterThanOrEqual(LEAST_CANDIDATES);
    expect(attacker.cells).toBeGreaterThan(0);
  });

  it('on groups and slices of one total', () => {
    const attacker = new Attacker();
    for (let total = 0; total <= 44; total += 1)
      for (const parts of partitions(total, 2))
        for (const areas of partitions(total, 2))
          attacker.look(said([counted(total), ...groups(parts), ...slices(areas)]), {
            ...named('g', parts),
            ...named('s', areas),
          });
    expect(attacker.fewest(), attacker.worst).toBeGreaterThanOrEqual(LEAST_CANDIDATES);
  });

  // Version 1 with its parts; version 2 of the same figures, whose exact total two people agreed to; next year's history.
  it.each(['sensitive', 'people'] as const)(
    'on two versions of a %s measure and the history after',
    (disclosure) => {
      const measure: Measure = { ...count, disclosure };
      const attacker = new Attacker();
      for (const order of ['parts first', 'exact first'])
        for (let total = 0; total <= 60; total += 1)
          for (const parts of partitions(total, 2)) {
            const alone = [counted(total, {}, measure)];
            const whole = [...alone, ...slices(parts, measure)];
            const [one, two] = order === 'parts first' ? [whole, alone] : [alone, whole];
            const agreed = (figures: Figure[]) => (figures === alone ? PERIOD : null);
            const first = disclose({ measure, figures: one, exact: agreed(one) });
            const memory = remembered(first);
            const second = disclose({ measure, figures: two, memory, exact: agreed(two) });
            const later = disclose({ measure, figures: alone, memory: [...memory, ...remembered(second)] });
            // Whoever agreed to an exact total agreed to that cell.
            attacker.look([order, first, second, later], named('s', parts));
          }
      expect(attacker.fewest(), attacker.worst).toBeGreaterThanOrEqual(LEAST_CANDIDATES);
    },
  );

  // An organisation says whom it serves, or takes it back, between two versions of which one states the parts.
  it.each([
    ['people', 'sensitive'],
    ['people', 'special'],
    ['sensitive', 'people'],
    ['special', 'people'],
  ] as const)('on two versions of a measure that was %s and is %s', (was, is) => {
    const attacker = new Attacker();
    for (const order of ['parts first', 'parts later'])
      for (let total = 0; total <= 60; total += 1)
        for (const parts of partitions(total, 2)) {
          const alone = [counted(total)];
          const whole = [...alone, ...slices(parts)];
          const [one, two] = order === 'parts first' ? [whole, alone] : [alone, whole];
          const first = disclose({ measure: { ...count, disclosure: was }, figures: one });
          const measure: Measure = { ...count, disclosure: is };
          const second = disclose({ measure, figures: two, memory: remembered(first) });
          attacker.look([order, first, second], { total, ...named('s', parts) });
        }
    expect(attacker.fewest(), attacker.worst).toBeGreaterThanOrEqual(LEAST_CANDIDATES);
    expect(attacker.cells).toBeGreaterThan(0);
  });

  it('on two versions in which one part was changed', () => {
    const attacker = new Attacker();
    for (let total = 0; total <= 34; total += 1)
      for (const parts of partitions(total, 2))
        for (let changed = -20; changed <= 20; changed += 1) {
          const [a = 0, ...rest] = parts;
          if (a + changed < 0) continue;
          const first = disclose({ measure: count, figures: [counted(total), ...slices(parts)] });
          const next = [counted(total + changed), ...slices([a + changed, ...rest])];
          const second = disclose({ measure: count, figures: next, memory: remembered(first) });
          // Only the unchanged cells: that somebody knows the change itself is beyond any rule.
          attacker.look([first, second], named('s', rest));
        }
    expect(attacker.fewest(), attacker.worst).toBeGreaterThanOrEqual(LEAST_CANDIDATES);
  });

  it('on what a changed part was and is, for somebody who knows that the other one stayed', () => {
    const attacker = new Attacker();
    // Whole ranges of both totals, so that no value is missing at an edge.
    for (let other = 0; other <= 44; other += 1)
      for (let was = 0; was + other <= 44; was += 1) {
        const first = disclose({ measure: count, figures: [counted(was + other), ...slices([was, other])] });
        for (let is = 0; is + other <= 54; is += 1) {
          const next = [counted(is + other), ...slices([is, other])];
          const second = disclose({ measure: count, figures: next, memory: remembered(first) });
          attacker.look([first, second], { was, is, other });
        }
      }
    expect(attacker.fewest(), attacker.worst).toBeGreaterThanOrEqual(LEAST_CANDIDATES);
  });
});

describe('a protected count that is part of an open one by definition', () => {
  const core = (id: string): Measure => {
    const measure = coreMeasure(id);
    if (!measure) throw new Error(`There is no measure ${id}`);
    return measure;
  };
  const pairs = WITHIN.map(([part, total]) => [core(part), core(total)] as const).filter(
    ([part, total]) => classOf(part) !== 'open' && classOf(total) === 'open',
  );
  const tally = { cells: 0, apart: 0 };
  afterAll(() =>
    process.stdout.write(
      `Parts of open counts: ${tally.cells} small cells read alike; ${tally.apart} of them have fewer than ${LEAST_CANDIDATES} values by definition, before anything is published\n`,
    ),
  );

  it('is known of two pairs, which docs/small-numbers.md names', () => {
    expect(pairs.map(([part, total]) => [part.id, total.id])).toEqual([
      ['barrier_jobs', 'jobs_created'],
      ['people_qualified', 'qualifications_awarded'],
    ]);
  });

  // The part stays; the total is counted again in a second version, and both are said again by the next year.
  it.each(pairs)(
    'tells of $id no more than the definition does, in two versions and a restatement',
    (part, total) => {
      const alike = new Map<string, { values: Set<number>; bound: number }>();
      for (let first = 0; first <= 24; first += 1)
        for (let again = 0; again <= 24; again += 1)
          for (let small = 0; small <= Math.min(first, again); small += 1) {
            const one = [first, small].map((number, index) => counted(number, {}, index ? part : total));
            const two = [again, small].map((number, index) => counted(number, {}, index ? part : total));
            const later = two.map((each): Figure => ({ ...each, series: 'comparative' }));
            const seen: Figure[][] = [];
            for (const figures of [one, two, later])
              seen.push(
                [total, part].flatMap((measure) =>
                  disclose({
                    measure,
                    figures: figures.filter(({ measureId }) => measureId === measure.id),
                    memory: seen.map(
                      (each) =>
                        new Map([[measure.id, each.filter(({ measureId }) => measureId === measure.id)]]),
                    ),
                  }),
                ),
              );
            const key = JSON.stringify(seen);
            const known = alike.get(key) ?? { values: new Set<number>(), bound: Math.min(first, again) };
            known.values.add(small);
            alike.set(key, known);
          }
      for (const { values, bound } of alike.values()) {
        if (Math.min(...values) >= 10) continue;
        tally.cells += 1;
        const byDefinition = Math.min(bound, 9) + 1;
        if (byDefinition < LEAST_CANDIDATES) tally.apart += 1;
        expect([bound, [...values].sort((a, b) => a - b)]).toEqual([
          bound,
          Array.from({ length: byDefinition }, (_, value) => value),
        ]);
      }
      expect(alike.size).toBeGreaterThan(600);
    },
  );
});

describe('the memory', () => {
  const earlier = disclose({ measure: count, figures: [counted(66), ...slices([24, 23, 19])] });

  it('publishes no parts that, beside an earlier total without them, would give away how small one was', () => {
    const first = disclose({ measure: count, figures: [counted(27), ...slices([8, 19])] });
    expect(first.map((each) => formatCell(each, count))).toEqual(['about 30']);
    expect(said([counted(30), ...slices([11, 19])], count, remembered(first))).toEqual(['about 30']);
    // Where they leave enough, or stood there before, they are published.
    const large = disclose({ measure: count, figures: [counted(60)] });
    const parts = ['about 60', 'about 30', 'about 30'];
    expect(said([counted(60), ...slices([30, 30])], count, remembered(large))).toEqual(parts);
    const before = disclose({ measure: count, figures: [counted(27), ...slices([12, 15])] });
    expect(said([counted(28), ...slices([13, 15])], count, remembered(before))).toHaveLength(3);
  });

  it('says less of a total beside parts of an earlier version that would give a changed one away', () => {
    expect(earlier.map((each) => formatCell(each, count))).toEqual([
      'about 70',
      'about 20',
      'about 20',
      '10 to 19',
    ]);
    // 56 less twice 24 is eight: alone, "about 60" would leave 7, 8 and 9.
    const now = [counted(56), ...slices([24, 23, 9])];
    expect(said(now)).toEqual(['about 60']);
    expect(said(now, count, remembered(earlier))).toEqual(['at least 10']);
    expect(said(now, count, remembered(earlier), PERIOD)).toEqual(['at least 10']);
  });

  it('lets nobody agree to tell of fewer than ten', () => {
    expect(said([counted(9)], count, [], PERIOD)).toEqual(['fewer than 10']);
    expect(said([counted(10)], count, [], PERIOD)).toEqual(['10']);
  });

  it('keeps a figure a range when somebody calls its measure open later', () => {
    const first = disclose({ measure: count, figures: [counted(7)] });
    expect(said([counted(7)], { ...count, disclosure: 'open' }, remembered(first))).toEqual([
      'fewer than 10',
    ]);
  });

  it('keeps people a range for a year in which parts of them were ever public', () => {
    const first = disclose({
      measure: people,
      figures: [counted(123, {}, people), ...slices([60, 50], people)],
    });
    expect(said([counted(123, {}, people)], people, remembered(first))).toEqual(['about 120']);
  });
});
