import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, parseNumber, plainNumber } from './number';

const RUNS = { numRuns: 10_000 };
const rules = { decimals: 6, mayBeNegative: true };

describe('parseNumber', () => {
  it.each([
    ['0', 0, 0],
    ['1,234.50', 1234.5, 2],
    ['9.0', 9, 1],
    [' 1 234'.trim().replace(' ', ','), 1234, 0],
    ['-191,027', -191027, 0],
    ['−12', -12, 0],
    ['445,000,000', 445_000_000, 0],
    ['-0', 0, 0],
    ['007', 7, 0],
  ])('reads %s', (typed, number, decimals) => {
    expect(parseNumber(typed, rules)).toEqual({ ok: true, number, decimals });
  });

  it.each([
    ...[
      '',
      ' ',
      '\u00a0',
      '£1.2m',
      '1e3',
      '0x10',
      '½',
      '１２',
      'NaN',
      '∞',
      'Infinity',
      '1,23',
      '12,34,567',
      '1.234,50',
    ],
    ...[
      '9007199254740993',
      '\u0000',
      '\ud800',
      '\u202e12',
      '😀',
      '__proto__',
      '1.',
      '.5',
      '--1',
      '+1',
      '1 234',
      '12abc',
    ],
    ...['1.1234567', `${'9'.repeat(1_000_000)}`],
  ])('refuses %j with a sentence', (typed) => {
    const parsed = parseNumber(typed, rules);
    expect(parsed).toMatchObject({ ok: false });
    if (!parsed.ok) expect(parsed.message).toMatch(/^Enter a /);
  });

  it('refuses a sign and decimals where the measure has none', () => {
    expect(parseNumber('-1', { decimals: 0, mayBeNegative: false })).toMatchObject({ ok: false });
    expect(parseNumber('1.5', { decimals: 0, mayBeNegative: false })).toMatchObject({ ok: false });
  });

  it('gives back every number of up to 15 digits as it was typed', () => {
    const number = fc.tuple(
      fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
      fc.integer({ min: 0, max: 6 }),
    );
    fc.assert(
      fc.property(number, ([digits, places]) => {
        const text = placePoint(digits, places);
        const parsed = parseNumber(text, rules);
        return parsed.ok && plainNumber(parsed.number, parsed.decimals) === text;
      }),
      RUNS,
    );
  });

  it('writes every number as Intl writes it', () => {
    const numbers = fc.oneof(
      fc.double({ noNaN: false }),
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((whole) => whole / 100),
      fc.integer(),
      fc.constantFrom(0, -0, 0.1 + 0.2, 999.995, 1.005, 1e-7, 1e15, 1e21, 999, 1000, 1_000_000),
    );
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 6 }), (number, decimals) => {
        const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
        const written = new Intl.NumberFormat('en-GB', digits).format(Math.abs(number));
        expect(formatNumber(number, decimals)).toBe(number < 0 ? `−${written}` : written);
      }),
      RUNS,
    );
  });

  it('reads what it has formatted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (n, places) => {
          const number = n / 10 ** places;
          const parsed = parseNumber(formatNumber(number, places), rules);
          return parsed.ok && parsed.number === (number === 0 ? 0 : number) && parsed.decimals === places;
        },
      ),
      RUNS,
    );
  });

  it('never throws and never reads nonsense as a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseNumber(text, rules);
        return !parsed.ok || Number.isFinite(parsed.number);
      }),
      RUNS,
    );
  });
});

/** 1234 with two places → "12.34". */
function placePoint(digits: bigint, places: number): string {
  const negative = digits < 0n;
  const all = (negative ? -digits : digits).toString().padStart(places + 1, '0');
  const text = places ? `${all.slice(0, -places)}.${all.slice(-places)}` : all;
  return negative && Number(text) !== 0 ? `-${text}` : text;
}
