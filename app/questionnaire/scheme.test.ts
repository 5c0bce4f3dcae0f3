import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import made from '../../tests/schemes/four-levels.json';
import shipped from './packs/social-enterprise-mark.json';
import { criteriaFor, mustBeAnswered } from './readiness';
import {
  askedOfInWords,
  criteriaOf,
  cycleAfter,
  feeFor,
  leastShare,
  levelName,
  levelsWithin,
  putInForce,
} from './scheme';
import { levelsIn, readScheme, SHIPPED } from './scheme-pack';
import { questionnaireFor, unknownNames } from './sections';

afterEach(() => putInForce(SHIPPED));

const changed = (change: (pack: typeof made) => void) => {
  const pack = structuredClone(made);
  change(pack);
  return () => readScheme(pack);
};

describe('a scheme by file', () => {
  it('is the Mark and the Gold Mark where nobody names another, and asks what there is', async () => {
    expect(SHIPPED.levels.map(({ name }) => name)).toEqual(['Mark', 'Gold Mark']);
    expect(
      criteriaOf('mark')
        .map(({ letter }) => letter)
        .join(''),
    ).toBe('ABCDEF');
    expect(
      criteriaOf('gold')
        .map(({ letter }) => letter)
        .join(''),
    ).toBe('ABCDEFGHIJK');
    expect(unknownNames(SHIPPED)).toEqual([]);
    // What was asked by it in closed years stays as it was: a change is another version.
    const { levels, criteria, fees } = shipped;
    await expect(JSON.stringify({ levels, criteria, fees }, null, 1)).toMatchFileSnapshot(
      `locks/scheme-${shipped.version}.json`,
    );
  });

  it('runs one of four levels', () => {
    const scheme = readScheme(made);
    expect(unknownNames(scheme)).toEqual([]);
    putInForce(scheme, [levelsIn(shipped)]);
    expect(levelsWithin('gold').map(({ id }) => id)).toEqual(['eligibility', 'aspiring', 'silver', 'gold']);
    const sections = (level: string) => questionnaireFor({ level, year: 2026, own: [] }).map(({ id }) => id);
    expect(sections('silver')).not.toContain('gold');
    expect(sections('gold')).toContain('gold');
    expect(askedOfInWords('gold')).toBe('Gold');
    expect(mustBeAnswered({ id: 'outcomes' }, 'aspiring')).toBe(true);
    expect(mustBeAnswered({ id: 'outcomes' }, 'eligibility')).toBe(false);
    expect(mustBeAnswered({ id: 'outcomes' }, 'gold')).toBe(true);
    expect(leastShare('trading_share')).toEqual({ share: 60, level: 'silver' });
    expect(leastShare('reinvested_share')).toBeNull();
    expect(cycleAfter(2, scheme)).toBe('full');
    // What somebody was once assessed for keeps its name.
    expect(levelName('mark')).toBe('Mark');
    expect(levelName('gold')).toBe('Gold');
    expect(levelName('bronze')).toBe('bronze');
    const period = { start: '2025-04-01', end: '2026-03-31' };
    const asked = questionnaireFor({ level: 'silver', year: 2026, own: [] });
    const standings = criteriaFor('silver', {
      measures: asked.flatMap(({ measures }) => measures),
      figures: [],
      period,
    });
    expect(standings.map(({ letter, met }) => `${letter} ${met}`)).toEqual([
      '1 missing',
      '2 missing',
      '3 missing',
    ]);
  });

  it.each([
    [
      'a level that is there twice',
      (pack: typeof made) => pack.levels.push({ ...pack.levels[0], rules: [] } as never),
      '“eligibility” is there twice',
    ],
    [
      'a level that includes itself',
      (pack: typeof made) => pack.levels[1]?.includes.push('aspiring'),
      'no level before it',
    ],
    [
      'a criterion of no level',
      (pack: typeof made) => Object.assign(pack.criteria[0] ?? {}, { level: 'bronze' }),
      'which there is not',
    ],
    [
      'more than there are',
      (pack: typeof made) => Object.assign(pack.levels[3]?.rules?.[1] ?? {}, { atLeast: 4 }),
      '4 of 3 criteria',
    ],
    [
      'two of one letter',
      (pack: typeof made) => Object.assign(pack.criteria[0] ?? {}, { letter: '2' }),
      'Two criteria are called 2',
    ],
    [
      'tiers that fall',
      (pack: typeof made) => pack.fees.tiers.unshift({ below: 200_000, fee: 1 }),
      'Fee tiers rise',
    ],
    ['a table with an end', (pack: typeof made) => pack.fees.tiers.pop(), 'has no end'],
    ['a word it does not know', (pack: typeof made) => Object.assign(pack, { colour: 'red' }), 'colour'],
  ])('is refused with %s', (_, change, words) => {
    expect(changed((pack) => void change(pack))).toThrow(words);
  });

  it('is refused where it names a question that nobody asks', () => {
    const pack = structuredClone(made);
    pack.levels[0]?.requires.push('shoe_size');
    Object.assign(pack.levels[0] ?? {}, { asks: ['jobs'] });
    expect(unknownNames(readScheme(pack))).toEqual([
      'The level “eligibility” asks the section “jobs”, which there is not',
      'The level “eligibility” requires “shoe_size”, which is no measure',
    ]);
  });
});

describe('the fee', () => {
  // Social Enterprise Mark CIC, the table of 2017: the last pound and the first penny of each tier.
  it.each([
    [0, 350],
    [149_999.99, 350],
    [150_000, 450],
    [499_999.99, 450],
    [500_000, 550],
    [999_999.99, 550],
    [1_000_000, 690],
    [2_999_999.99, 690],
    [3_000_000, 760],
    [5_999_999.99, 760],
    [6_000_000, 1_500],
    [9_999_999.99, 1_500],
    [10_000_000, 2_200],
    [14_999_999.99, 2_200],
    [15_000_000, 3_300],
    [29_999_999.99, 3_300],
    [30_000_000, 5_000],
    [49_999_999.99, 5_000],
    [50_000_000, 6_000],
    [99_999_999.99, 6_000],
    [100_000_000, 7_500],
    [9_999_999_999.99, 7_500],
  ])('of an income of £%s is £%s', (income, fee) => {
    expect(feeFor(income, SHIPPED)).toBe(fee);
  });

  it('never falls as income rises', () => {
    const income = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(income, income, (a, b) => {
        expect(feeFor(Math.max(a, b), SHIPPED)).toBeGreaterThanOrEqual(feeFor(Math.min(a, b), SHIPPED));
      }),
    );
  });
});
